package dev.steward.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.Hazard;
import dev.steward.model.StorageFailed;
import dev.steward.model.Value;
import dev.steward.model.Work;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A log of 25 entries in segments of ten, and what somebody with access to the disk may do to it. */
@Hazard("H78")
class TamperingTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-01T10:00:00Z"));
    private static final String SALT = "ab".repeat(32);
    private static final int SEGMENT = 10;

    @TempDir
    Path folder;

    private List<String> lines;

    @BeforeEach
    void write() throws IOException {
        AuditLog log = log();
        for (int i = 1; i <= 25; i++) {
            log.append(new Entry("jane", "step", "lake", Map.of("rows", Value.of(i))));
        }
        lines = new ArrayList<>();
        for (int first = 1; first <= 21; first += SEGMENT) {
            lines.addAll(Files.readAllLines(file(first)));
        }
        assertThat(log.verify(Work.unobserved()).ok()).isTrue();
    }

    @Test
    void anEdit() throws IOException {
        lines.set(12, lines.get(12).replace("\"step\"", "\"stop\""));

        expect(13, Fault.Kind.EDITED);
    }

    @Test
    void anEditWithItsHashComputedAnew() throws IOException {
        lines.set(12, forged(13, line(12).head(), "edited"));

        expect(13, Fault.Kind.EDITED);
    }

    @Test
    void anEditWithItsHashComputedAnewInTheLastButOne() throws IOException {
        lines.set(23, forged(24, line(23).head(), "edited"));

        expect(24, Fault.Kind.EDITED);
    }

    @Test
    void aChangedLinkToTheEntryBefore() throws IOException {
        lines.set(12, forged(13, line(10).head(), "edited"));

        expect(13, Fault.Kind.EDITED);
    }

    @Test
    void aLineThatIsNoEntry() throws IOException {
        lines.set(0, "{}");

        expect(1, Fault.Kind.EDITED);
    }

    @Test
    void aLineThatIsNoEntryPutIn() throws IOException {
        lines.add(9, "");

        expect(10, Fault.Kind.INSERTED);
    }

    @Test
    void aForgedEntryPutIn() throws IOException {
        lines.add(10, forged(11, line(10).head(), "never happened"));

        expect(11, Fault.Kind.INSERTED);
    }

    @Test
    void severalForgedEntriesPutIn() throws IOException {
        String first = forged(11, line(10).head(), "never happened");
        String second = forged(12, parse(first).head(), "this neither");
        lines.addAll(10, List.of(first, second));

        expect(11, Fault.Kind.INSERTED);
    }

    @Test
    void aDeletion() throws IOException {
        lines.remove(19);

        expect(20, Fault.Kind.DELETED);
    }

    @Test
    void theDeletionOfTheFirst() throws IOException {
        lines.removeFirst();

        expect(1, Fault.Kind.DELETED);
    }

    @Test
    void theDeletionOfAWholeFile() throws IOException {
        Files.delete(file(11));

        Fault fault = log().verify(Work.unobserved()).fault().orElseThrow();
        assertThat(fault.index()).isEqualTo(11);
        assertThat(fault.kind()).isEqualTo(Fault.Kind.DELETED);
        assertThat(fault.words()).contains("11 to 20");
    }

    @Test
    void aSwap() throws IOException {
        Collections.swap(lines, 3, 22);

        expect(4, Fault.Kind.SWAPPED);
    }

    @Test
    void aSwapOfNeighbours() throws IOException {
        Collections.swap(lines, 9, 10);

        expect(10, Fault.Kind.SWAPPED);
    }

    @Test
    void aDuplicate() throws IOException {
        lines.add(15, lines.get(14));

        expect(16, Fault.Kind.DUPLICATED);
    }

    @Test
    void aDuplicateOfAnEarlierEntryAtTheEnd() throws IOException {
        lines.add(lines.get(4));

        expect(26, Fault.Kind.DUPLICATED);
    }

    @Test
    void anAlteredPayload() throws IOException {
        lines.set(6, lines.get(6).replace("\"rows\":7", "\"rows\":8"));

        expect(7, Fault.Kind.PAYLOAD_ALTERED);
    }

    @Test
    void anAlteredPayloadWithItsSalt() throws IOException {
        lines.set(24, lines.get(24).replaceAll("\"salt\":\"[0-9a-f]+\"", "\"salt\":\"" + SALT + "\""));

        expect(25, Fault.Kind.PAYLOAD_ALTERED);
    }

    @Test
    void nothingIsRecordedAfterALastEntryThatDoesNotHold() throws IOException {
        lines.set(24, lines.get(24).replace("\"step\"", "\"stop\""));
        save();

        assertThatThrownBy(() -> log().append(new Entry("jane", "step", "")))
                .isInstanceOf(StorageFailed.class)
                .hasMessageContaining("does not hold");
        assertThat(Files.readAllLines(file(21))).hasSize(5);
    }

    @Test
    @Hazard("H79")
    void aRunningStewardSeesThatEntriesWereCutOff() throws IOException {
        AuditLog running = log();
        running.append(new Entry("jane", "step", ""));
        save();

        assertThatThrownBy(() -> running.append(new Entry("jane", "step", "")))
                .isInstanceOf(StorageFailed.class)
                .hasMessageContaining("entry 25, before entry 26");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyOneBitChangedIsFound(long seed) throws IOException {
        Random random = new Random(seed);
        Head head = log().head();
        for (int i = 0; i < 60; i++) {
            Path file = file(1 + SEGMENT * random.nextInt(3));
            byte[] whole = Files.readAllBytes(file);
            byte[] changed = whole.clone();
            int at = random.nextInt(changed.length - 1);
            changed[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, changed);

            Verification verification = log().verify(Work.unobserved());
            assertThat(verification.ok() && verification.head().equals(head))
                    .as("seed %d, byte %d of %s: %s", seed, at, file.getFileName(), verification)
                    .isFalse();
            Files.write(file, whole);
        }
    }

    private void expect(long index, Fault.Kind kind) throws IOException {
        save();
        Verification verification = log().verify(Work.unobserved());
        Fault fault = verification.fault().orElseThrow();
        assertThat(fault.kind()).as(fault.words()).isEqualTo(kind);
        assertThat(fault.index()).isEqualTo(index);
        assertThat(verification.tornBytes()).isZero();
    }

    private void save() throws IOException {
        Files.writeString(file(1), String.join("\n", lines.subList(0, 10)) + "\n");
        Files.writeString(file(11), String.join("\n", lines.subList(10, 20)) + "\n");
        Files.writeString(file(21), String.join("\n", lines.subList(20, lines.size())) + "\n");
    }

    private static String forged(long sequence, Head after, String subject) {
        Line line = Line.after(
                new Head(sequence - 1, after.hash()), CLOCK.instant(), new Entry("mallory", "step", subject), SALT);
        return new String(line.bytes(), StandardCharsets.UTF_8).strip();
    }

    private Line line(int sequence) {
        return parse(lines.get(sequence - 1));
    }

    private static Line parse(String line) {
        return Line.parse(line.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }

    private Path file(int first) {
        return new Segments(folder, SEGMENT).fileOf(first);
    }

    private AuditLog log() {
        return new AuditLog(folder, CLOCK, SEGMENT, Disk.REAL);
    }
}
