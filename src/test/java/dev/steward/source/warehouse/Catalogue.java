package dev.steward.source.warehouse;

import dev.steward.testing.Postgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Everything that a schema holds, a line for each thing, in PostgreSQL's own words; never an oid. */
final class Catalogue {
    private static final List<String> PARTS = List.of(
            "select 'schema ' || nspname || ' ' || coalesce(nspacl::text, '') from pg_namespace where oid = {0}",
            "select 'relation ' || relkind::text || ' ' || relname || ' ' || coalesce(relacl::text, '') || relrowsecurity || relforcerowsecurity"
                    + " || relispartition || coalesce(reloptions::text, '') || coalesce(pg_get_partkeydef(oid), '')"
                    + " || coalesce(pg_get_expr(relpartbound, oid), '') || coalesce(obj_description(oid, 'pg_class'), '')"
                    + " from pg_class where relnamespace = {0}",
            "select 'column ' || relname || '.' || attname || ' ' || format_type(atttypid, atttypmod) || attnotnull || attidentity::text"
                    + " || attgenerated::text || coalesce(pg_get_expr(adbin, adrelid), '') || coalesce(attacl::text, '')"
                    + " || coalesce(col_description(c.oid, attnum), '')"
                    + " from pg_attribute a join pg_class c on c.oid = attrelid left join pg_attrdef on adrelid = attrelid and adnum = attnum"
                    + " where relnamespace = {0} and attnum > 0 and not attisdropped",
            "select 'constraint ' || coalesce(conrelid::regclass::text, '') || ' ' || conname || ' ' || pg_get_constraintdef(oid)"
                    + " from pg_constraint where connamespace = {0}",
            "select 'index ' || pg_get_indexdef(indexrelid) || indisvalid from pg_index join pg_class c on c.oid = indexrelid where relnamespace = {0}",
            "select 'view ' || relname || pg_get_viewdef(oid) from pg_class where relkind in ('v', 'm') and relnamespace = {0}",
            "select 'function ' || pg_get_functiondef(oid) || coalesce(proacl::text, '') || prosecdef from pg_proc where pronamespace = {0} and prokind in ('f', 'p')",
            "select 'trigger ' || pg_get_triggerdef(t.oid) || tgenabled::text from pg_trigger t join pg_class c on c.oid = tgrelid where relnamespace = {0} and not tgisinternal",
            "select 'policy ' || relname || ' ' || polname || polcmd::text || polpermissive"
                    + " || (select string_agg(r::regrole::text, ',' order by r::regrole::text) from unnest(polroles) r)"
                    + " || coalesce(pg_get_expr(polqual, polrelid), '') || '/' || coalesce(pg_get_expr(polwithcheck, polrelid), '')"
                    + " from pg_policy join pg_class c on c.oid = polrelid where relnamespace = {0}",
            "select 'type ' || typname || typtype::text || coalesce((select string_agg(enumlabel, ',' order by enumsortorder) from pg_enum where enumtypid = t.oid), '')"
                    + " from pg_type t where typnamespace = {0}",
            "select 'default right ' || defaclobjtype::text || defaclacl::text from pg_default_acl where defaclnamespace = {0}");

    private Catalogue() {}

    static Connection connect(Postgres postgres, String database, String role) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + postgres.port() + "/" + database + "?sslmode=disable", role, "");
    }

    static List<String> of(Postgres postgres, String database, String schema) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = connect(postgres, database, "postgres");
                Statement statement = connection.createStatement()) {
            String oid = "(select oid from pg_namespace where nspname = '" + schema + "')";
            for (String part : PARTS) {
                try (ResultSet rows = statement.executeQuery(part.replace("{0}", oid))) {
                    while (rows.next()) {
                        found.add(rows.getString(1));
                    }
                }
            }
        }
        found.sort(null);
        return found;
    }
}
