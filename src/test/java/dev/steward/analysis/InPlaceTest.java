package dev.steward.analysis;

import static dev.steward.analysis.InPlaceQuestions.one;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.EveryKind;
import dev.steward.analysis.Kinds.Asked;
import dev.steward.journey.StreamedJourneys;
import dev.steward.model.Cell;
import dev.steward.model.StatementLog;
import dev.steward.model.Table;
import dev.steward.model.TimeRange;
import dev.steward.model.Work;
import dev.steward.source.Held;
import dev.steward.source.NotingReader;
import dev.steward.source.Reader;
import dev.steward.source.ReaderThrough;
import dev.steward.source.warehouse.PgSource;
import dev.steward.testing.Postgres;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a real PostgreSQL computes where the events are, against the same events handed out and folded here. */
class InPlaceTest {
    private static final int CASES = Integer.getInteger("random.cases", 60);
    private static final int CELLS = 3;
    private static final int EVENTS = 700;
    private static final Instant START = Instant.parse("2024-03-29T20:00:00Z");

    private static Postgres postgres;
    private static PgSource source;
    private static PgSource numbered;

    @BeforeAll
    static void start() {
        postgres = Postgres.start();
        postgres.run("create table events (user_id text, event text, ts timestamptz, properties jsonb)");
        Random random = new Random(20260311);
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            rows.add("('u%d', '%s', timestamptz '%s', '%s')"
                    .formatted(
                            random.nextInt(16),
                            one(random, "a", "b", "c", "d", "page_view"),
                            // Half-hours: many events of one person fall together.
                            START.plusSeconds(1_800L * random.nextInt(48 * 9)),
                            properties(random)));
        }
        postgres.run("insert into events values " + String.join(", ", rows));
        postgres.run(
                "create table numbered as select cast(substr(user_id, 2) as bigint) * 7 as user_id, event, ts, properties"
                        + " from events");
        source = open("events");
        numbered = open("numbered");
    }

    private static PgSource open(String table) {
        return PgSource.open(
                postgres.connection("public", table, ""),
                () -> "",
                _ -> Optional.empty(),
                StatementLog.NONE,
                Work.unobserved());
    }

    @AfterAll
    static void stop() {
        source.close();
        numbered.close();
        postgres.close();
    }

    private static String properties(Random random) {
        return "{"
                + Stream.of("p", "q", "n", "page", "url")
                        .filter(_ -> random.nextInt(3) > 0)
                        .map(key -> "\"%s\": %s".formatted(key, value(random, key)))
                        .collect(Collectors.joining(", "))
                + "}";
    }

    private static String value(Random random, String key) {
        return switch (key) {
            // Their sum depends on the order in which they are added.
            case "n" -> one(random, "0.1", "0.7", "1e16", "3", "-1e16", "\"2\"", "null");
            case "page" -> one(random, "\"/\"", "\"/a\"", "\"/a/\"", "\"/a/b_c\"");
            case "url" -> one(random, "\"/b\"", "\"/a/b%c\"", "\"\"");
            default -> one(random, "\"x\"", "\"Y\"", "1", "true", "\"\"");
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "funnel",
                "retention",
                "lifecycle",
                "stickiness",
                "sessions",
                "paths",
                "attribution",
                "experiment",
                "stages",
                "segment",
                "churn"
            })
    void answersAsFoldingWould(String kind) {
        NotingReader[] there = {new NotingReader(source), new NotingReader(numbered)};
        NotingReader[] here = {new NotingReader(new HandingOut(source)), new NotingReader(new HandingOut(numbered))};
        for (int i = 0; i < CASES; i++) {
            long seed = kind.hashCode() * 1_000L + i;
            String document = InPlaceQuestions.document(kind, new Random(seed));
            String what = "seed %d: %s".formatted(seed, document);
            agrees(EveryKind.kinds().parse(document), there[i % 2], here[i % 2], what, new Random(seed));
        }
        assertThat(there[0].rows() + there[1].rows())
                .as("rows that left the database, of all the events")
                .isLessThan(here[0].rows() + here[1].rows());
    }

    @Test
    void sessionsGoOnAcrossTheYearFromWhichTimeIsCounted() {
        postgres.run(
                "create table early (user_id text, event text, ts timestamptz)",
                "insert into early values ('u', 'a', '1969-12-31T23:20:00Z'), ('u', 'a', '1969-12-31T23:35:00Z'),"
                        + " ('u', 'a', '1969-12-31T23:59:59.999999Z'), ('u', 'a', '1970-01-01T00:29:59Z'),"
                        + " ('u', 'a', '1970-01-01T01:00:00Z'), ('u', 'a', '1969-12-31T22:49:59Z')");
        try (PgSource early = open("early")) {
            agrees(
                    EveryKind.kinds().parse("{\"kind\": \"sessions\"}"),
                    early,
                    new HandingOut(early),
                    "around 1970",
                    new Random(1));
        }
    }

    private static <Q extends Question, R> void agrees(
            Asked<Q, R> asked, Reader counting, Reader handing, String what, Random random) {
        Kind<Q, R> kind = asked.kind();
        Q question = asked.question();
        assertThat(kind.handedOut(question)).as(what).isEmpty();
        Data there = new Data(new StreamedJourneys(counting), counting);
        Data here = new Data(new StreamedJourneys(handing), handing);
        R computed = kind.answer(question, there, Work.unobserved());
        R folded = kind.answer(question, here, Work.unobserved());
        assertThat(kind.json(question, computed)).as(what).isEqualTo(kind.json(question, folded));
        for (int i = 0; i < CELLS; i++) {
            cell(kind, question, computed, random)
                    .ifPresent(cell -> assertThat(kind.people(question, cell, there, Work.unobserved())
                                    .names())
                            .as("%s: people of %s", what, cell)
                            .isEqualTo(kind.people(question, cell, here, Work.unobserved())
                                    .names()));
        }
    }

    private static <Q extends Question, R> Optional<Cell> cell(Kind<Q, R> kind, Q question, R result, Random random) {
        Table table = kind.table(question, result);
        return table.rows().isEmpty()
                ? Optional.empty()
                : kind.cell(
                        question,
                        result,
                        random.nextInt(table.rows().size()),
                        random.nextInt(table.columns().size()));
    }

    @Test
    void whatAQuestionReadsComesFromOneState() {
        try (Held state = source.hold()) {
            assertThat(count(state)).isEqualTo(EVENTS);
            postgres.run("insert into events values ('late', 'a', '2024-04-01T00:00:00Z', '{}')");
            assertThat(count(state)).isEqualTo(EVENTS);
            assertThat(count(source)).isEqualTo(EVENTS + 1);
        } finally {
            postgres.run("delete from events where user_id = 'late'");
        }
    }

    private static long count(Reader reader) {
        List<Long> counts = new ArrayList<>();
        reader.fetch(
                DSL.selectCount().from(reader.events(TimeRange.ALL).table()),
                Work.unobserved(),
                batch -> counts.add(batch.number(0, 0)));
        return counts.getFirst();
    }

    @Test
    void saysWhyEventsAreHandedOut() {
        assertThat(handedOut("{\"kind\": \"funnel\", \"steps\": [{\"event\": \"a\"}, {\"event\": \"a\"}]}"))
                .contains("an event can serve several of its steps");
        assertThat(handedOut("{\"kind\": \"funnel\", \"order\": \"strict\", \"steps\": [{\"event\": \"a\"}]}"))
                .contains("its steps are not simply in order");
        assertThat(handedOut("{\"kind\": \"paths\"}")).isEmpty();
    }

    private static Optional<String> handedOut(String document) {
        return handedOut(EveryKind.kinds().parse(document));
    }

    private static <Q extends Question, R> Optional<String> handedOut(Asked<Q, R> asked) {
        return asked.kind().handedOut(asked.question());
    }

    /** The same source, as if it could not count. */
    private static final class HandingOut extends ReaderThrough {
        HandingOut(Reader reader) {
            super(reader);
        }

        @Override
        public boolean inPlace() {
            return false;
        }
    }
}
