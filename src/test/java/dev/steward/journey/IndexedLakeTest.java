package dev.steward.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.OpenSource;
import dev.steward.Steward;
import dev.steward.definition.Mapping;
import dev.steward.files.LockFile;
import dev.steward.ingest.ImportRequest;
import dev.steward.ingest.ImportRules;
import dev.steward.model.Cancelled;
import dev.steward.model.Job;
import dev.steward.model.Work;
import dev.steward.source.NotingReader;
import dev.steward.workspace.Home;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An index over a lake that grows: true after every import, at the cost of what has changed, and never used when it is not. */
class IndexedLakeTest {
    private static final Instant START = Instant.parse("2024-03-01T00:00:00Z");
    private static final int DAYS = 12;

    @TempDir
    Path folder;

    private Path lake = Path.of("");
    private int files;

    @SuppressWarnings("NullAway.Init")
    private Steward steward;

    @BeforeEach
    void start() {
        lake = folder.resolve("lake");
        steward = Steward.start(Home.in(folder.resolve("home")));
    }

    @AfterEach
    void close() {
        steward.close();
    }

    private OpenSource open() {
        return steward.open(lake, Optional.empty(), Work.unobserved());
    }

    /** Imports random events of days {@code from} up to {@code until}. */
    private void grow(Random random, int events, int from, int until) throws IOException {
        RandomJourneys some = new RandomJourneys(random, START.plusSeconds(86_400L * from), 24 * (until - from));
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            lines.add(RandomJourneys.line(some.event()));
        }
        Path file = Files.write(folder.resolve("events-" + files++ + ".jsonl"), lines);
        steward.importFiles(
                new ImportRequest(
                        List.of(file),
                        lake,
                        Optional.of(Mapping.parse("user=user,event=event,ts=ts,properties=properties")),
                        "shop",
                        "ada",
                        ImportRules.defaults()),
                Work.unobserved());
    }

    private static void renew(OpenSource source) {
        source.indexes().renew(source.reader(), Optional.empty(), Work.unobserved());
    }

    private static boolean ready(OpenSource source) {
        return source.indexes().ready(source.reader(), Optional.empty());
    }

    private static void same(OpenSource source, Random random, String when) {
        RandomJourneys queries = new RandomJourneys(random, START, 24 * DAYS);
        for (int i = 0; i < 12; i++) {
            JourneyQuery any = queries.query();
            JourneyQuery query = new JourneyQuery(
                    Optional.empty(), any.filters(), any.range(), any.matchers(), any.properties(), any.everyEvent());
            Journeys indexed = source.indexes().journeys(new Refusing(source.reader()));
            assertThat(RandomJourneys.dump(indexed, query))
                    .as("%s, query %d: %s", when, i, query)
                    .isEqualTo(RandomJourneys.dump(new StreamedJourneys(source.reader()), query));
            assertThat(indexed.extent(query, Work.unobserved()))
                    .as("%s, query %d: %s", when, i, query)
                    .isEqualTo(new StreamedJourneys(source.reader()).extent(query, Work.unobserved()));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 4})
    void isTrueAfterEveryImport(long seed) throws IOException {
        Random random = new Random(seed);
        grow(random, 400, 0, 8);
        for (int round = 0; round < 4; round++) {
            try (OpenSource source = open()) {
                renew(source);
                same(source, random, "seed " + seed + ", round " + round);
            }
            int from = random.nextInt(DAYS - 1);
            grow(random, 1 + random.nextInt(30), from, from + 1 + random.nextInt(DAYS - from));
            try (OpenSource source = open()) {
                assertThat(ready(source)).as("an import renews the index").isTrue();
                same(source, random, "seed " + seed + ", after import " + round);
            }
        }
    }

    @Test
    void aNewDayCostsThatDayAndManyDaysBecomeOneSegment() throws IOException {
        Random random = new Random(7);
        grow(random, 3000, 0, 10);
        try (OpenSource source = open()) {
            renew(source);
            for (int round = 0; round < 20; round++) {
                int segments = segments();
                assertThat(segments).isLessThanOrEqualTo(16);
                grow(random, 3, 11, 12);
                NotingReader noting = new NotingReader(source.reader());
                // The import has renewed it already: there is nothing left to do, and nothing is read.
                source.indexes().renew(noting, Optional.empty(), Work.unobserved());
                assertThat(noting.rows()).isZero();
                assertThat(segments()).isEqualTo(segments == 16 ? 1 : segments + 1);
            }
            same(source, random, "after many imports");
        }
    }

    @Test
    void readsOnlyWhatHasChanged() throws IOException {
        Random random = new Random(8);
        grow(random, 2000, 0, 10);
        Path kept = folder.resolve("kept");
        try (OpenSource source = open()) {
            renew(source);
            copy(index(), kept);
        }
        grow(random, 5, 10, 11);
        copy(kept, index());
        try (OpenSource source = open()) {
            assertThat(ready(source)).isFalse();
            NotingReader noting = new NotingReader(source.reader());
            source.indexes().renew(noting, Optional.empty(), Work.unobserved());
            assertThat(noting.rows()).isLessThanOrEqualTo(5 + 5 + 3);
            same(source, random, "after a day more");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"times", "codes", "starts", "head.json", "names"})
    void whatIsTornIsNoticedAndMadeAnew(String what) throws IOException {
        Random random = new Random(9);
        grow(random, 300, 0, 5);
        try (OpenSource source = open()) {
            renew(source);
        }
        truncate(what);
        try (OpenSource source = open()) {
            assertThat(ready(source)).isFalse();
            Journeys journeys = source.indexes().journeys(source.reader());
            JourneyQuery query = new RandomJourneys(random, START, 24).query();
            assertThat(RandomJourneys.dump(journeys, query))
                    .isEqualTo(RandomJourneys.dump(new StreamedJourneys(source.reader()), query));
            renew(source);
            assertThat(ready(source)).isTrue();
            same(source, random, "made anew");
        }
    }

    private void truncate(String what) throws IOException {
        try (Stream<Path> tree = Files.walk(index())) {
            Path file = tree.filter(path -> path.getFileName().toString().equals(what))
                    .findFirst()
                    .orElseThrow();
            byte[] bytes = Files.readAllBytes(file);
            Files.delete(file);
            Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        }
    }

    @Test
    void aFileThatIsNotAsItWasIsNoticed() throws IOException {
        Random random = new Random(10);
        grow(random, 300, 0, 5);
        try (OpenSource source = open()) {
            renew(source);
            Path file = dayFile();
            byte[] bytes = Files.readAllBytes(file);
            // Only touched: its footer says that it is the same.
            Files.setLastModifiedTime(file, FileTime.fromMillis(1));
            assertThat(ready(source)).isTrue();
            bytes[bytes.length - 20] ^= 1;
            Files.write(file, bytes);
            assertThat(ready(source)).isFalse();
        }
    }

    private Path dayFile() throws IOException {
        try (Stream<Path> tree = Files.walk(lake.resolve("data"))) {
            return tree.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
    }

    @Test
    void theIndexOfAnotherLakeIsNotUsed() throws IOException {
        Random random = new Random(11);
        grow(random, 300, 0, 5);
        try (OpenSource source = open()) {
            renew(source);
        }
        Path first = lake;
        lake = folder.resolve("other");
        grow(random, 300, 0, 5);
        copy(first.resolve("_steward/index"), index());
        try (OpenSource source = open()) {
            assertThat(ready(source)).isFalse();
            renew(source);
            same(source, random, "another lake");
        }
    }

    @Test
    void forgetsPeople() throws IOException {
        Random random = new Random(12);
        grow(random, 300, 0, 5);
        try (OpenSource source = open()) {
            renew(source);
            source.indexes().renew(source.reader(), Optional.of("p"), Work.unobserved());
            same(source, random, "before");
            JourneyIndexes indexes = source.indexes();
            assertThat(indexes.forget(List.of("nobody"), Work.unobserved())).isZero();
            assertThat(ready(source)).isTrue();
            assertThat(indexes.forget(List.of("u3"), Work.unobserved())).isPositive();
            assertThat(ready(source)).isFalse();
            try (Stream<Path> tree = Files.walk(index())) {
                for (Path file : tree.filter(Files::isRegularFile).toList()) {
                    assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                            .as("%s", file)
                            .doesNotContain("u3");
                }
            }
            assertThat(indexes.forget(List.of("u3"), Work.unobserved())).isZero();
        }
    }

    @Test
    void aCancelledBuildAndACancelledFoldLeaveNothing() throws IOException {
        Random random = new Random(13);
        grow(random, 2000, 0, 5);
        try (OpenSource source = open()) {
            Job<Void> build = Job.start("index", work -> {
                work.checkCancelled();
                source.indexes().renew(source.reader(), Optional.empty(), new StopsAt(work, "Reading"));
                throw new AssertionError("was not stopped");
            });
            assertThatThrownBy(build::await).isInstanceOf(Cancelled.class);
            try (Stream<Path> children = Files.list(index().resolve("persons"))) {
                assertThat(children.filter(Files::isDirectory)).isEmpty();
            }
            renew(source);
            same(source, random, "after a cancelled build");
        }
    }

    @Test
    void leavesAloneWhatAnotherStewardIsWriting() throws IOException {
        Random random = new Random(14);
        grow(random, 100, 0, 3);
        try (OpenSource source = open()) {
            Path unfinished = Files.createDirectories(index().resolve("persons/s-unfinished"));
            Job<Boolean> meanwhile;
            try (LockFile.Held _ = new LockFile(index().resolve("persons/lock"), Duration.ZERO).hold()) {
                meanwhile = Job.start("index", _ -> {
                    renew(source);
                    return Files.exists(unfinished);
                });
                assertThat(meanwhile.await()).as("the other's segment is there").isTrue();
            }
            assertThat(ready(source)).isFalse();
            renew(source);
            assertThat(ready(source)).isTrue();
            assertThat(unfinished).as("what was given up").doesNotExist();
        }
    }

    /** Work that is cancelled as soon as it reports a note. */
    private static final class StopsAt implements Work {
        private final Work work;
        private final String note;
        private volatile boolean stopped;

        StopsAt(Work work, String note) {
            this.work = work;
            this.note = note;
        }

        @Override
        public void progress(double fraction, String reported) {
            stopped |= reported.equals(note);
        }

        @Override
        public boolean cancelled() {
            return stopped || work.cancelled();
        }

        @Override
        public Handle onCancel(Runnable stop) {
            return work.onCancel(stop);
        }
    }

    private Path index() {
        return lake.resolve("_steward/index");
    }

    private int segments() throws IOException {
        try (Stream<Path> children = Files.list(index().resolve("persons"))) {
            return (int) children.filter(Files::isDirectory).count();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        if (Files.isDirectory(to)) {
            try (Stream<Path> old = Files.walk(to)) {
                for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        try (Stream<Path> tree = Files.walk(from)) {
            for (Path path : tree.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                Files.createDirectories(target.getParent());
                Files.copy(path, target, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
