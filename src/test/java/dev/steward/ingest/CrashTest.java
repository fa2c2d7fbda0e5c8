package dev.steward.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.Hazard;
import dev.steward.model.StorageFailed;
import dev.steward.model.Work;
import dev.steward.source.lake.LakeFile;
import dev.steward.source.lake.LakeFolder;
import dev.steward.testing.ChildJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Imports that are killed: a second import, into a lake that has events already, so that files are merged too. */
class CrashTest {
    private static final String HEADER = "user,event,ts";

    @TempDir
    Path folder;

    /** The child: imports and, at the place named, says so and waits for the kill. */
    static final class Child {
        private Child() {}

        public static void main(String[] arguments) {
            Path folder = Path.of(arguments[0]);
            Lakes lakes = new Lakes(folder, ChildJvm.waitingAt(arguments[1]));
            lakes.add(folder.resolve("b.csv"));
            System.out.println("ended");
        }
    }

    private void killAt(String place) throws IOException, InterruptedException {
        ChildJvm.killAt(place, ChildJvm.start(Child.class, folder.toString(), place));
    }

    @ParameterizedTest
    @Hazard({"H40", "H41", "H42", "H43"})
    @ValueSource(
            strings = {
                "started",
                "read",
                "rejects",
                "day",
                "written",
                "journal",
                "decided",
                "moved-one",
                "moved-all",
                "committed",
                "put-away",
                "before-report",
                "reported"
            })
    void readersSeeAllOrNothingAndRunningItAgainFinishes(String place) throws Exception {
        Lakes lakes = new Lakes(folder);
        lakes.add(lakes.file("a.csv", HEADER, "u1,view,2024-05-01", "u2,view,2024-05-02"));
        Path file = lakes.file(
                "b.csv", HEADER, "u3,view,2024-05-02", "u4,view,2024-05-03", "u1,view,2024-05-01", ",view,2024-05-03");

        killAt(place);

        assertThat(visible(lakes)).as("what readers see after the kill").isIn(2L, 4L);
        ImportReport again = lakes.add(file);
        assertThat(again.written() + again.duplicates()).isEqualTo(3);
        assertThat(visible(lakes)).isEqualTo(4);
        assertThat(lakes.sql("select user_id from lake order by user_id, created_at"))
                .as("and what other tools see")
                .containsExactly("u1", "u2", "u3", "u4");
        assertThat(lakes.files()).hasSize(3);
        assertThat(left(lakes)).as("nothing is left over").isEmpty();
        List<ImportReport> history = ImportHistory.list(lakes.path());
        assertThat(history.stream().mapToLong(ImportReport::written).sum()).isEqualTo(4);
        assertThat(history.stream().flatMap(report -> report.rejectsFile().stream()))
                .hasSize(history.size() - 1)
                .allSatisfy(path -> assertThat(lakes.path().resolve(path)).exists());
    }

    @ParameterizedTest
    @ValueSource(strings = {"written", "decided", "before-report"})
    void identitiesAddedAfterAKillLeaveTheHistoryTrue(String place) throws Exception {
        Lakes lakes = new Lakes(folder);
        lakes.add(lakes.file("a.csv", HEADER, "u1,view,2024-05-01"));
        Path file = lakes.file("b.csv", HEADER, "u3,view,2024-05-02", ",view,2024-05-03");
        killAt(place);

        lakes.identities(new Identity("u3", "u1", Lakes.NOW));
        lakes.add(file);

        assertThat(visible(lakes)).isEqualTo(2);
        assertThat(ImportHistory.list(lakes.path()).stream()
                        .mapToLong(ImportReport::written)
                        .sum())
                .isEqualTo(2);
        assertThat(lakes.merges()).hasSize(1);
    }

    private static long visible(Lakes lakes) {
        return new LakeFolder(lakes.path())
                .current().files().stream()
                        .peek(file -> assertThat(file.path()).exists())
                        .mapToLong(LakeFile::rows)
                        .sum();
    }

    private static List<String> left(Lakes lakes) throws IOException {
        Path own = lakes.path().resolve("_steward");
        try (Stream<Path> tree = Files.list(own)) {
            return tree.map(path -> path.getFileName().toString())
                    .filter(name -> !List.of("generations", "current", "imports", "rejects", "superseded", "lock")
                            .contains(name))
                    .toList();
        }
    }

    @Test
    @Hazard("H40")
    void aFirstImportThatIsKilledLeavesNoLake() throws Exception {
        Lakes lakes = new Lakes(folder);
        lakes.file("b.csv", HEADER, "u3,view,2024-05-02");

        killAt("written");

        assertThat(LakeFolder.isLake(lakes.path())).isFalse();
        assertThat(lakes.files()).isEmpty();
        lakes.add(folder.resolve("b.csv"));
        assertThat(visible(lakes)).isEqualTo(1);
    }

    @Test
    void theSecondImporterIsToldWhoTheFirstIs() throws Exception {
        Lakes lakes = new Lakes(folder);
        Path file = lakes.file("b.csv", HEADER, "u3,view,2024-05-02");
        Process child = ChildJvm.start(Child.class, folder.toString(), "read");
        try (BufferedReader out = child.inputReader()) {
            assertThat(out.readLine()).isEqualTo("at read");
            assertThatThrownBy(() ->
                            lakes.importer().run(lakes.request("user=user,event=event,ts=ts", file), Work.unobserved()))
                    .isInstanceOf(StorageFailed.class)
                    .hasMessageContaining("import by ada, process " + child.pid() + ", since 2026-01-15T12:00:00Z")
                    .hasMessageContaining(lakes.path().toString());
        } finally {
            child.destroyForcibly().waitFor();
        }
        assertThat(lakes.add(file).written()).isEqualTo(1);
    }
}
