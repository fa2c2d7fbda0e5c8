package dev.steward.source.warehouse;

import static dev.steward.source.warehouse.Designed.SUPERUSER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.Hazard;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The key figures of the session design, against numbers worked out by hand. */
class SessionFiguresTest {
    private static final String ENGINEER = "data_engineer_role";
    private static final String ANALYST = "analyst_role";
    /** Noon of the day before, so that no session crosses a day. */
    private static final String NOON = "(date_trunc('day', now(), 'UTC') - interval '12 hours')";

    private static Designed warehouse;
    private static SessionRows rows;

    @BeforeAll
    static void start() {
        warehouse = new Designed("sessions");
        rows = new SessionRows(warehouse);
    }

    @AfterAll
    static void stop() {
        warehouse.close();
    }

    @BeforeEach
    void clear() {
        rows.clear();
    }

    /**
     * Four sessions of two people on Firefox: 10, 29, 600 and 1,000 s; one that has not ended; and one of somebody who does
     * not consent. Pages 1, 0, 3 and 4; events 0, 0, 1 and 3.
     */
    private static void fourSessions() {
        rows.personWhoConsents(1);
        rows.personWhoConsents(2);
        rows.person(3);
        int[] seconds = {10, 29, 600, 1000};
        int[] pages = {1, 0, 3, 4};
        for (int n = 0; n < 4; n++) {
            rows.session(n + 1, n == 3 ? 2 : 1, NOON, seconds[n], "mobile", "Firefox");
            for (int page = 1; page <= pages[n]; page++) {
                // The last page of each is one that nobody was seen to leave.
                rows.page(n + 1, page, "/page" + page, page == pages[n] ? "null" : "20");
            }
        }
        rows.event(3, "click", "Finder");
        rows.event(4, "click", "Finder");
        rows.event(4, "form_submit", "Conversion");
        rows.event(4, "click", "Finder");
        rows.session(5, 3, NOON, 5000, "mobile", "Firefox");
        rows.session(6, 1, NOON, 5000, "mobile", "Firefox");
        warehouse.run(SUPERUSER, "update user_sessions set ended_at = null where session_key = 'key-6'");
    }

    @Test
    void sessionsOfADay() {
        fourSessions();
        warehouse.run(ENGINEER, "select refresh_session_metrics()");
        // avg (10+29+600+1000)/4, median (29+600)/2, p90 at 0.9*3 = 2.7: 600 + 0.7*400; pages 8/4, events 4/4; bounces
        // 2 of 4.
        assertThat(warehouse.ask(ANALYST, """
                                select device_type, browser, total_sessions, unique_users, bounce_sessions, engaged_sessions,
                                    round(avg_duration_seconds, 2), median_duration_seconds, p90_duration_seconds, min_duration_seconds,
                                    max_duration_seconds, round(avg_pages_per_session, 2), round(avg_time_per_page_seconds, 2),
                                    multi_page_sessions, round(avg_events_per_session, 2), bounce_rate_percent
                                from session_metrics_daily"""))
                .containsExactly("mobile|Firefox|4|2|2|2|409.75|314.5|880|10|1000|2.00|20.00|2|1.00|50.00");
        assertThat(warehouse.kpi(ANALYST, "session_duration").getFirst()).endsWith("|mobile|4|2|6.83|50.00|2");
    }

    /** An owner may be a superuser, whom no policy holds; what is worked out ahead is of consenting people all the same. */
    @Test
    @Hazard({"H74", "H101"})
    void consentIsAskedForAlsoWhereNoPolicyHoldsTheOwner() {
        rows.personWhoConsents(1);
        rows.person(2);
        for (int person = 1; person <= 2; person++) {
            rows.session(person, person, NOON, 60, "mobile", "Firefox");
            rows.page(person, 1, "/home", "5");
        }
        warehouse.run(SUPERUSER, "alter role warehouse_owner bypassrls");
        warehouse.run(
                ENGINEER,
                "select refresh_session_metrics()",
                "select refresh_page_metrics()",
                "select load_star(current_date - 2, current_date)",
                "select load_journey_paths(current_date - 2, current_date)");
        warehouse.run(SUPERUSER, "alter role warehouse_owner nobypassrls");
        assertThat(warehouse.ask(ANALYST, "select total_sessions from session_metrics_daily"))
                .containsExactly("1");
        assertThat(warehouse.ask(ANALYST, "select total_views from page_metrics_hourly"))
                .containsExactly("1");
        assertThat(
                        warehouse.ask(
                                SUPERUSER,
                                "select (select count(*) from fact_sessions), (select count(*) from fact_page_views), session_count from user_journey_paths"))
                .containsExactly("1|1|1");
    }

    /** Two people at 10:05, one of them again at 11:05; one session of a single page. */
    @Test
    void pagesOfAnHour() {
        rows.personWhoConsents(1);
        rows.personWhoConsents(2);
        for (int session = 1; session <= 3; session++) {
            rows.session(session, session == 2 ? 2 : 1, NOON, 300, "desktop", "Firefox");
        }
        String ten = NOON + " - interval '1 hour 55 minutes'";
        String eleven = NOON + " - interval '55 minutes'";
        rows.page(1, 1, "/home", "10", ten);
        rows.page(1, 2, "/finder", "30", ten);
        rows.page(2, 1, "/home", "20", ten);
        rows.page(3, 1, "/home", "90", eleven);
        warehouse.run(ENGINEER, "select refresh_page_metrics()");
        // views, viewers, sessions, seconds, entries, exits, bounce rate: session 2 and 3 saw one page only.
        assertThat(warehouse.ask(ANALYST, """
                                select extract(hour from hour at time zone 'UTC'), page_url, total_views, unique_viewers, unique_sessions,
                                    round(avg_time_on_page_seconds, 2), entry_count, exit_count, bounce_rate_percent
                                from page_metrics_hourly order by hour, page_url"""))
                .containsExactly(
                        "10|/finder|1|1|1|30.00|0|1|",
                        "10|/home|2|2|2|15.00|2|1|50.00",
                        "11|/home|1|1|1|90.00|1|1|100.00");
        assertThat(warehouse.kpi(ANALYST, "page_bounces")).containsExactly("Profile|/home|3|2|66.67");
        assertThat(warehouse.kpi(ANALYST, "page_transitions")).containsExactly("/home|/finder|1");
        // (10 + 20 + 90) / 3 = 40 by two people. From the hours: (15 + 90) / 2, by three.
        assertThat(warehouse.kpi(ANALYST, "top_pages"))
                .containsExactly("Profile|/home|3|2|40.00|", "Profile|/finder|1|1|30.00|");
        assertThat(warehouse.ask(ANALYST, Designed.text("/designs/draft_top_pages.sql")))
                .containsExactly("/home|3|3|52.50", "/finder|1|1|30.00");
    }

    /**
     * Four people signed up 12 months ago: all came in that month, three in the next, one in the one that is now. Two signed
     * up this month, one came.
     */
    @Test
    @Hazard("H105")
    void retentionIsOfTheWholeCohortAndDoesNotWrapAfterAYear() {
        int session = 0;
        for (int person = 1; person <= 6; person++) {
            rows.personWhoConsents(person);
            warehouse.run(
                    SUPERUSER,
                    "update persons set created_at = " + monthsAgo(person <= 4 ? 12 : 0) + " where id = " + person);
        }
        for (int person = 1; person <= 4; person++) {
            rows.session(++session, person, monthsAgo(12), 60, "mobile", "Firefox");
        }
        for (int person = 1; person <= 3; person++) {
            rows.session(++session, person, monthsAgo(11), 60, "mobile", "Firefox");
        }
        rows.session(++session, 1, monthsAgo(0), 60, "mobile", "Firefox");
        rows.session(++session, 5, monthsAgo(0), 60, "mobile", "Firefox");

        YearMonth now = YearMonth.now(ZoneOffset.UTC);
        assertThat(warehouse.kpi(ANALYST, "cohort_retention"))
                .hasSize(14)
                .contains(
                        now.minusMonths(12).atDay(1) + "|4|0|4|100.00",
                        now.minusMonths(12).atDay(1) + "|4|1|3|75.00",
                        now.minusMonths(12).atDay(1) + "|4|2|0|0.00",
                        now.minusMonths(12).atDay(1) + "|4|12|1|25.00",
                        now.atDay(1) + "|2|0|1|50.00");
        // The design divides by those who came that month, and puts the 13th month into the first.
        assertThat(warehouse.ask(SUPERUSER, Designed.text("/designs/draft_cohort_retention.sql")))
                .containsExactly("0|4|100", "1|3|100", "0|1|100", "|0|0");
    }

    private static String monthsAgo(int months) {
        return "(date_trunc('month', now(), 'UTC') - interval '" + months + " months')";
    }

    @Test
    void theStarCountsWhatTheSessionsCount() {
        fourSessions();
        assertThat(warehouse.ask(ENGINEER, "select load_star(current_date - 2, current_date)"))
                .containsExactly("4");
        assertThat(warehouse.ask(ENGINEER, "select load_star(current_date - 2, current_date)"))
                .containsExactly("4");
        assertThat(
                        warehouse.ask(
                                ANALYST,
                                "select duration_seconds, page_views_count, events_count, is_bounce, is_conversion from fact_sessions order by 1"))
                .containsExactly("10|1|0|t|f", "29|0|0|t|f", "600|3|1|f|f", "1000|4|3|f|t");
        assertThat(warehouse.ask(ANALYST, """
                                select total_sessions, unique_users, bounce_sessions, engaged_sessions, conversion_sessions,
                                    total_duration_seconds, page_views, events from agg_session_metrics_daily""")).containsExactly("4|2|2|2|1|1639|8|4");
        assertThat(
                        warehouse.ask(
                                ANALYST,
                                "select page_url, count(*) from fact_page_views join dim_pages using (page_id) group by 1 order by 1"))
                .containsExactly("/page1|3", "/page2|2", "/page3|2", "/page4|1");
    }

    /** Devices that differ in their version only: as the design joins them, by type and browser, each session is there twice. */
    @Test
    void aSessionIsOneFactHoweverManyVersionsABrowserHas() {
        rows.personWhoConsents(1);
        rows.session(1, 1, NOON, 60, "mobile", "Firefox");
        rows.session(2, 1, NOON, 60, "mobile", "Firefox");
        warehouse.run(SUPERUSER, "update user_sessions set browser_version = '1' where session_key = 'key-1'");
        warehouse.run(ENGINEER, "select load_star(current_date - 2, current_date)");
        assertThat(warehouse.ask(ANALYST, "select count(*), count(distinct device_id) from fact_sessions"))
                .containsExactly("2|2");
        assertThat(warehouse.ask(SUPERUSER, """
                                select count(*) from user_sessions us left join dim_devices dd
                                on us.device_type = dd.device_type and us.browser = dd.browser""")).containsExactly("4");
    }

    @Test
    @Hazard("H16")
    void factsOutliveSessionsThatExpire() {
        fourSessions();
        warehouse.run(ENGINEER, "select load_star(current_date - 2, current_date)");
        warehouse.run(SUPERUSER, "delete from user_sessions");
        assertThat(warehouse.ask(ENGINEER, "select load_star(current_date - 2, current_date)"))
                .containsExactly("0");
        assertThat(warehouse.ask(ANALYST, "select total_sessions from agg_session_metrics_daily"))
                .containsExactly("4");
    }

    @Test
    void theCalendarIsThatOfIso8601() {
        warehouse.run(ENGINEER, "select load_star('2026-12-31', '2027-01-03')");
        assertThat(warehouse.ask(
                        SUPERUSER,
                        "select date_id, week, iso_year, day_name, is_weekend, is_holiday from dim_date order by 1"))
                .containsExactly(
                        "20261231|53|2026|Thursday|f|",
                        "20270101|53|2026|Friday|f|",
                        "20270102|53|2026|Saturday|t|",
                        "20270103|53|2026|Sunday|t|");
    }
}
