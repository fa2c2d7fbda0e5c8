package dev.steward.source.warehouse;

import dev.steward.model.BadInput;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Tables of a schema, with all their partitions, from which something is taken for a while. Nothing here tidies up after a
 * failure: it happens in one transaction, and whatever ends that otherwise than by a commit, were it the loss of the server,
 * leaves the catalogue as it was.
 */
record Bulk(PgSite site, List<String> tables) {
    /** What a statement takes away and another one brings back. */
    private record Part(String away, String back) {}

    void freed(Runnable act) {
        List<Part> forced = parts("""
                select format('alter table %s no force row level security', oid::regclass),
                    format('alter table %s force row level security', oid::regclass)
                from pg_class where oid in (select oid from chosen) and relforcerowsecurity order by oid""");
        forced.forEach(part -> site.run(part.away()));
        act.run();
        forced.forEach(part -> site.run(part.back()));
    }

    void bare(Runnable fill) {
        if (site.any(with("select from pg_class where oid in (select oid from chosen) and relforcerowsecurity"))) {
            throw new IllegalStateException("Keys are checked as the owner, who would not see every row");
        }
        List<List<String>> before = catalogue();
        List<Part> keys = parts("""
                select format('alter table %s drop constraint %I', conrelid::regclass, conname),
                    format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
                from pg_constraint
                where contype = 'f' and conparentid = 0 and conrelid in (select oid from chosen) order by oid""");
        // In the order in which they were made, in which the server gives the partitions' indexes their names. That of
        // a
        // table cut into partitions is said as one without those of its partitions.
        List<Part> indexes = parts("""
                select format('drop index %s', indexrelid::regclass),
                    case relkind when 'I' then regexp_replace(pg_get_indexdef(indexrelid), ' ON ONLY ', ' ON ')
                        else pg_get_indexdef(indexrelid) end
                from pg_index join pg_class on oid = indexrelid
                where indrelid in (select oid from chosen) and not indisunique and not relispartition
                  and not exists (select from pg_constraint where conindid = indexrelid) order by indexrelid""");
        keys.forEach(part -> site.run(part.away()));
        indexes.forEach(part -> site.run(part.away()));
        fill.run();
        indexes.forEach(part -> site.run(part.back()));
        // Or the keys would be checked with a plan for tables of which nothing is known.
        site.run("analyze " + String.join(", ", tables));
        keys.forEach(part -> site.run(part.back()));
        refuseChange(before);
    }

    private void refuseChange(List<List<String>> before) {
        List<List<String>> after = catalogue();
        if (!after.equals(before)) {
            String changed = before.stream()
                    .filter(line -> !after.contains(line))
                    .map(List::getFirst)
                    .findFirst()
                    .orElse("one more than before");
            throw new BadInput(
                    "warehouse.own-index",
                    "An index or a key would not be again as it was: " + changed + ".",
                    "Somebody has changed it after the schema was set up. Fill another database, or take the change back.");
        }
    }

    /**
     * Everything that can be said of the tables' keys and indexes. What the server calls the parts of a key that points to a
     * table with partitions, one for each of those, is left out: it numbers them as they come.
     */
    private List<List<String>> catalogue() {
        return site.rows(with("""
                select concat_ws(' ', conrelid::regclass,
                        case when conparentid = 0 or confrelid = (select confrelid from pg_constraint above where above.oid = c.conparentid)
                            then conname end,
                        pg_get_constraintdef(oid)),
                    convalidated::text, obj_description(oid, 'pg_constraint')
                from pg_constraint c where conrelid in (select oid from chosen)
                union all
                select pg_get_indexdef(indexrelid),
                    concat_ws(' ', indisvalid, indisclustered, indisreplident, reltablespace, reloptions,
                        (select string_agg(attstattarget::text, ' ' order by attnum) from pg_attribute where attrelid = indexrelid)),
                    obj_description(indexrelid, 'pg_class')
                from pg_index join pg_class on oid = indexrelid where indrelid in (select oid from chosen)
                order by 1, 2, 3"""));
    }

    private List<Part> parts(String query) {
        return site.rows(with(query)).stream()
                .map(row -> new Part(row.getFirst(), row.getLast()))
                .toList();
    }

    private String with(String query) {
        return """
                with recursive chosen as (
                    select oid from pg_class where oid in (%s)
                    union select inhrelid from pg_inherits join chosen on inhparent = oid)
                """.formatted(tables.stream()
                        .map(table -> "'" + table.replace("'", "''") + "'::regclass")
                        .collect(Collectors.joining(", ")))
                + query;
    }
}
