package dev.steward.ingest.warehouse;

/**
 * Something that must hold before what was built is shown to anybody.
 *
 * @param name such as {@code not_null_stg_supabase_users_user_id}
 * @param kind as the records of quality checks call it: uniqueness, completeness, validity, consistency or timeliness
 * @param about the table it is about
 * @param query gives a row for each fault
 */
record Check(String name, String kind, String about, Template query) {}
