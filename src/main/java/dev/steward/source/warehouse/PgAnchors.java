package dev.steward.source.warehouse;

import static org.jooq.impl.DSL.cast;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import dev.steward.model.Anchor;
import dev.steward.model.AnchorStore;
import dev.steward.workspace.SavedConnection;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Anchors in a warehouse ({@code governance.audit_anchors}), where that table is there and the role may add to it; where it is
 * not, nothing is kept and none are found. Connects for each call anew: anchors are few.
 */
public final class PgAnchors implements AnchorStore {
    private static final String SCHEMA = "governance";
    private static final String TABLE = "audit_anchors";
    private static final Table<Record> ANCHORS = table(name(SCHEMA, TABLE));
    private static final Field<String> LOG = field(name("log_id"), String.class);
    private static final Field<Long> COUNT = field(name("entry_count"), Long.class);
    private static final Field<String> HASH = field(name("entry_hash"), String.class);
    private static final Field<OffsetDateTime> AT = field(name("taken_at"), OffsetDateTime.class);
    private static final Field<String> KEY = field(name("public_key"), String.class);
    private static final Field<String> SIGNATURE = field(name("signature"), String.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final SavedConnection target;
    private final Login login;
    private Instant notBefore = Instant.MIN;

    /** @param password asked for at every connection; empty: the server trusts the role, or ~/.pgpass knows it */
    public PgAnchors(SavedConnection target, Supplier<String> password) {
        this.target = target;
        this.login = new Login(target, password);
    }

    @Override
    public String place() {
        return target.title() + ", " + SCHEMA + "." + TABLE;
    }

    @Override
    public boolean elsewhere() {
        return true;
    }

    /** A role that may not, a standby or a lost server is left alone for a minute. */
    @Override
    public synchronized void keep(Anchor anchor) {
        if (Instant.now().isBefore(notBefore)) {
            return;
        }
        notBefore = Instant.now().plus(PAUSE);
        try (Connection connection = login.getConnection()) {
            DSLContext sql = DSL.using(Pool.configuration(connection));
            if (may(sql, "insert")) {
                insert(sql, anchor);
                notBefore = Instant.MIN;
            }
        } catch (SQLException failed) {
            throw PgFailures.translate(failed, target);
        } catch (DataAccessException failed) {
            throw PgFailures.translate(Pool.cause(failed), target);
        }
    }

    /** Of all logs named, the newest first, as far as the role may read them. */
    @Override
    public List<Anchor> anchors(Set<String> logs) {
        try (Connection connection = login.getConnection()) {
            connection.setReadOnly(true);
            DSLContext sql = DSL.using(Pool.configuration(connection));
            return may(sql, "select")
                    ? sql.select(LOG, COUNT, HASH, AT, KEY, SIGNATURE)
                            .from(ANCHORS)
                            .where(LOG.in(logs))
                            .orderBy(COUNT.desc())
                            .fetch(PgAnchors::anchor)
                    : List.of();
        } catch (SQLException failed) {
            throw PgFailures.translate(failed, target);
        } catch (DataAccessException failed) {
            throw PgFailures.translate(Pool.cause(failed), target);
        }
    }

    private static Anchor anchor(Record row) {
        return new Anchor(
                row.get(LOG), row.get(COUNT), row.get(HASH), row.get(AT).toInstant(), row.get(KEY), row.get(SIGNATURE));
    }

    /** A standby can be read, and not written to; nor can a role that is set to read only write. */
    private static boolean may(DSLContext sql, String right) {
        String writable = right.equals("insert")
                ? " and not pg_is_in_recovery() and current_setting('default_transaction_read_only') = 'off'"
                : "";
        return sql.fetchExists(DSL.selectOne()
                .from(table(name("pg_catalog", "pg_class")))
                .where(condition(
                        "oid = to_regclass({0}) and has_schema_privilege(relnamespace, 'usage') and has_any_column_privilege(oid, {1})"
                                + writable,
                        DSL.inline(SCHEMA + "." + TABLE),
                        DSL.inline(right))));
    }

    private static void insert(DSLContext sql, Anchor anchor) {
        sql.insertInto(ANCHORS, LOG, COUNT, HASH, AT, KEY, SIGNATURE)
                .values(
                        val(anchor.log()),
                        val(anchor.count()),
                        val(anchor.hash()),
                        cast(val(anchor.at().atOffset(ZoneOffset.UTC)), SQLDataType.TIMESTAMPWITHTIMEZONE),
                        val(anchor.key()),
                        val(anchor.signature()))
                .execute();
    }
}
