package dev.steward.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.Hazard;
import dev.steward.model.BadInput;
import dev.steward.model.StorageFailed;
import dev.steward.model.Work;
import dev.steward.testing.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    @TempDir
    Path folder;

    private final AtomicLong seconds = new AtomicLong();
    private Workspace workspace;

    @BeforeEach
    void open() {
        InstantSource ticking = () -> START.plusSeconds(seconds.getAndIncrement());
        workspace = new Workspace(Home.in(folder), ticking);
    }

    @Test
    void definitionsAreSavedReplacedRenamedAndDeleted() {
        Definitions definitions = workspace.definitions();
        SavedDefinition second = definitions.save("Second", "{\"kind\":\"retention\"}");
        definitions.save("first", "{}");
        SavedDefinition first = definitions.save("first", "{\n  \"kind\" : \"funnel\"\n}");
        assertThat(definitions.list()).containsExactly(first, second);

        definitions.rename("Second", "Weekly");
        assertThat(definitions.find("Second")).isEmpty();
        assertThat(definitions.find("Weekly").orElseThrow().json()).isEqualTo(second.json());

        definitions.delete("first");
        assertThat(definitions.list()).extracting(SavedDefinition::name).containsExactly("Weekly");
    }

    @Test
    void aNameThatIsTakenOrUnknownIsRefused() {
        Definitions definitions = workspace.definitions();
        definitions.save("a", "1");
        definitions.save("b", "2");

        assertThatThrownBy(() -> definitions.rename("a", "b"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("\"b\"");
        assertThatThrownBy(() -> definitions.rename("c", "d")).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> definitions.save("  ", "3")).isInstanceOf(BadInput.class);
        assertThat(definitions.list()).extracting(SavedDefinition::json).containsExactly("1", "2");
    }

    @Test
    void anyNameBecomesASafeFile() throws IOException {
        List<String> names = List.of(
                "../../etc/passwd",
                "CON",
                "a/b\\c:*?\"<>|",
                "Entonnoir d'été",
                "entonnoir d'ete",
                "漏斗",
                "A",
                "a",
                ".hidden",
                "x".repeat(5000),
                "tab\tand\nline",
                "%s %n",
                "\uD800 alone");
        names.forEach(name -> workspace.definitions().save(name, name.length() + ""));

        assertThat(workspace.definitions().list()).hasSize(names.size());
        for (String name : names) {
            assertThat(workspace.definitions().find(name)).as(name).isPresent();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString())
                            .filter(file -> !file.equals("lock")))
                    .hasSize(names.size())
                    .allMatch(file -> file.matches("[a-z0-9-]{1,61}\\.json"));
        }
    }

    @Test
    void oneNameHoweverItsAccentIsTyped() {
        workspace.definitions().save("caf\u00e9", "composed");
        workspace.definitions().save(" cafe\u0301 ", "decomposed");

        assertThat(workspace.definitions().list())
                .extracting(SavedDefinition::json)
                .containsExactly("decomposed");
    }

    @Test
    void sourcesRememberWhenAndHowTheyWereOpened() {
        RecentSources sources = workspace.sources();
        sources.opened(Path.of("/data/a.csv"));
        sources.opened(Path.of("/data/b"));
        sources.rememberMapping(Path.of("/data/x/../a.csv"), "{\"user\":\"client_id\"}");
        sources.opened(Path.of("/data/a.csv"));

        assertThat(sources.list())
                .extracting(RecentSource::path)
                .containsExactly(Path.of("/data/a.csv"), Path.of("/data/b"));
        assertThat(sources.mapping(Path.of("/data/a.csv"))).contains("{\"user\":\"client_id\"}");
        assertThat(sources.mapping(Path.of("/data/b"))).isEmpty();

        sources.remove(Path.of("/data/a.csv"));
        assertThat(sources.list()).extracting(RecentSource::path).containsExactly(Path.of("/data/b"));
    }

    @Test
    void segmentsKeepTheirPeopleSortedAndOnce() {
        workspace.segments().save(segment("Buyers", "u3", "u1", "u2", "u1"));

        assertThat(workspace.segments().find("Buyers").orElseThrow().content())
                .isEqualTo(new SavedSegment.Listed(List.of("u1", "u2", "u3")));
    }

    @Test
    @Hazard("H48")
    void forgettingTakesPeopleOutOfEverySegmentAndEveryByte() throws IOException {
        Segments segments = workspace.segments();
        segments.save(segment("Buyers", "u1", "jane@example.org", "u2"));
        segments.save(segment("Leavers", "jane@example.org"));
        segments.save(segment("Others", "u9"));
        Path abandoned = folder.resolve("data/workspace/segments/.buyers.json.77.tmp");
        Files.writeString(abandoned, "jane@example.org");

        assertThat(segments.forget(List.of("jane@example.org", "u2", "nobody"), Work.unobserved()))
                .isEqualTo(3);

        assertThat(segments.list())
                .extracting(SavedSegment::content)
                .containsExactly(listed("u1"), listed(), listed("u9"));
        assertThat(segments.forget(List.of("jane@example.org"), Work.unobserved()))
                .isZero();
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile))
                    .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContain("jane"));
        }
    }

    @Test
    @Hazard("H61")
    void forgettingIsNotCompleteWhileAFileCannotBeSearched() throws IOException {
        Segments segments = workspace.segments();
        segments.save(segment("Buyers", "u1"));
        Path broken = folder.resolve("data/workspace/segments/broken.json");
        Files.writeString(broken, "{\"version\": 9, \"people\": [\"u1\"]}");

        assertThatThrownBy(() -> segments.forget(List.of("u1"), Work.unobserved()))
                .isInstanceOf(StorageFailed.class)
                .hasMessageContaining("broken.json");
        assertThat(segments.list()).extracting(SavedSegment::content).containsExactly(listed());
        assertThat(segments.unreadable()).containsExactly(broken);
    }

    @Test
    void aFileThatCannotBeUnderstoodIsPutAsideNotOverwritten() throws IOException {
        workspace.definitions().save("mine", "{}");
        Path file;
        try (Stream<Path> files = Files.list(folder.resolve("data/workspace/definitions"))) {
            file = files.filter(path -> path.toString().endsWith(".json"))
                    .findFirst()
                    .orElseThrow();
        }
        Files.writeString(file, "precious but broken");
        assertThat(workspace.definitions().list()).isEmpty();

        workspace.definitions().save("mine", "{\"new\":1}");

        assertThat(workspace.definitions().list()).hasSize(1);
        assertThat(workspace.definitions().unreadable())
                .singleElement()
                .satisfies(aside -> assertThat(aside).hasContent("precious but broken"));
    }

    /** Saves things of its own, and remembers mappings of the sources the test opens. */
    static final class Other {
        private Other() {}

        public static void main(String[] arguments) {
            work(new Workspace(Home.in(Path.of(arguments[0])), InstantSource.system()), arguments[1]);
        }

        static void work(Workspace workspace, String who) {
            for (int i = 0; i < 30; i++) {
                workspace.definitions().save(who + i, "{}");
                workspace.sources().opened(Path.of("/data/" + i));
                workspace.sources().rememberMapping(Path.of("/data/" + i), "{}");
            }
        }
    }

    @Test
    void threadsAndTwoStewardsLoseNothing() throws Exception {
        Process child = ChildJvm.start(Other.class, folder.toString(), "child");
        List<Thread> threads = IntStream.range(0, 3)
                .mapToObj(n -> Thread.startVirtualThread(() -> Other.work(workspace, "thread" + n + "-")))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }
        ChildJvm.output(child);

        assertThat(workspace.definitions().list()).hasSize(4 * 30);
        assertThat(workspace.sources().list())
                .hasSize(30)
                .allMatch(source -> source.mapping().isPresent());
    }

    private static SavedSegment segment(String name, String... people) {
        return new SavedSegment(name, "", START, "demo", listed(people));
    }

    private static SavedSegment.Content listed(String... people) {
        return new SavedSegment.Listed(List.of(people));
    }
}
