package dev.steward.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.Hazard;
import dev.steward.audit.AuditQuery;
import dev.steward.audit.Recorded;
import dev.steward.model.BadInput;
import dev.steward.model.Cancelled;
import dev.steward.model.Job;
import dev.steward.model.SourceUnavailable;
import dev.steward.model.Value;
import dev.steward.source.Selection;
import dev.steward.source.Selection.Personal;
import dev.steward.source.lake.LakeFolder;
import dev.steward.testing.ChildJvm;
import dev.steward.testing.Postgres;
import dev.steward.workspace.SavedConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real PostgreSQL, taken into lakes. */
class OfflineTest {
    private static final String EVENTS =
            "id bigint generated always as identity primary key, user_id text, event_type text,"
                    + " created_at timestamptz, properties jsonb";
    private static Postgres postgres;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        postgres = Postgres.start();
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    private static SavedConnection table(String name, String columns, String... rows) {
        postgres.run("create table " + name + " (" + columns + ")");
        postgres.run(rows);
        return postgres.connection("public", name, "");
    }

    /** An event every ten seconds; a day has 8,640. */
    private static SavedConnection many(String name, int rows) {
        return table(
                name,
                EVENTS,
                "create index on " + name + " (created_at)",
                "insert into " + name + " (user_id, event_type, created_at, properties) select 'u' || i % 97, 'view',"
                        + " timestamptz '2024-05-01Z' + i * interval '10 seconds', jsonb_build_object('n', i)"
                        + " from generate_series(0, " + (rows - 1) + ") as i");
    }

    @Test
    @Hazard("H24")
    void everyTypeArrivesAsItIs() {
        SavedConnection from = table(
                "kinds",
                "id int generated always as identity primary key, user_id text, event_type text, created_at timestamptz,"
                        + " properties jsonb, amount numeric(38,9), ratio real, size bigint, paid boolean, tags text[],"
                        + " note text, raw bytea, plan text, shown_at timestamptz, meta json, url text, nothing text",
                "set timezone = 'UTC'",
                "insert into kinds (user_id, event_type, created_at, properties, amount, ratio, size, paid, tags, note, raw, plan,"
                        + " shown_at, meta, url) values ('ada', 'buy', '2024-05-01 10:00:00.123457Z',"
                        + " '{\"plan\": \"json wins\", \"none\": null, \"deep\": {\"a\": [1, 2.50, \"x\"]}, \"big\": 12345678901234567890}',"
                        + " 12345678901234567890123456789.123456789, 0.1, 9007199254740993, true, '{a,\"b c\"}',"
                        + " E'line\\nbreak, \"quoted\" \\t 🐾', '\\x00ff', 'column loses', '2024-05-01 12:00:00Z', '{\"k\": 1}', '')");

        new Takings(folder).take(from, Takings.ALL);

        Takings lake = new Takings(folder);
        assertThat(
                        lake.sql(
                                "select id, project_id, user_id, event_type, epoch_us(created_at), arrival, url, client_timestamp from lake"))
                .containsExactly("1|shop|ada|buy|1714557600123457|1||null");
        String properties = lake.sql("select properties from lake").getFirst();
        assertThat(properties)
                .contains("\"amount\":12345678901234567890123456789.123456789")
                .contains("\"ratio\":0.10000000149011612")
                .contains("\"size\":9007199254740993")
                .contains("\"paid\":true")
                .contains("\"tags\":\"{a,\\\"b c\\\"}\"")
                .contains("\"note\":\"line\\nbreak, \\\"quoted\\\" \\t 🐾\"")
                .contains("\"raw\":\"\\\\x00ff\"")
                .contains("\"plan\":\"json wins\"")
                .contains("\"deep\":{\"a\":[1,2.50,\"x\"]}")
                .contains("\"big\":12345678901234567890")
                .contains("\"meta\":{\"k\":1}")
                .doesNotContain("column loses", "nothing", "none");
    }

    @Test
    void whatIsThereIsSaidBeforeAnythingIsTaken() {
        SavedConnection from = many("previewed", 5_000);

        OfflinePreview preview = new Takings(folder).preview(from, Takings.ALL);

        assertThat(preview.events()).isEqualTo(5_000);
        assertThat(preview.days()).isEqualTo(1);
        assertThat(preview.arrival()).isTrue();
        assertThat(new Takings(folder).path()).doesNotExist();
        Takings lake = new Takings(folder);
        lake.take(from, Takings.ALL);
        long bytes = new LakeFolder(lake.path())
                .current().files().stream().mapToLong(file -> file.bytes()).sum();
        assertThat((double) preview.bytes() / bytes)
                .as("estimated " + preview.bytes() + " of " + bytes)
                .isBetween(0.4, 2.5);
    }

    @Test
    void daysAreThoseOfUtcAndOnlyThoseChosen() {
        SavedConnection from = many("days", 30_000);
        Takings lake = new Takings(folder);

        OfflineReport report = lake.take(from, Takings.days("2024-05-02", "2024-05-03"));

        assertThat(report.report().written()).isEqualTo(17_280);
        assertThat(lake.files())
                .containsExactly(
                        "events/project_shop/2024/05/events_2024-05-02.parquet",
                        "events/project_shop/2024/05/events_2024-05-03.parquet");
        assertThat(lake.sql("select count(*), count(distinct id), min(arrival), max(arrival) from lake"))
                .containsExactly("17280|17280|8641|25920");
        assertThat(new LakeFolder(lake.path()).current().taken().orElseThrow().from())
                .isEqualTo("public.days, " + from.title());
    }

    @Test
    void aRefreshBringsWhatIsNewAndOnlyThat() throws Exception {
        SavedConnection from = many("growing", 1_000);
        Takings lake = new Takings(folder);
        lake.take(from, Takings.ALL);
        try (var late = postgres.connect()) {
            // It takes its number before the mark is set, and is committed after.
            late.setAutoCommit(false);
            try (var statement = late.createStatement()) {
                statement.execute(
                        "insert into growing (user_id, event_type, created_at) values ('slow', 'view', '2024-05-01 00:00Z')");
            }
            postgres.run(
                    "insert into growing (user_id, event_type, created_at) values ('new', 'view', '2024-05-01 00:00Z'),"
                            + " ('new', 'view', '2024-06-01Z')",
                    "update growing set event_type = 'changed' where id = 1",
                    "delete from growing where id = 2");

            assertThat(lake.refresh(from).report().written()).isEqualTo(2);
            late.commit();
        }
        OfflineReport last = lake.refresh(from);
        assertThat(last.report().written()).isEqualTo(1);
        assertThat(last.report().duplicates()).isEqualTo(1_001);
        assertThat(lake.refresh(from).report().written()).isZero();
        assertThat(lake.sql(
                        "select user_id, event_type, id from lake where created_at = '2024-05-01' order by arrival"))
                .as("ties stand in the warehouse's order, and what was changed there is as it was")
                .containsExactly("u0|view|1", "slow|view|1001", "new|view|1002");
        assertThat(lake.sql("select count(*) from lake")).containsExactly("1003");
    }

    @Test
    void withoutAGrowingNumberARefreshGoesByTime() {
        SavedConnection from = table(
                "plain",
                "user_id text, event_type text, created_at timestamptz",
                "insert into plain values ('a', 'view', now() - interval '1 hour'), ('b', 'view', now() + interval '1 hour')");
        Takings lake = new Takings(folder);

        assertThat(lake.take(from, Takings.ALL).report().written())
                .as("what lies ahead waits until its time has come")
                .isEqualTo(1);
        postgres.run("insert into plain values ('c', 'view', now()), ('late', 'view', now() - interval '1 day')");
        assertThat(lake.refresh(from).report().written()).isEqualTo(1);
        assertThat(lake.sql("select user_id from lake order by created_at")).containsExactly("a", "c");
    }

    @Test
    void aViewHasNoOrderAndIsTakenAllTheSame() {
        table(
                "below",
                EVENTS,
                "insert into below (user_id, event_type, created_at) select 'u', 'view', '2024-05-01Z' from generate_series(1, 3)");
        postgres.run("create view above as select user_id, event_type, created_at from below");
        Takings lake = new Takings(folder);

        assertThat(lake.preview(postgres.connection("public", "above", ""), Takings.ALL)
                        .arrival())
                .isFalse();
        lake.take(postgres.connection("public", "above", ""), Takings.ALL);

        assertThat(lake.sql("select count(*), count(distinct id), count(distinct arrival) from lake"))
                .containsExactly("3|3|3");
    }

    @Test
    @Hazard({"H69", "H70"})
    void personalDataStaysBehindUnlessItIsWanted() {
        SavedConnection from = table(
                "people",
                EVENTS + ", email text, device_id bigint, ip inet, remark text",
                "insert into people (user_id, event_type, created_at, properties, email, device_id, ip, remark) values"
                        + " ('u1', 'view', '2024-05-01Z', '{\"phone\": \"+49 170 1234567\", \"contact\": {\"email\": \"x@y.org\", \"kind\": \"home\"},"
                        + " \"said\": \"mail@ada.org\"}', 'Ada@Example.org ', 42, '10.1.2.3', 'ada@example.org'),"
                        + " ('u2', 'view', '2024-05-01Z', '{}', 'ada@example.org', 42, '10.1.2.3', '')");

        OfflineReport left = new Takings(folder.resolve("a")).take(from, Takings.ALL);
        assertThat(new Takings(folder.resolve("a")).sql("select properties from lake order by arrival"))
                .containsExactly("{\"contact\":{\"kind\":\"home\"}}", "{\"remark\":\"\"}");
        assertThat(left.taken().leftOut())
                .containsExactly(
                        "device_id",
                        "email",
                        "ip",
                        "properties.contact.email",
                        "properties.phone",
                        "properties.said",
                        "remark");

        Takings hashed = new Takings(folder.resolve("b"));
        OfflineReport report = hashed.take(
                from, new Selection(Optional.empty(), Optional.empty(), Optional.empty(), Personal.HASH, true, "shop"));
        assertThat(hashed.sql("select count(distinct properties->>'email'), count(distinct properties->>'device_id'),"
                        + " count(distinct properties->>'remark') from lake"))
                .as("equal addresses stay equal, however they are written; an empty text has no pseudonym")
                .containsExactly("1|1|2");
        assertThat(hashed.sql("select properties, user_id from lake"))
                .allSatisfy(
                        row -> assertThat(row).doesNotContain("ada", "Ada", "\"42\"", "10.1.2", "170", "x@y", "u1"));
        assertThat(hashed.sql("select properties->>'ip' from lake limit 1"))
                .as("the pseudonym of an import")
                .containsExactly(new IpHash(Takings.KEY).apply("10.1.2.3"));
        assertThat(report.taken().hashed()).contains("email", "properties.contact.email", "remark");

        Takings kept = new Takings(folder.resolve("c"));
        kept.take(from, Takings.all(Personal.KEEP));
        assertThat(kept.sql("select properties from lake order by arrival").getFirst())
                .contains("+49 170 1234567", "Ada@Example.org ", "\"device_id\":42")
                .doesNotContain("10.1.2.3");
    }

    @Test
    void columnsAreChosenByName() {
        SavedConnection from = table(
                "wide",
                EVENTS + ", a text, b text",
                "insert into wide (user_id, event_type, created_at, properties, a, b) values ('u', 'e', '2024-05-01Z', '{\"p\": 1}', 'x', 'y')");

        new Takings(folder).take(from, choosing("b"));

        assertThat(new Takings(folder).sql("select properties from lake")).containsExactly("{\"b\":\"y\"}");
        assertThatThrownBy(() -> new Takings(folder.resolve("other")).take(from, choosing("bb")))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("no column \"bb\"")
                .hasMessageContaining("did you mean");
        assertThat(new Takings(folder.resolve("other")).files()).isEmpty();
    }

    private static Selection choosing(String... columns) {
        return new Selection(
                Optional.empty(), Optional.empty(), Optional.of(List.of(columns)), Personal.EXCLUDE, false, "shop");
    }

    /** The child: takes offline and, at the place named, says so and waits for the kill. */
    static final class Child {
        private Child() {}

        public static void main(String[] arguments) {
            SavedConnection from = Postgres.connection(
                    "localhost",
                    Integer.parseInt(arguments[1]),
                    "postgres",
                    "postgres",
                    SavedConnection.Tls.DISABLE,
                    "public",
                    "killed",
                    "");
            new Takings(Path.of(arguments[0]), ChildJvm.waitingAt(arguments[2])).take(from, Takings.ALL);
            System.out.println("ended");
        }
    }

    @ParameterizedTest
    @Hazard({"H36", "H40", "H41"})
    @ValueSource(strings = {"counted", "step", "placed", "journal", "decided", "before-report"})
    void whatIsKilledIsTakenWholeBySomebodyWhoRunsItAgain(String place) throws Exception {
        postgres.run("drop table if exists killed");
        SavedConnection from = many("killed", 30_000);
        Takings lake = new Takings(folder);

        ChildJvm.killAt(place, ChildJvm.start(Child.class, folder.toString(), String.valueOf(postgres.port()), place));
        // What comes in between belongs to the next refresh: the lake is one state of the table.
        postgres.run("insert into killed (user_id, event_type, created_at) values ('later', 'view', '2024-05-01Z'),"
                + " ('later', 'view', '2024-05-09Z')");

        long resumed = 0;
        if (List.of("decided", "before-report").contains(place)) {
            assertThatThrownBy(() -> lake.take(from, Takings.ALL))
                    .isInstanceOf(BadInput.class)
                    .hasMessageContaining("was taken from public.killed");
        } else {
            resumed = lake.take(from, Takings.ALL).resumed();
        }
        boolean bounded = !place.equals("counted");
        assertThat(resumed > 0).isEqualTo(List.of("step", "placed", "journal").contains(place));
        assertThat(lake.sql("select count(*), count(distinct id) from lake"))
                .containsExactly(bounded ? "30000|30000" : "30002|30002");
        assertThat(lake.refresh(from).report().written()).isEqualTo(bounded ? 2 : 0);
        assertThat(lake.sql("select count(*), count(distinct id) from lake")).containsExactly("30002|30002");
        assertThat(left(lake)).as("nothing is left over").isEmpty();
        assertThat(ImportHistory.list(lake.path()).stream()
                        .mapToLong(ImportReport::written)
                        .sum())
                .isEqualTo(30_002);
    }

    private static List<String> left(Takings lake) throws IOException {
        try (Stream<Path> tree = Files.list(lake.path().resolve("_steward"))) {
            return tree.map(path -> path.getFileName().toString())
                    .filter(name -> !List.of("generations", "current", "imports", "superseded", "lock")
                            .contains(name))
                    .toList();
        }
    }

    @Test
    void whoeverCancelsStopsTheServerAndLeavesNothing() throws Exception {
        SavedConnection from = many("cancelled", 400_000);
        Takings lake = new Takings(folder);
        Job<OfflineReport> job =
                Job.start("take", work -> lake.taker().take(lake.request(from, Takings.ALL), () -> "", work));
        while (job.progress().fraction() < 0.2 && !job.done()) {
            Thread.sleep(5);
        }
        job.cancel();

        assertThatThrownBy(job::await).isInstanceOf(Cancelled.class);
        assertThat(LakeFolder.isLake(lake.path())).isFalse();
        assertThat(left(lake)).isEmpty();
        assertThat(
                        postgres.list(
                                "select count(*) from pg_stat_activity where state <> 'idle' and query ilike 'copy%cancelled%'"))
                .containsExactly("0");
    }

    @Test
    @Hazard("H36")
    void whoLosesTheServerKeepsTheDaysThatAreWhole() {
        SavedConnection from = many("lost", 60_000);
        Takings broken = new Takings(folder, place -> {
            if (place.equals("step")) {
                postgres.run(
                        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'steward'");
            }
        });

        assertThatThrownBy(() -> broken.take(from, Takings.ALL))
                .isInstanceOf(SourceUnavailable.class)
                .satisfies(failed ->
                        assertThat(((SourceUnavailable) failed).remedy()).contains("goes on behind the days it has"));
        assertThat(new Takings(folder).preview(from, Takings.ALL).kept()).isPositive();
        assertThat(new Takings(folder).take(from, Takings.ALL).resumed()).isPositive();
        assertThat(new Takings(folder).sql("select count(*), count(distinct id) from lake"))
                .containsExactly("60000|60000");
    }

    @Test
    void theAuditLogSaysWhatWasTakenFromWhere() {
        SavedConnection from = many("audited", 10);
        Takings lake = new Takings(folder);
        lake.take(from, Takings.ALL);

        List<Recorded> entries = lake.audit().entries(AuditQuery.newest(10));
        assertThat(entries.reversed())
                .extracting(Recorded::action)
                .containsExactly("offline.started", "offline.finished");
        assertThat(entries.getLast().payload().orElseThrow().details())
                .containsEntry("table", Value.of("public.audited"))
                .containsEntry("from", Value.of(from.title()));
    }

    @Test
    void aLakeThatIsThereIsNotTakenOver() {
        SavedConnection from = many("again", 10);
        Takings lake = new Takings(folder);
        lake.take(from, Takings.ALL);

        assertThatThrownBy(() -> lake.take(from, Takings.ALL))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("was taken from public.again");
        assertThatThrownBy(() -> lake.refresh(postgres.connection("public", "days", "")))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("not from there");
    }

    @Test
    void aTableWithoutEventsIsSaidToHaveNone() {
        SavedConnection from = table("empty", EVENTS);
        assertThatThrownBy(() -> new Takings(folder).take(from, Takings.ALL))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("no events");
    }
}
