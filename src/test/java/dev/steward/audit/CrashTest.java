package dev.steward.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.Hazard;
import dev.steward.files.Sha256;
import dev.steward.model.StorageFailed;
import dev.steward.model.Value;
import dev.steward.model.Work;
import dev.steward.testing.ChildJvm;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writers that are killed, and disks that fill up. */
class CrashTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-01T10:00:00Z"));

    @TempDir
    Path folder;

    @Test
    @Hazard("H82")
    void anEntryCutAnywhereIsATornTailNoTampering() throws IOException {
        AuditLog log = log(Disk.REAL);
        log.append(new Entry("jane", "first", "lake"));
        Path file = folder.resolve("000000000001.jsonl");
        int start = Math.toIntExact(Files.size(file));
        Recorded second = log.append(new Entry("jane", "second", "läke"));
        byte[] whole = Files.readAllBytes(file);

        for (int cut = start + 1; cut < whole.length; cut++) {
            Path copy = folder.resolve("cut-" + cut);
            Files.createDirectory(copy);
            Files.write(copy.resolve(file.getFileName()), Arrays.copyOf(whole, cut));
            AuditLog torn = new AuditLog(copy, CLOCK);

            Verification found = torn.verify(Work.unobserved());
            assertThat(found.ok()).isTrue();
            assertThat(found.head().count()).isEqualTo(1);
            assertThat(found.tornBytes()).isEqualTo(cut - start);

            Recorded next = torn.append(new Entry("jane", "third", "lake"));
            Verification mended = new AuditLog(copy, CLOCK).verify(Work.unobserved());
            assertThat(mended.ok()).isTrue();
            assertThat(mended.tornBytes()).isZero();
            assertThat(next.sequence()).isEqualTo(3);
            assertThat(next.hash()).isNotEqualTo(second.hash());
            assertRecorded(torn, copy, Arrays.copyOfRange(whole, start, cut));
        }
    }

    private static void assertRecorded(AuditLog log, Path folder, byte[] torn) throws IOException {
        Recorded record =
                log.entries(AuditQuery.newest(1).action(LogWriter.TORN_TAIL)).getFirst();
        Recorded.Payload payload = record.payload().orElseThrow();
        assertThat(payload.details())
                .containsEntry("bytes", Value.of(torn.length))
                .containsEntry("sha256", Value.of(Sha256.of(torn)));
        Path kept = folder.resolve("quarantine")
                .resolve(Objects.requireNonNull(payload.details().get("kept")).text());
        assertThat(kept).hasBinaryContent(torn);
    }

    /** Appends; in the middle of the second entry its process halts without any clean-up, as after kill -9. */
    static final class Killed {
        private Killed() {}

        public static void main(String[] arguments) {
            Disk disk = new Disk() {
                private int writes;

                @Override
                public void write(Path file, long offset, byte[] bytes) throws IOException {
                    if (++writes == 2) {
                        partly(file, offset, bytes, bytes.length / 2);
                        Runtime.getRuntime().halt(9);
                    }
                    REAL.write(file, offset, bytes);
                }

                @Override
                public void cut(Path file, long offset) throws IOException {
                    REAL.cut(file, offset);
                }
            };
            AuditLog log = new AuditLog(Path.of(arguments[0]), CLOCK, AuditLog.SEGMENT, disk);
            log.append(new Entry("child", "first", ""));
            log.append(new Entry("child", "second", ""));
        }
    }

    @Test
    @Hazard("H82")
    void aKilledStewardLeavesATornTailAndNoLock() throws Exception {
        Process child = ChildJvm.start(Killed.class, folder.toString());
        assertThat(child.waitFor()).isEqualTo(9);

        AuditLog log = log(Disk.REAL);
        Verification found = log.verify(Work.unobserved());
        assertThat(found.ok()).isTrue();
        assertThat(found.tornBytes()).isPositive();

        log.append(new Entry("jane", "third", ""));
        assertThat(log.entries(AuditQuery.newest(9)))
                .extracting(Recorded::action)
                .containsExactly("third", LogWriter.TORN_TAIL, "first");
        assertThat(log.verify(Work.unobserved()).ok()).isTrue();
    }

    /** Appends as fast as it can until somebody kills it; prints each sequence that was promised. */
    static final class Busy {
        private Busy() {}

        public static void main(String[] arguments) {
            AuditLog log = new AuditLog(Path.of(arguments[0]), CLOCK, 50, Disk.REAL);
            while (true) {
                System.out.println(log.append(new Entry("child", "step", "x".repeat(5_000)))
                        .sequence());
            }
        }
    }

    @Test
    @Hazard("H82")
    void whatWasPromisedBeforeAKillIsThere() throws Exception {
        for (int round = 0; round < 3; round++) {
            Process child = ChildJvm.start(Busy.class, folder.toString());
            long promised = 0;
            try (var out = child.inputReader()) {
                for (int i = 0; i < 60; i++) {
                    promised = Long.parseLong(out.readLine());
                }
                child.destroyForcibly().waitFor();
            }

            AuditLog log = new AuditLog(folder, CLOCK, 50, Disk.REAL);
            Verification found = log.verify(Work.unobserved());
            assertThat(found.ok()).isTrue();
            assertThat(found.head().count()).isGreaterThanOrEqualTo(promised);
            assertThat(log.append(new Entry("jane", "after", "")).sequence()).isGreaterThan(promised);
        }
        assertThat(new AuditLog(folder, CLOCK, 50, Disk.REAL)
                        .verify(Work.unobserved())
                        .ok())
                .isTrue();
    }

    @Test
    @Hazard("H82")
    void aWriterKilledBetweenTwoFilesLeavesAnEmptyOne() throws IOException {
        AuditLog log = new AuditLog(folder, CLOCK, 2, Disk.REAL);
        log.append(new Entry("jane", "step", ""));
        log.append(new Entry("jane", "step", ""));
        Files.createFile(folder.resolve("000000000003.jsonl"));

        AuditLog next = new AuditLog(folder, CLOCK, 2, Disk.REAL);
        assertThat(next.verify(Work.unobserved()).head()).isEqualTo(next.head());
        assertThat(next.append(new Entry("jane", "step", "")).sequence()).isEqualTo(3);
        assertThat(next.verify(Work.unobserved()).ok()).isTrue();
    }

    @Test
    @Hazard("H84")
    void onAFullDiskTheActionDoesNotStartAndNothingIsLost() throws IOException {
        FullDisk disk = new FullDisk();
        AuditLog log = log(disk);
        log.append(new Entry("jane", "first", ""));
        boolean[] started = {false};

        for (int room = 0; room < 300; room += 37) {
            disk.room = Optional.of(room);
            assertThatThrownBy(() -> {
                        log.append(new Entry("jane", "delete.started", "lake"));
                        started[0] = true;
                    })
                    .isInstanceOfSatisfying(
                            StorageFailed.class,
                            failed -> assertThat(failed.code()).isEqualTo("storage.full"));
            assertThat(log.verify(Work.unobserved()).head().count()).isEqualTo(1);
        }
        assertThat(started[0]).isFalse();

        disk.room = Optional.empty();
        assertThat(log.append(new Entry("jane", "second", "")).sequence()).isEqualTo(2);
        assertThat(log.verify(Work.unobserved()).ok()).isTrue();
    }

    @Test
    @Hazard({"H84", "H82"})
    void whatCannotBeTakenBackIsPutAsideLater() throws IOException {
        FullDisk disk = new FullDisk();
        disk.stuck = true;
        AuditLog log = log(disk);
        log.append(new Entry("jane", "first", ""));
        disk.room = Optional.of(100);
        assertThatThrownBy(() -> log.append(new Entry("jane", "second", ""))).isInstanceOf(StorageFailed.class);

        disk.room = Optional.empty();
        log.append(new Entry("jane", "third", ""));

        assertThat(log.entries(AuditQuery.newest(9)))
                .extracting(Recorded::action)
                .containsExactly("third", LogWriter.TORN_TAIL, "first");
        assertThat(log.verify(Work.unobserved()).ok()).isTrue();
    }

    @Test
    @Hazard("H84")
    void aFolderThatCannotBeMadeIsAStorageFailure() throws IOException {
        Path file = Files.createFile(folder.resolve("in-the-way"));

        assertThatThrownBy(() -> new AuditLog(file.resolve("audit"), CLOCK).append(new Entry("jane", "step", "")))
                .isInstanceOf(StorageFailed.class)
                .hasMessageContaining("in-the-way");
    }

    @Test
    @Hazard("H82")
    void aTornTailThatIsKilledWhileItIsPutAsideIsStillRecorded() throws IOException {
        AuditLog log = log(Disk.REAL);
        log.append(new Entry("jane", "first", ""));
        Path file = folder.resolve("000000000001.jsonl");
        long start = Files.size(file);
        Files.writeString(file, Files.readString(file) + "{\"sequence\":2,\"time\":\"20");
        FullDisk dying = new FullDisk();
        dying.stuck = true;
        dying.room = Optional.of(10);
        assertThatThrownBy(() -> log(dying).append(new Entry("jane", "second", "")))
                .isInstanceOf(StorageFailed.class);
        assertThat(Files.size(file)).isGreaterThan(start);

        AuditLog next = log(Disk.REAL);
        next.append(new Entry("jane", "third", ""));

        assertThat(next.entries(AuditQuery.newest(9)))
                .extracting(Recorded::action)
                .containsExactly("third", LogWriter.TORN_TAIL, "first");
        try (Stream<Path> kept = Files.list(folder.resolve("quarantine"))) {
            assertThat(kept).hasSizeGreaterThanOrEqualTo(1);
        }
    }

    private AuditLog log(Disk disk) {
        return new AuditLog(folder, CLOCK, AuditLog.SEGMENT, disk);
    }

    private static void partly(Path file, long offset, byte[] bytes, int length) throws IOException {
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            out.seek(offset);
            out.write(bytes, 0, Math.min(length, bytes.length));
        }
    }

    /** Takes only so many bytes more; a stuck one cannot even make a file shorter. */
    private static final class FullDisk implements Disk {
        private Optional<Integer> room = Optional.empty();
        private boolean stuck;

        @Override
        public void write(Path file, long offset, byte[] bytes) throws IOException {
            if (room.isPresent()) {
                partly(file, offset, bytes, room.get());
                throw new IOException("No space left on device");
            }
            REAL.write(file, offset, bytes);
        }

        @Override
        public void cut(Path file, long offset) throws IOException {
            if (stuck) {
                throw new IOException("No space left on device");
            }
            REAL.cut(file, offset);
        }
    }
}
