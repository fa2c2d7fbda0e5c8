package dev.steward.source.warehouse;

/** Rows of the session design that tests put in, as the app that tracks would. Times are SQL, such as {@code now()}. */
final class SessionRows {
    static final String TRACKER = "tracking_role";

    private final Designed warehouse;

    SessionRows(Designed warehouse) {
        this.warehouse = warehouse;
    }

    /** Deletes, since truncating every index of every month takes longer than the tests. */
    void clear() {
        warehouse.run(
                Designed.SUPERUSER,
                "delete from persons",
                "delete from agg_session_metrics_daily",
                "delete from dim_date",
                "delete from dim_pages",
                "delete from dim_devices",
                "delete from dim_channels",
                "delete from user_journey_paths",
                "delete from consent_texts",
                "set local session_replication_role = replica",
                "delete from user_consent");
    }

    void person(long id) {
        warehouse.run(TRACKER, "insert into persons (id) values (" + id + ")");
    }

    void personWhoConsents(long id) {
        person(id);
        decides(id, true, 1);
    }

    void decides(long person, boolean granted, int version) {
        warehouse.run(
                TRACKER,
                "insert into user_consent (person_id, purpose, granted, consent_version, source) values (%d, 'analytics', %s, %d, 'banner')"
                        .formatted(person, granted, version));
    }

    /** A session that has ended. */
    void session(int number, long person, String start, int seconds, String device, String browser) {
        warehouse.run(TRACKER, """
                insert into user_sessions (id, person_id, session_key, started_at, ended_at, last_activity_at, device_type, browser, user_agent, ip_hash)
                select '%1$s', %2$d, 'key-%3$d', s, s + interval '%4$d seconds', s + interval '%4$d seconds', '%5$s', '%6$s', 'Agent of %2$d',
                    hash_ip('192.0.2.%2$d')
                from (select %7$s as s) t""".formatted(uuid(number), person, number, seconds, device, browser, start));
    }

    /** A page of a session; without seconds nobody was seen to leave it. */
    void page(int session, int sequence, String url, String seconds) {
        page(session, sequence, url, seconds, "s.started_at + interval '" + sequence + " seconds'");
    }

    void page(int session, int sequence, String url, String seconds, String at) {
        warehouse.run(Designed.SUPERUSER, """
                insert into page_views (session_id, session_started_at, person_id, page_url, page_category, viewed_at, exited_at, page_sequence_number, query_params)
                select s.id, s.started_at, s.person_id, '%s', 'Profile', %s, %s + make_interval(secs => %s), %d, '{"q": "typed"}'
                from user_sessions s where s.id = '%s'""".formatted(url, at, at, seconds, sequence, uuid(session)));
    }

    void event(int session, String type, String category) {
        warehouse.run(Designed.SUPERUSER, """
                insert into user_events (session_id, session_started_at, person_id, event_type, event_category, created_at)
                select s.id, s.started_at, s.person_id, '%s', '%s', s.started_at from user_sessions s where s.id = '%s'""".formatted(type, category, uuid(session)));
    }

    static String uuid(int number) {
        return "00000000-0000-0000-0000-%012d".formatted(number);
    }
}
