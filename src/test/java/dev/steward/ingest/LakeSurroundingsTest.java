package dev.steward.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.model.BadInput;
import dev.steward.model.Work;
import dev.steward.source.lake.LakeFolder;
import dev.steward.source.lake.SourceFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders above a lake and inside one: its files alone do not say what it holds. */
class LakeSurroundingsTest {
    @TempDir
    Path folder;

    private Lakes lakes;

    @BeforeEach
    void lake() {
        lakes = new Lakes(folder);
        lakes.add(lakes.file("a.csv", "user,event,ts", "cookie,view,2024-05-02", ",view,2024-05-02"));
        lakes.add(lakes.file("b.csv", "user,event,ts", "ada,view,2024-05-02"));
        lakes.identities(new Identity("cookie", "ada", Lakes.NOW));
    }

    @Test
    void aLakeIsTheFilesOfItsGeneration() {
        SourceFiles files = SourceFiles.find(lakes.path());

        assertThat(files.files())
                .extracting(file -> lakes.path().relativize(file.path()).toString())
                .containsExactly("data/events/project_shop/2024/05/events_2024-05-02.01.parquet");
        assertThat(files.generation())
                .isEqualTo(new LakeFolder(lakes.path()).current().generation());
    }

    @Test
    void aFolderAboveNamesTheLakeInIt() {
        assertThatThrownBy(() -> SourceFiles.find(folder)).isInstanceOfSatisfying(BadInput.class, above -> {
            assertThat(above.code()).isEqualTo("source.lake-inside");
            assertThat(above).hasMessage("The folder " + folder + " holds the lake " + lakes.path() + ".");
            assertThat(above.remedy()).startsWith("Name the lake itself: " + lakes.path() + ". Other files");
        });
        assertThatThrownBy(() -> lakes.add(folder)).isInstanceOf(BadInput.class);
    }

    @Test
    void andAllOfThemWhenThereAreMore() throws IOException {
        Path other = Files.createDirectories(folder.resolve("deep/other"));
        new Lakes(other).add(folder.resolve("a.csv"));

        assertThatThrownBy(() -> SourceFiles.find(folder))
                .hasMessage("The folder " + folder + " holds 2 lakes: " + other.resolve("lake") + ", " + lakes.path()
                        + ".");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data",
                "data/events",
                "data/events/project_shop",
                "data/events/project_shop/2024/05/events_2024-05-02.01.parquet",
                "identities.parquet",
                "_steward",
                "_steward/rejects"
            })
    void aPartOfALakeNamesTheWhole(String part) {
        Path inside = lakes.path().resolve(part);
        assertThat(inside).exists();

        assertThatThrownBy(() -> SourceFiles.find(inside)).isInstanceOfSatisfying(BadInput.class, found -> {
            assertThat(found.code()).isEqualTo("source.inside-lake");
            assertThat(found).hasMessageStartingWith(inside + " is a part of the lake " + lakes.path() + ".");
            assertThat(found.remedy()).isEqualTo("Name the lake itself: " + lakes.path());
        });
    }

    @Test
    void whatSomebodyKeepsBesideTheEventsIsTheirs() throws IOException {
        Path exports = Files.createDirectories(lakes.path().resolve("exports"));
        Path file = Files.copy(folder.resolve("a.csv"), exports.resolve("a.csv"));

        assertThat(SourceFiles.find(exports).paths()).containsExactly(file.toString());
        assertThat(SourceFiles.find(file).paths()).containsExactly(file.toString());
    }

    @Test
    void aLakeIsNotImportedAndNoneBeginsInsideAnother() {
        assertThatThrownBy(() -> lakes.add(lakes.path())).isInstanceOfSatisfying(BadInput.class, lake -> {
            assertThat(lake.code()).isEqualTo("import.lake");
            assertThat(lake).hasMessage(lakes.path() + " is a lake already.");
        });
        Path inside = lakes.path().resolve("data/events");
        ImportRequest into = lakes.request("", folder.resolve("a.csv"));
        assertThatThrownBy(() -> lakes.importer()
                        .run(
                                new ImportRequest(
                                        into.files(),
                                        inside,
                                        into.mapping(),
                                        into.project(),
                                        into.person(),
                                        into.rules()),
                                Work.unobserved()))
                .isInstanceOfSatisfying(
                        BadInput.class, found -> assertThat(found.code()).isEqualTo("import.inside-lake"));
        assertThat(inside.resolve("_steward")).doesNotExist();
    }
}
