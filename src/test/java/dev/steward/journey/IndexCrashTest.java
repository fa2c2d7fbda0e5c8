package dev.steward.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.OpenSource;
import dev.steward.Steward;
import dev.steward.definition.Mapping;
import dev.steward.ingest.ImportRequest;
import dev.steward.ingest.ImportRules;
import dev.steward.model.Condition;
import dev.steward.model.Matcher;
import dev.steward.model.Op;
import dev.steward.model.TimeRange;
import dev.steward.model.Value;
import dev.steward.model.Work;
import dev.steward.testing.ChildJvm;
import dev.steward.workspace.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Indexes whose maker is killed: when they are next opened they answer right, and nothing of what was begun is left. */
class IndexCrashTest {
    private static final Instant START = Instant.parse("2024-03-01T00:00:00Z");
    private static final int DAYS = 10;
    private static final JourneyQuery WITH_COLUMNS = new JourneyQuery(
            Optional.empty(),
            List.of(),
            TimeRange.ALL,
            List.of(new Matcher(List.of(), List.of(new Condition.Property("p", Op.EQUALS, List.of(Value.of("a")))))),
            List.of("n"),
            true);

    @TempDir
    Path folder;

    private final Random random = new Random(77);
    private int files;

    /** The child: makes or renews an index, or asks for columns, and at the place named says so and waits for the kill. */
    static final class Child {
        private Child() {}

        public static void main(String[] arguments) {
            Path folder = Path.of(arguments[0]);
            JourneyIndexes indexes = new JourneyIndexes(folder.resolve("index"), 2, ChildJvm.waitingAt(arguments[1]));
            try (Steward steward = Steward.start(Home.in(folder.resolve("home")));
                    OpenSource source = open(steward, folder)) {
                indexes.renew(source.reader(), Optional.empty(), Work.unobserved());
                RandomJourneys.dump(indexes.journeys(source.reader()), WITH_COLUMNS);
            }
            System.out.println("ended");
        }
    }

    private static OpenSource open(Steward steward, Path folder) {
        return steward.open(folder.resolve("lake"), Optional.empty(), Work.unobserved());
    }

    private void grow(Steward steward, int events, int from, int until) throws IOException {
        RandomJourneys some = new RandomJourneys(random, START.plusSeconds(86_400L * from), 24 * (until - from));
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            lines.add(RandomJourneys.line(some.event()));
        }
        Path file = Files.write(folder.resolve("events-" + files++ + ".jsonl"), lines);
        steward.importFiles(
                new ImportRequest(
                        List.of(file),
                        folder.resolve("lake"),
                        Optional.of(Mapping.parse("user=user,event=event,ts=ts,properties=properties")),
                        "shop",
                        "ada",
                        ImportRules.defaults()),
                Work.unobserved());
    }

    private void killAt(String place) throws IOException, InterruptedException {
        ChildJvm.killAt(
                place,
                ChildJvm.start(List.of("--enable-native-access=ALL-UNNAMED"), Child.class, folder.toString(), place));
    }

    /** Asks and renews as the next Steward does, and looks at what then lies there. */
    private void opensRight(String place) throws IOException {
        long anHourAgo = Instant.now().minusSeconds(4_000).toEpochMilli();
        for (Path file : filesOf(folder.resolve("index"))) {
            if (file.getFileName().toString().endsWith(".tmp")) {
                Files.setLastModifiedTime(file, FileTime.fromMillis(anHourAgo));
            }
        }
        try (Steward steward = Steward.start(Home.in(folder.resolve("home")));
                OpenSource source = open(steward, folder)) {
            JourneyIndexes indexes = new JourneyIndexes(folder.resolve("index"), 2);
            same(indexes.journeys(source.reader()), source, place + ", as it lies");
            indexes.renew(source.reader(), Optional.empty(), Work.unobserved());
            assertThat(indexes.ready(source.reader(), Optional.empty())).isTrue();
            same(indexes.journeys(source.reader()), source, place + ", renewed");
            nothingIsLeft(indexes.of(Optional.empty()).asItLies().orElseThrow());
        }
    }

    private void same(Journeys journeys, OpenSource source, String when) {
        StreamedJourneys streamed = new StreamedJourneys(source.reader());
        RandomJourneys queries = new RandomJourneys(random, START, 24 * DAYS);
        List<JourneyQuery> asked = new ArrayList<>(List.of(WITH_COLUMNS));
        for (int i = 0; i < 4; i++) {
            JourneyQuery any = queries.query();
            asked.add(new JourneyQuery(
                    Optional.empty(), any.filters(), any.range(), any.matchers(), any.properties(), any.everyEvent()));
        }
        for (JourneyQuery query : asked) {
            assertThat(RandomJourneys.dump(journeys, query))
                    .as("%s: %s", when, query)
                    .isEqualTo(RandomJourneys.dump(streamed, query));
        }
    }

    private void nothingIsLeft(JourneyIndex index) throws IOException {
        Path persons = folder.resolve("index/persons");
        try (Stream<Path> children = Files.list(persons)) {
            assertThat(children.map(path -> path.getFileName().toString()).filter(name -> !name.equals("lock")))
                    .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                    Stream.of("head.json"),
                                    index.head().segments().stream().map(Segment.Facts::folder))
                            .toList());
        }
        for (Path file : filesOf(persons)) {
            assertThat(file.getFileName().toString())
                    .matches("head\\.json|lock|times|codes|rows|actors|starts|names|name-starts"
                            + "|c-[0-9a-f]+\\.(bits|codes|texts)");
        }
    }

    private static List<Path> filesOf(Path tree) throws IOException {
        if (!Files.isDirectory(tree)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(tree)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"counted", "mapped", "read", "sorted", "written", "committed", "column-filled", "column-coded"})
    void aFirstIndexThatIsKilledIsMadeAnew(String place) throws Exception {
        try (Steward steward = Steward.start(Home.in(folder.resolve("home")))) {
            grow(steward, 300, 0, 6);
        }
        killAt(place);
        opensRight(place);
    }

    @ParameterizedTest
    @ValueSource(strings = {"read", "written", "committed", "column-filled", "column-coded"})
    void aRenewalThatIsKilledLeavesTheOldIndexOrTheNewOne(String place) throws Exception {
        indexThenGrow(20);
        killAt(place);
        opensRight(place);
    }

    /** So many events more that one segment is made of all. */
    @ParameterizedTest
    @ValueSource(strings = {"read", "written", "committed"})
    void aCompactionThatIsKilledLeavesTheOldIndexOrTheNewOne(String place) throws Exception {
        indexThenGrow(400);
        killAt(place);
        opensRight(place);
    }

    private void indexThenGrow(int events) throws IOException {
        try (Steward steward = Steward.start(Home.in(folder.resolve("home")))) {
            grow(steward, 300, 0, 6);
            try (OpenSource source = open(steward, folder)) {
                JourneyIndexes indexes = new JourneyIndexes(folder.resolve("index"), 2);
                indexes.renew(source.reader(), Optional.empty(), Work.unobserved());
            }
            grow(steward, events, 5, 8);
        }
    }
}
