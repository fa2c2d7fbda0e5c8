package dev.steward.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.Hazard;
import dev.steward.model.StorageFailed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafeFilesTest {
    @TempDir
    Path folder;

    @Test
    void writesForTheOwnerAlone() throws IOException {
        Path file = folder.resolve("new/deep/file.txt");

        SafeFiles.write(file, bytes("hello"));

        assertThat(file).hasContent("hello");
        assertThat(permissions(file)).isEqualTo("rw-------");
        assertThat(permissions(folder.resolve("new"))).isEqualTo("rwx------");
        assertThat(permissions(folder.resolve("new/deep"))).isEqualTo("rwx------");
    }

    @Test
    @Hazard({"H41", "H25"})
    void aFailureInTheMiddleLeavesTheOldContentAndNothingElse() throws IOException {
        Path file = folder.resolve("file.txt");
        SafeFiles.write(file, bytes("old"));

        assertThatThrownBy(() -> SafeFiles.write(file, out -> {
                    out.write(bytes("half of the n"));
                    out.flush();
                    throw new IOException("No space left on device");
                }))
                .isInstanceOfSatisfying(
                        StorageFailed.class, failed -> assertThat(failed.code()).isEqualTo("storage.full"));

        assertThat(file).hasContent("old");
        assertThat(names()).containsExactly("file.txt");
    }

    @Test
    @Hazard("H41")
    void whoReadsWhileItIsReplacedSeesOldOrNewNeverAHalf() throws Exception {
        Path file = folder.resolve("file.txt");
        String old = "o".repeat(200_000);
        String fresh = "n".repeat(200_000);
        SafeFiles.write(file, bytes(old));
        AtomicBoolean stop = new AtomicBoolean();
        Thread writer = Thread.startVirtualThread(() -> {
            while (!stop.get()) {
                SafeFiles.write(file, bytes(fresh));
                SafeFiles.write(file, bytes(old));
            }
        });

        for (int i = 0; i < 200; i++) {
            String seen = Files.readString(file);
            assertThat(seen.equals(old) || seen.equals(fresh)).isTrue();
        }
        stop.set(true);
        writer.join();
    }

    @Test
    void aFileInTheWayOfAFolderIsNamed() throws IOException {
        Files.writeString(folder.resolve("thing"), "a file");

        assertThatThrownBy(() -> SafeFiles.write(folder.resolve("thing/inside.txt"), bytes("x")))
                .isInstanceOf(StorageFailed.class)
                .hasMessageContaining("thing");
    }

    @Test
    void puttingAsideTwiceKeepsBoth() throws IOException {
        Path file = folder.resolve("settings.json");
        Instant now = Instant.parse("2026-03-01T10:00:00Z");
        Files.writeString(file, "first");
        Path first = SafeFiles.setAside(file, now);
        Files.writeString(file, "second");

        Path second = SafeFiles.setAside(file, now);

        assertThat(first)
                .hasFileName("settings.json.unreadable-20260301T100000.000Z")
                .hasContent("first");
        assertThat(second).hasContent("second");
        assertThat(file).doesNotExist();
    }

    @Test
    @Hazard("H48")
    void sweepingRemovesWhatKilledWritersLeft() throws IOException {
        Files.writeString(folder.resolve(".segment.json.1234.tmp"), "personal");
        Files.writeString(folder.resolve("segment.json"), "kept");

        SafeFiles.sweep(folder);

        assertThat(names()).containsExactly("segment.json");
    }

    private Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
