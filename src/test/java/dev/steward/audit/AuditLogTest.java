package dev.steward.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.steward.Hazard;
import dev.steward.model.Cancelled;
import dev.steward.model.Job;
import dev.steward.model.TimeRange;
import dev.steward.model.Value;
import dev.steward.model.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    @TempDir
    Path folder;

    private Instant now = START;

    private AuditLog log() {
        return new AuditLog(folder, () -> now, 10, Disk.REAL);
    }

    @Test
    void anEmptyLogHolds() {
        assertThat(log().verify(Work.unobserved()))
                .isEqualTo(new Verification(
                        Head.EMPTY,
                        Optional.empty(),
                        0,
                        List.of(),
                        List.of(),
                        new Verification.Checkpoints(0, List.of(), List.of()),
                        List.of()));
        assertThat(log().head()).isEqualTo(Head.EMPTY);
        assertThat(log().entries(AuditQuery.newest(5))).isEmpty();
    }

    @Test
    void whatIsAppendedIsThereForTheNextSteward() throws IOException {
        Map<String, Value> details =
                Map.of("rows", Value.of(12), "file", Value.of("a\nb \"c\""), "dry", Value.of(true));
        Recorded recorded = log().append(new Entry("jane", "import.finished", "lake", details));

        assertThat(recorded.sequence()).isEqualTo(1);
        assertThat(recorded.time()).isEqualTo(START);
        assertThat(recorded.payload()).contains(new Recorded.Payload("jane", "lake", details));
        assertThat(log().entries(AuditQuery.newest(5))).containsExactly(recorded);
        assertThat(log().head()).isEqualTo(new Head(1, recorded.hash()));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("000000000001.jsonl"))))
                .isEqualTo("rw-------");
    }

    @Test
    void segmentsFollowOneAnother() throws IOException {
        AuditLog log = log();
        for (int i = 1; i <= 35; i++) {
            assertThat(log.append(new Entry("jane", "step", "n" + i)).sequence())
                    .isEqualTo(i);
            if (i % 7 == 0) {
                log = log();
            }
        }

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".jsonl"))
                            .sorted())
                    .containsExactly(
                            "000000000001.jsonl", "000000000011.jsonl", "000000000021.jsonl", "000000000031.jsonl");
        }
        Verification verification = log.verify(Work.unobserved());
        assertThat(verification.ok()).isTrue();
        assertThat(verification.head()).isEqualTo(log.head());
        assertThat(verification.head().count()).isEqualTo(35);
    }

    @Test
    void pagesRunFromTheNewestBack() {
        AuditLog log = log();
        for (int i = 1; i <= 35; i++) {
            log.append(new Entry(i % 2 == 0 ? "jane" : "joe", i % 5 == 0 ? "import.failed" : "important", "Lake " + i));
            now = now.plusSeconds(60);
        }

        List<Long> seen = new ArrayList<>();
        AuditQuery query = AuditQuery.newest(4);
        for (List<Recorded> page = log.entries(query); !page.isEmpty(); page = log.entries(query)) {
            assertThat(page).hasSizeLessThanOrEqualTo(4);
            page.forEach(entry -> seen.add(entry.sequence()));
            query = query.before(page.getLast().sequence());
        }

        assertThat(seen)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 35).boxed().toList().reversed());
        assertThat(sequences(log, AuditQuery.newest(9).of("jane").action("import")))
                .containsExactly(30L, 20L, 10L);
        assertThat(sequences(log, AuditQuery.newest(9).subject("lAKE 3")))
                .containsExactly(35L, 34L, 33L, 32L, 31L, 30L, 3L);
        assertThat(sequences(
                        log, AuditQuery.newest(9).in(new TimeRange(START.plusSeconds(60), START.plusSeconds(180)))))
                .containsExactly(4L, 3L, 2L);
    }

    @Test
    @Hazard("H86")
    void aClockThatWasSetBackIsShownAndTheOrderStays() {
        AuditLog log = log();
        for (int i = 1; i <= 10; i++) {
            log.append(new Entry("jane", "step", ""));
        }
        now = START.minusSeconds(3600);
        log.append(new Entry("jane", "step", ""));
        now = START.minusSeconds(1800);
        log.append(new Entry("jane", "step", ""));

        Verification verification = log.verify(Work.unobserved());
        assertThat(verification.ok()).isTrue();
        assertThat(verification.clockSetBack()).containsExactly(11L);
        assertThat(log.entries(AuditQuery.newest(3)))
                .extracting(Recorded::sequence, Recorded::clockSetBack)
                .containsExactly(tuple(12L, false), tuple(11L, true), tuple(10L, false));
    }

    @Test
    @Hazard("H85")
    void aRedactedPayloadLeavesTheChainWhole() throws IOException {
        AuditLog log = log();
        log.append(new Entry("jane", "import.started", "lake"));
        log.append(new Entry("jane", "request.received", "jane@example.org"));
        log.append(new Entry("jane", "import.finished", "lake"));
        Path file = folder.resolve("000000000001.jsonl");
        String text = Files.readString(file);
        Files.writeString(
                file,
                text.replaceAll(
                        "\"payload\":\\{\"person\":\"jane\",\"subject\":\"jane@[^}]*}[^}]*}", "\"payload\":null"));
        assertThat(file).content().doesNotContain("example.org");

        Verification verification = log().verify(Work.unobserved());
        assertThat(verification.ok()).isTrue();
        assertThat(verification.redacted()).containsExactly(2L);
        assertThat(log().entries(AuditQuery.newest(3)).get(1).payload()).isEmpty();
        assertThat(log().append(new Entry("jane", "more", "")).sequence()).isEqualTo(4);
    }

    @Test
    void verifyingCanBeStopped() {
        log().append(new Entry("jane", "step", ""));

        Job<Verification> job = Job.start("verify", work -> {
            while (!work.cancelled()) {
                Thread.onSpinWait();
            }
            return log().verify(work);
        });
        job.cancel();
        assertThatThrownBy(job::await).isInstanceOf(Cancelled.class);
    }

    @Test
    void anInterruptedThreadRecordsAllTheSame() {
        Thread.currentThread().interrupt();
        Recorded recorded = log().append(new Entry("jane", "step", ""));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(log().entries(AuditQuery.newest(1))).containsExactly(recorded);
    }

    @Test
    void anActionIsACode() {
        for (String wrong : List.of("", "Import", "import finished", "a..b", ".a", "jane@example.org")) {
            assertThatThrownBy(() -> new Entry("jane", wrong, "")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static List<Long> sequences(AuditLog log, AuditQuery query) {
        return log.entries(query).stream().map(Recorded::sequence).toList();
    }
}
