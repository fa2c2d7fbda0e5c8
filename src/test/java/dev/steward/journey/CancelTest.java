package dev.steward.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.OpenSource;
import dev.steward.Steward;
import dev.steward.analysis.Data;
import dev.steward.analysis.Kinds.Asked;
import dev.steward.analysis.Question;
import dev.steward.model.Cancelled;
import dev.steward.model.Matcher;
import dev.steward.model.TimeRange;
import dev.steward.model.Work;
import dev.steward.workspace.Home;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How soon a question stops when somebody has changed their mind, counted in work: with one person who has very many events. */
class CancelTest {
    private static final int EVENTS = 50_000;
    private static final List<String> NAMES = List.of("see", "visit", "buy", "read");
    private static final JourneyQuery ALL =
            new JourneyQuery(Optional.empty(), List.of(), TimeRange.ALL, List.of(Matcher.ANY), List.of(), true);
    private static final JourneyQuery WITH_PROPERTY =
            new JourneyQuery(Optional.empty(), List.of(), TimeRange.ALL, List.of(Matcher.ANY), List.of("source"), true);

    @TempDir
    Path folder;

    private Steward steward;
    private OpenSource source;
    private JourneyIndexes indexes;

    @BeforeEach
    void oneLongJourney() throws IOException {
        Path file = folder.resolve("events.jsonl");
        Random random = new Random(31);
        Instant at = Instant.parse("2024-01-01T00:00:00Z");
        try (BufferedWriter lines = Files.newBufferedWriter(file)) {
            for (int i = 0; i < EVENTS; i++) {
                at = at.plusSeconds(random.nextInt(1_000));
                lines.write("""
                        {"user": "u", "event": "%s", "ts": "%s", "properties": {"source": "s%d", "variant": "A"}}
                        """.formatted(NAMES.get(random.nextInt(NAMES.size())), at, random.nextInt(5)));
            }
        }
        steward = Steward.start(Home.in(folder.resolve("home")));
        source = steward.open(file, Optional.empty(), Work.unobserved());
        indexes = new JourneyIndexes(folder.resolve("index"), 1);
        indexes.renew(source.reader(), Optional.empty(), Work.unobserved());
    }

    @AfterEach
    void close() {
        source.close();
        steward.close();
    }

    /** Counts how often it is looked at, and is cancelled from one of those times on. */
    private static final class Stopping implements Work {
        private final long stop;
        private final Runnable stopped;
        private final AtomicLong looks = new AtomicLong();

        Stopping(long stop, Runnable stopped) {
            this.stop = stop;
            this.stopped = stopped;
        }

        @Override
        public void progress(double fraction, String note) {}

        @Override
        public boolean cancelled() {
            long now = looks.incrementAndGet();
            if (now == stop) {
                stopped.run();
            }
            return now >= stop;
        }

        @Override
        public Handle onCancel(Runnable stopping) {
            return () -> {};
        }

        long looks() {
            return looks.get();
        }
    }

    private static Stopping never() {
        return new Stopping(Long.MAX_VALUE, () -> {});
    }

    /** Reads the time of every event, and counts those read, and those read after the question has been cancelled. */
    private static final class Reading implements Fold<Reading, Long> {
        private long read;
        private long late;
        private boolean stopped;

        @Override
        public void accept(Journey journey) {
            for (int event = 0; event < journey.size(); event++) {
                if (journey.micros(event) > Long.MIN_VALUE) {
                    read++;
                    late += stopped ? 1 : 0;
                }
            }
        }

        @Override
        public void absorb(Reading other) {
            read += other.read;
        }

        @Override
        public Long finish() {
            return read;
        }
    }

    private Journeys journeys(boolean indexed) {
        return indexed ? indexes.journeys(new Refusing(source.reader())) : new StreamedJourneys(source.reader());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFoldSeesNoMoreThanSomeEventsOfALongJourney(boolean indexed) {
        Stopping watched = never();
        assertThat(journeys(indexed).fold(ALL, Reading::new, watched)).isEqualTo(EVENTS);
        long looks = watched.looks();
        assertThat(looks).isGreaterThan(EVENTS / Journey.LOOK);
        long before = 0;
        // Without an index each try costs a sort, and the engine looks now more often, now less.
        long step = indexed ? 1 : 16;
        for (long stop = 1; stop <= (indexed ? looks : EVENTS / Journey.LOOK); stop += step) {
            Reading fold = new Reading();
            Stopping work = new Stopping(stop, () -> fold.stopped = true);
            assertThatThrownBy(() -> journeys(indexed).fold(ALL, () -> fold, work))
                    .as("stopped when looked at for the %d. time", stop)
                    .isInstanceOf(Cancelled.class);
            // Without an index the engine's watch looks too, at any moment between two looks of the fold.
            assertThat(fold.late).as("events read afterwards").isLessThan(indexed ? 1 : Journey.LOOK);
            if (indexed) {
                assertThat(fold.read - before)
                        .as("events read from one look to the next")
                        .isLessThanOrEqualTo(Journey.LOOK);
                before = fold.read;
            }
        }
    }

    /** While the events of a journey are gathered no fold is asked; how often somebody looks then is all there is to count. */
    @Test
    void aLongJourneyIsNotGatheredInOneGo() {
        columns();
        for (JourneyQuery query : List.of(ALL, WITH_PROPERTY)) {
            Stopping work = never();
            long[] looks = {0};
            journeys(true).fold(query, () -> new Looking(() -> looks[0] = work.looks()), work);
            assertThat(looks[0]).as("%s", query).isGreaterThanOrEqualTo(EVENTS / (1 << 14));
        }
        Stopping work = never();
        JourneyQuery nothing = new JourneyQuery(
                Optional.empty(),
                List.of(),
                TimeRange.ALL,
                List.of(new Matcher(List.of("nothing"), List.of())),
                List.of(),
                false);
        assertThat(journeys(true).extent(nothing, work)).isEmpty();
        assertThat(work.looks()).isGreaterThanOrEqualTo(2 * EVENTS / (1 << 14));
    }

    /** Makes the columns of {@link #WITH_PROPERTY}. */
    private void columns() {
        indexes.journeys(source.reader()).fold(WITH_PROPERTY, Reading::new, Work.unobserved());
    }

    /** Is asked for one journey and reads nothing of it. */
    private static final class Looking implements Fold<Looking, Boolean> {
        private final Runnable asked;

        Looking(Runnable asked) {
            this.asked = asked;
        }

        @Override
        public void accept(Journey journey) {
            asked.run();
        }

        @Override
        public void absorb(Looking other) {}

        @Override
        public Boolean finish() {
            return true;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'kind': 'funnel', 'steps': [{'event': 'see'}, {'event': 'visit'}, {'event': 'buy'}]}",
                "{'kind': 'funnel', 'order': 'strict', 'steps': [{'event': 'see'}, {'event': 'nothing'}]}",
                "{'kind': 'funnel', 'order': 'unordered', 'steps': [{'event': 'see'}, {'event': 'visit'}]}",
                "{'kind': 'retention', 'period': 'week', 'target': {'event': 'see'}, 'returning': {'event': null}}",
                "{'kind': 'lifecycle', 'period': 'week', 'activity': {'event': null}}",
                "{'kind': 'stickiness', 'period': 'day', 'activity': {'event': null}}",
                "{'kind': 'stages', 'to': '2024-12-31', 'from': '2023-01-01', 'engagement_window': {'value': 9000, 'unit': 'day'}}",
                "{'kind': 'paths'}",
                "{'kind': 'sessions'}",
                "{'kind': 'experiment', 'variant': {'property': 'variant', 'control': 'A'},"
                        + " 'exposure': {'event': 'see'}, 'goal': {'event': 'buy'}}",
                "{'kind': 'attribution', 'conversion': {'event': 'buy'}, 'touches': {'event': 'visit', 'channel': 'source'}}"
            })
    void everyKindLooksWhileItReadsALongJourney(String question) {
        Asked<?, ?> asked = steward.kinds().parse(question.replace('\'', '"'));
        answer(asked, Work.unobserved());
        Stopping watched = never();
        answer(asked, watched);
        assertThat(watched.looks()).isGreaterThan(EVENTS / Journey.LOOK / 2);
        for (long stop : List.of(1L, watched.looks() / 3, watched.looks() / 2)) {
            Stopping work = new Stopping(stop, () -> {});
            assertThatThrownBy(() -> answer(asked, work)).isInstanceOf(Cancelled.class);
        }
    }

    private <Q extends Question, R> void answer(Asked<Q, R> asked, Work work) {
        asked.kind().answer(asked.question(), new Data(indexes.journeys(source.reader()), source.reader()), work);
    }
}
