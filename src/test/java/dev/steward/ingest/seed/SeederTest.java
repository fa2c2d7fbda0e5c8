package dev.steward.ingest.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.Hazard;
import dev.steward.audit.AuditLog;
import dev.steward.audit.AuditQuery;
import dev.steward.audit.Recorded;
import dev.steward.ingest.demo.Resident.Sitting;
import dev.steward.ingest.seed.SeedReport.Filled;
import dev.steward.ingest.warehouse.Builder;
import dev.steward.model.BadInput;
import dev.steward.model.Cancelled;
import dev.steward.model.StatementLog;
import dev.steward.model.Table;
import dev.steward.model.Work;
import dev.steward.source.BuildSite.Site;
import dev.steward.source.warehouse.PgBuildSite;
import dev.steward.source.warehouse.PgFigures;
import dev.steward.source.warehouse.PgSchemas;
import dev.steward.source.warehouse.Scratch;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Schemas filled with people, against the same people counted one by one. One server, which fills up from test to test. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SeederTest {
    private static final Work WORK = Work.unobserved();
    private static final LocalDate YESTERDAY = LocalDate.now(ZoneOffset.UTC).minusDays(1);
    private static final Seed SEED = new Seed(150, 60, 7, YESTERDAY);
    private static final String SECURED = "select relname, relrowsecurity, relforcerowsecurity from pg_class"
            + " where relnamespace = 'sessions'::regnamespace and relkind in ('r', 'p') and not relispartition order by 1";

    private static Scratch scratch;
    private static List<String> secured;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws SQLException {
        scratch = Scratch.with("sessions", "agents", "petforce");
        scratch.login("ana", "analyst_role");
        scratch.run(Scratch.OWNER, "insert into governance.claims values ('ana', 'domain', 'core')");
        secured = scratch.ask("postgres", SECURED);
    }

    @AfterAll
    static void stop() {
        scratch.close();
    }

    private Seeder seeder() {
        return new Seeder(
                PgSchemas.of(scratch.connection(Scratch.OWNER), () -> "", StatementLog.NONE),
                new PgBuildSite(scratch.connection(Scratch.OWNER), () -> "", StatementLog.NONE),
                scratch.connection(Scratch.OWNER),
                new AuditLog(folder, InstantSource.system()),
                () -> "pat",
                InstantSource.system());
    }

    private static String one(String query) throws SQLException {
        return scratch.ask("postgres", query).getFirst();
    }

    /** What the people of the seed did, counted without a database. */
    private static final class Count {
        private final Map<LocalDate, Long> sessionsByDay = new TreeMap<>();
        private final Set<Integer> active = new HashSet<>();
        private long people;
        private long sessions;
        private long deeds;
        private long pages;

        private static Count of(Seed seed) {
            Count count = new Count();
            seed.crowd().tell(WORK, person -> {
                count.people++;
                for (Sitting sitting : person.sittings()) {
                    count.active.add(person.number());
                    count.sessions++;
                    count.sessionsByDay.merge(LocalDate.ofInstant(sitting.start(), ZoneOffset.UTC), 1L, Long::sum);
                    count.deeds += sitting.deeds().size();
                    String before = "";
                    for (var deed : sitting.deeds()) {
                        count.pages +=
                                deed.name().equals("page_view") || !deed.page().equals(before) ? 1 : 0;
                        before = deed.page();
                    }
                }
            });
            return count;
        }
    }

    @Test
    @Order(1)
    void whatIsCancelledLeavesNothing() throws SQLException {
        Work stopped = new Work() {
            private boolean half;

            @Override
            public void progress(double fraction, String note) {
                half = fraction > 0.7;
            }

            @Override
            public boolean cancelled() {
                return half;
            }

            @Override
            public Handle onCancel(Runnable stop) {
                return () -> {};
            }
        };
        assertThatThrownBy(() -> seeder().seed("sessions", SEED, stopped)).isInstanceOf(Cancelled.class);
        assertThat(one("select (select count(*) from sessions.persons) + (select count(*) from sessions.user_events)"))
                .isEqualTo("0");
        assertThat(scratch.ask("postgres", SECURED)).isEqualTo(secured);
    }

    @Test
    @Order(2)
    void sessionsHoldWhatTheirPeopleDid() throws SQLException {
        SeedReport report = seeder().seed("sessions", SEED, WORK).getFirst();
        Count count = Count.of(SEED);
        assertThat(count.sessions).isGreaterThan(150);
        assertThat(one("select count(*) from sessions.persons")).isEqualTo(String.valueOf(count.people));
        assertThat(one("select count(*), count(distinct person_id) from sessions.user_sessions"))
                .isEqualTo(count.sessions + "|" + count.active.size());
        assertThat(
                        scratch.ask(
                                "postgres",
                                "select (started_at at time zone 'UTC')::date, count(*) from sessions.user_sessions group by 1 order by 1"))
                .isEqualTo(count.sessionsByDay.entrySet().stream()
                        .map(day -> day.getKey() + "|" + day.getValue())
                        .toList());
        assertThat(one("select count(*) from sessions.page_views")).isEqualTo(String.valueOf(count.pages));
        assertThat(one("select count(*) from sessions.user_events where event_category <> 'Engagement'"))
                .isEqualTo(String.valueOf(count.deeds));
        assertThat(report.tables())
                .filteredOn(filled -> filled.table().equals("user_sessions"))
                .extracting(Filled::rows)
                .containsExactly(count.sessions);
        assertThat(one("select count(*) from sessions.user_events_default")).isEqualTo("0");
        assertThat(scratch.ask("postgres", SECURED)).isEqualTo(secured);
        assertThat(new AuditLog(folder, InstantSource.system())
                        .entries(AuditQuery.newest(2)).stream().map(Recorded::action))
                .containsExactlyInAnyOrder("seed.started", "seed.finished");
    }

    /** Every way of adding up agrees, and none counts who does not consent. */
    @Test
    @Order(3)
    @Hazard("H74")
    void figuresOfSessionsAreOfThoseWhoConsent() throws SQLException {
        String consenting =
                "person_id in (select person_id from sessions.user_consent_current where purpose = 'analytics' and consents)";
        String completed =
                one("select count(*), sum(duration_seconds) from sessions.user_sessions where ended_at is not null and "
                        + consenting);
        assertThat(one("select count(*), sum(duration_seconds) from sessions.fact_sessions"))
                .isEqualTo(completed);
        assertThat(
                        one(
                                "select sum(total_sessions), sum(total_duration_seconds) from sessions.agg_session_metrics_daily"))
                .isEqualTo(completed);
        assertThat(one("select sum(total_sessions) from sessions.session_metrics_daily"))
                .isEqualTo(completed.substring(0, completed.indexOf('|')));
        assertThat(one("select sum(session_count) from sessions.user_journey_paths"))
                .isEqualTo(one("select count(*) from sessions.user_sessions where " + consenting));
        assertThat(
                        one(
                                "select count(*) filter (where consents) * 100 / count(*) from sessions.user_consent_current where purpose = 'analytics'"))
                .satisfies(percent -> assertThat(Integer.parseInt(percent)).isBetween(75, 95));

        List<Table> figures =
                new PgFigures(scratch.connection("ana"), () -> "", StatementLog.NONE).of("sessions", WORK);
        assertThat(figures)
                .hasSize(5)
                .allSatisfy(figure -> assertThat(figure.rows()).isNotEmpty());
        long thirtyDays = figures.stream()
                .filter(figure -> figure.title().startsWith("Sessions, people, minutes"))
                .flatMap(figure -> figure.rows().stream())
                .mapToLong(row -> ((Number) Objects.requireNonNull(row.get(2))).longValue())
                .sum();
        assertThat(String.valueOf(thirtyDays))
                .isEqualTo(
                        one(
                                "select count(*) from sessions.user_sessions where ended_at is not null and "
                                        + consenting
                                        + " and started_at >= (date_trunc('day', now() at time zone 'UTC') - interval '30 days') at time zone 'UTC'"));
    }

    @Test
    @Order(4)
    void aSchemaIsFilledOnce() {
        assertThatThrownBy(() -> seeder().seed("sessions", SEED, WORK))
                .isInstanceOfSatisfying(BadInput.class, refused -> {
                    assertThat(refused.code()).isEqualTo("seed.holds-rows");
                    assertThat(refused.getMessage()).contains("sessions.persons", "holds data");
                });
    }

    @Test
    @Order(5)
    void agentsHaveFiguresAsTheirDesignExpects() throws SQLException {
        seeder().seed("agents", SEED, WORK);
        assertThat(one("select count(*) from agents.fact_agent_query"))
                .isEqualTo(one("select count(*) from agents.agent_queries"));
        assertThat(one("select sum(total_queries), sum(total_latency_ms) from agents.agg_agent_daily_performance"))
                .isEqualTo(one("select count(*), sum(latency_ms) from agents.agent_queries"));
        assertThat(scratch.ask("postgres", "select rule from agents.v_data_quality_report where status = 'fail'"))
                .isEmpty();
        assertThat(
                        one(
                                "select min(quality_score) > 50, max(quality_score) <= 100 from agents.agg_agent_daily_performance where total_queries > 5"))
                .doesNotContain("f");
        assertThat(one("select count(*) from agents.facts")).isEqualTo(String.valueOf(60 * 12));
    }

    @Test
    @Order(6)
    void petforceIsBuiltFromWhatWasExtracted() throws SQLException {
        seeder().seed("petforce", SEED, WORK);
        var report = new Builder(
                        new PgBuildSite(scratch.connection(Scratch.OWNER), () -> "", StatementLog.NONE),
                        scratch.connection(Scratch.OWNER),
                        new AuditLog(folder, InstantSource.system()),
                        () -> "pat")
                .build("petforce", "", "5e".repeat(32), WORK);
        assertThat(report.promoted()).as("%s", report.checks()).isTrue();
        Count count = Count.of(SEED);
        assertThat(one("select count(*) from petforce.marts_core_dim_users")).isEqualTo(String.valueOf(count.people));
        assertThat(one("select sum(session_count) from petforce.marts_core_user_activity_daily"))
                .isEqualTo(String.valueOf(count.sessions));
        List<Table> figures =
                new PgFigures(scratch.connection("ana"), () -> "", StatementLog.NONE).of("petforce", WORK);
        assertThat(figures)
                .hasSize(3)
                .allSatisfy(figure -> assertThat(figure.rows()).isNotEmpty());
    }

    @Test
    void theSameSeedGivesTheSameRows() {
        for (String schema : List.of("sessions", "agents", "petforce")) {
            List<List<String>> rows = Recorder.rows(schema, SEED);
            assertThat(rows).isNotEmpty();
            assertThat(Recorder.rows(schema, SEED)).isEqualTo(rows);
            assertThat(Recorder.rows(schema, new Seed(150, 60, 8, YESTERDAY))).isNotEqualTo(rows);
        }
    }

    @Test
    void whatCannotBeFilledIsSaid() {
        assertThatThrownBy(() -> seeder().seed("session", SEED, WORK))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("did you mean \"sessions\"?");
        Seed today = new Seed(150, 60, 7, LocalDate.now(ZoneOffset.UTC));
        assertThatThrownBy(() -> seeder().seed("sessions", today, WORK))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("is not over");
        assertThatThrownBy(() -> new Seed(5, 60, 7, YESTERDAY)).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> new Seed(150, 400, 7, YESTERDAY)).isInstanceOf(BadInput.class);
    }

    /** Takes down what would be copied. */
    private record Recorder(List<List<String>> rows) implements Site {
        private static List<List<String>> rows(String schema, Seed seed) {
            Recorder recorder = new Recorder(new ArrayList<>());
            Planting.of(schema, seed).plant(recorder, WORK);
            return recorder.rows;
        }

        @Override
        public long run(String sql) {
            return 0;
        }

        @Override
        public boolean any(String query) {
            return false;
        }

        @Override
        public long count(String query) {
            return 0;
        }

        @Override
        public List<String> columns(String table) {
            return List.of();
        }

        @Override
        public void add(String table, List<String> columns, List<List<String>> added) {
            rows.addAll(added);
        }

        @Override
        public void copy(String table, List<String> columns, List<List<String>> added) {
            rows.addAll(added);
        }

        @Override
        public void freed(List<String> tables, Runnable act) {
            act.run();
        }

        @Override
        public void bare(List<String> tables, Runnable fill) {
            fill.run();
        }
    }
}
