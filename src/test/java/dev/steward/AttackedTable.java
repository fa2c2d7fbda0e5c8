package dev.steward;

/** What is attacked: a plain table, or one of two partitions. */
abstract class AttackedTable extends TableGround {
    @Override
    void fill() {
        SERVER.run(
                "create table shop.visits (id bigint primary key, at timestamptz, person text, note text)",
                "insert into shop.visits select n, timestamptz '2026-01-01 12:00:00Z' + n * interval '1 day', 'p' || n, 'x'"
                        + " from generate_series(0, 39) n");
        policy("shop.visits", "archive: {keep: 3 years}");
    }

    void policy(String table, String more) {
        ground.keep("""
                name: visits
                target: {table: %s, time: at, person: person}
                keep: 30 days
                limits: {percent: 100}
                """.formatted(table) + more);
    }

    /** Two partitions, the first of which is over. */
    void partitioned(String more) {
        SERVER.run(
                "create table shop.log (id bigint, at timestamptz, person text, primary key (id, at)) partition by range (at)",
                "create table shop.log_old partition of shop.log for values from ('2025-01-01') to ('2026-01-01')",
                "create table shop.log_new partition of shop.log for values from ('2026-01-01') to ('2027-01-01')",
                "insert into shop.log select n, timestamptz '2025-11-01Z' + n * interval '1 day', 'p' || n from generate_series(0, 19) n",
                "insert into shop.log values (100, '2026-02-01', 'q')");
        ground.keep("""
                name: visits
                target: {table: shop.log, time: at, person: person, partitions: drop}
                keep: 30 days
                limits: {percent: 100}
                """ + more);
        place = at("log");
    }
}
