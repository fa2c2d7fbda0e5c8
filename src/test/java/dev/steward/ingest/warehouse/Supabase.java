package dev.steward.ingest.warehouse;

import dev.steward.source.warehouse.Scratch;
import java.sql.SQLException;
import java.util.Arrays;

/**
 * A small Supabase, extracted twice: at the end of yesterday, and now. Days are counted back from yesterday, times are noons.
 * Ann is new, Bob and Fay are active, Cat is at risk, Dan has left, Eve never logged in and is not seen any more.
 */
final class Supabase {
    /** The instant of the first extraction: always another UTC day than now, and never older than 24 hours. */
    static final String YESTERDAY =
            "(date_trunc('day', now() at time zone 'UTC') - interval '1 ms') at time zone 'UTC'";

    static final String NOW = "now()";

    private static final String[][] PEOPLE = {
        // name, mail, way in, signed up, last login as the users table knows it, deleted
        {"a", "' Ann@X.com'", "'password'", "5", "0", null},
        {"b", "'bob@y.org'", "'google'", "100", null, null},
        {"c", "'cat@y.org'", "'google'", "200", "45", null},
        {"d", "'dan@x.com'", "'google'", "300", "120", "60"},
        {"e", "null", "null", "300", null, null},
        {"f", "'fay@x.com'", "'password'", "50", "10", null}
    };

    private final Scratch scratch;
    private int events;

    Supabase(Scratch scratch) {
        this.scratch = scratch;
    }

    static String id(String name) {
        return "0000000" + name + "-0000-0000-0000-000000000000";
    }

    private static String noon(String daysBack) {
        return "(date_trunc('day', " + YESTERDAY + " at time zone 'UTC') - interval '" + daysBack
                + " days' + interval '12 hours') at time zone 'UTC'";
    }

    private static String extracted(String at) {
        return at + ", ((" + at + ") at time zone 'UTC')::date";
    }

    /** The whole users table, but for those who are left out. */
    void users(String at, String... without) throws SQLException {
        for (String[] one : PEOPLE) {
            if (!Arrays.asList(without).contains(one[0])) {
                scratch.run(
                        Scratch.OWNER,
                        "insert into petforce.raw_supabase_users (extracted_at, extracted_date, id, email, hashed_password, preferred_auth_method,"
                                + " created_at, last_login_at, last_login_ip, deleted_at) values (" + extracted(at)
                                + ", '" + id(one[0])
                                + "', " + one[1] + ", 'secret', " + one[2] + ", " + noon(one[3]) + ", "
                                + (one[4] == null ? "null" : noon(one[4])) + ", '10.0.0.1', "
                                + (one[5] == null ? "null" : noon(one[5])) + ")");
            }
        }
    }

    void event(String at, String name, String type, int daysBack) throws SQLException {
        scratch.run(
                Scratch.OWNER,
                "insert into petforce.raw_supabase_auth_events (extracted_at, extracted_date, id, user_id, event_type, occurred_at, ip_address) values ("
                        + extracted(at) + ", " + next() + ", '" + id(name) + "', '" + type + "', "
                        + noon(String.valueOf(daysBack)) + ", '10.0.0.2')");
    }

    void session(String at, String name, int daysBack) throws SQLException {
        scratch.run(
                Scratch.OWNER,
                "insert into petforce.raw_supabase_sessions (extracted_at, extracted_date, id, user_id, started_at, ip_address) values ("
                        + extracted(at) + ", " + next() + ", '" + id(name) + "', " + noon(String.valueOf(daysBack))
                        + ", '10.0.0.3')");
    }

    void call(String at, String name, String feature, int daysBack) throws SQLException {
        scratch.run(
                Scratch.OWNER,
                "insert into petforce.raw_supabase_api_calls (extracted_at, extracted_date, id, user_id, called_at, endpoint, feature) values ("
                        + extracted(at) + ", " + next() + ", '" + id(name) + "', " + noon(String.valueOf(daysBack))
                        + ", '/x', '" + feature + "')");
    }

    private String next() {
        return "'10000000-0000-0000-0000-%012d'".formatted(++events);
    }

    /** Everything of the first extraction. */
    void first() throws SQLException {
        scratch.run(Scratch.OWNER, "select petforce.create_partitions_ahead(3, (now() at time zone 'UTC')::date - 2)");
        users(YESTERDAY);
        for (int day : new int[] {0, 0, 1}) {
            event(YESTERDAY, "a", "login", day);
        }
        event(YESTERDAY, "a", "login_failed", 0);
        event(YESTERDAY, "b", "login", 1);
        event(YESTERDAY, "b", "login", 3);
        event(YESTERDAY, "f", "login", 10);
        event(YESTERDAY, "d", "login", 120);
        session(YESTERDAY, "a", 0);
        session(YESTERDAY, "b", 2);
        session(YESTERDAY, "d", 120);
        for (String feature : new String[] {"meds", "feed", "feed"}) {
            call(YESTERDAY, "a", feature, 0);
        }
        call(YESTERDAY, "e", "feed", 95);
    }
}
