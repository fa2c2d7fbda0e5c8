package dev.steward.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.Hazard;
import dev.steward.model.Anchor;
import dev.steward.model.AnchorStore;
import dev.steward.model.BadInput;
import dev.steward.model.Value;
import dev.steward.model.Work;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody may do to a whole log, and what an anchor kept elsewhere says to it. */
class AnchorsTest {
    private static final Work WORK = Work.unobserved();

    @TempDir
    Path folder;

    private final KeyPair pair = pair();
    private final Seal seal = seal(pair);

    /** Each look at this clock is a second later. */
    private long now = Instant.parse("2026-03-01T10:00:00Z").getEpochSecond();

    private final InstantSource clock = () -> Instant.ofEpochSecond(now++);

    private Path logs;
    private FileAnchors own;

    static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Seal seal(KeyPair pair) {
        return new Seal(() -> pair, () -> Optional.of(pair));
    }

    @BeforeEach
    void places() {
        logs = folder.resolve("audit");
        own = new FileAnchors(folder.resolve("config").resolve("anchors.jsonl"));
    }

    /** A Steward that starts, records that many entries, and ends. */
    private Head write(int entries) {
        try (Anchors anchors = new Anchors(seal, own, clock)) {
            AuditLog log = new AuditLog(logs, clock, anchors);
            for (int i = 0; i < entries; i++) {
                log.append(new Entry("jane", "step", "lake"));
            }
            return log.head();
        }
    }

    private Proof prove() {
        return new AuditLog(logs, clock).prove(seal.log(), kept(own), WORK);
    }

    private static List<Kept> kept(AnchorStore store) {
        return store.anchors(Set.of()).stream()
                .map(anchor -> new Kept(store.place(), store.elsewhere(), anchor))
                .toList();
    }

    private Path segment() {
        return logs.resolve("000000000001.jsonl");
    }

    private void keepFirst(int entries) throws IOException {
        Files.write(segment(), Files.readAllLines(segment()).subList(0, entries));
    }

    @Test
    void anUntouchedLogHoldsUpToItsNewestAnchor() {
        write(5);
        write(3);

        Proof proof = prove();
        assertThat(proof.ok()).isTrue();
        assertThat(proof.anchors())
                .extracting(Proof.Compared::outcome)
                .containsExactly(Proof.Outcome.HOLDS, Proof.Outcome.HOLDS);
        assertThat(proof.reach())
                .hasValueSatisfying(kept -> assertThat(kept.anchor().count()).isEqualTo(8));
        assertThat(proof.reachElsewhere()).isEmpty();
    }

    @Test
    @Hazard("H79")
    void threeEntriesCutOffAtTheEndAreMissed() throws IOException {
        write(5);
        write(3);
        write(4);
        keepFirst(9);

        Proof proof = prove();
        assertThat(proof.chain().ok()).as("the chain alone cannot show it").isTrue();
        assertThat(proof.ok()).isFalse();
        assertThat(proof.contradictions()).singleElement().satisfies(one -> {
            assertThat(one.outcome()).isEqualTo(Proof.Outcome.CUT_OFF);
            assertThat(one.words()).contains("entries 10 to 12 are missing");
        });
        assertThat(proof.reach().orElseThrow().anchor().count()).isEqualTo(8);
    }

    @Test
    @Hazard("H79")
    void aDeletedLogIsMissed() throws IOException {
        write(5);
        Files.delete(segment());

        assertThat(prove().contradictions()).singleElement().satisfies(one -> {
            assertThat(one.outcome()).isEqualTo(Proof.Outcome.DELETED);
            assertThat(one.words()).contains("deleted", "had 5 entries");
        });
    }

    @Test
    @Hazard("H79")
    void aLogDeletedAndBegunAnewIsToldFromARewrittenOne() throws IOException {
        write(5);
        Files.delete(segment());
        write(7);

        Proof proof = prove();
        assertThat(proof.chain().ok()).isTrue();
        assertThat(proof.contradictions()).singleElement().satisfies(one -> {
            assertThat(one.outcome()).isEqualTo(Proof.Outcome.DELETED);
            assertThat(one.words()).contains("begun anew");
        });
    }

    @Test
    @Hazard("H79")
    void anOlderCopyPutBackIsToldFromACutOffEnd() throws IOException {
        write(5);
        byte[] copy = Files.readAllBytes(segment());
        write(3);
        Files.write(segment(), copy);

        assertThat(prove().contradictions()).singleElement().satisfies(one -> {
            assertThat(one.outcome()).isEqualTo(Proof.Outcome.OLDER_COPY);
            assertThat(one.words()).contains("ends with entry 5", "8 entries");
        });

        write(9);
        assertThat(prove().contradictions()).singleElement().satisfies(one -> {
            assertThat(one.outcome()).isEqualTo(Proof.Outcome.OLDER_COPY);
            assertThat(one.words()).contains("written on", "up to entry 5");
        });
    }

    @Test
    @Hazard("H80")
    void aConsistentRewriteContradictsAnAnchor() throws IOException {
        write(5);
        write(6);
        rewriteFrom(8, "mallory");

        Proof proof = prove();
        assertThat(proof.chain().ok()).as("every hash was computed anew").isTrue();
        assertThat(proof.contradictions()).singleElement().satisfies(one -> {
            assertThat(one.outcome()).isEqualTo(Proof.Outcome.REWRITTEN);
            assertThat(one.words()).contains("entry 11 is another one", "up to entry 5");
        });
    }

    @Test
    @Hazard("H80")
    void withoutAnAnchorARewriteIsNotSeenAndNothingIsGuaranteed() throws IOException {
        write(11);
        rewriteFrom(1, "mallory");
        Files.delete(Path.of(own.place()));

        Proof proof = prove();
        assertThat(proof.ok()).isTrue();
        assertThat(proof.reach()).isEmpty();
    }

    /** Gives entries from one on another person, and computes what follows anew; times stay. */
    private void rewriteFrom(int sequence, String person) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(segment()));
        Head head = sequence == 1 ? Head.EMPTY : parse(lines.get(sequence - 2)).head();
        for (int at = sequence - 1; at < lines.size(); at++) {
            Line before = parse(lines.get(at));
            Line line = Line.after(head, before.time(), new Entry(person, before.action(), "lake"), "ab".repeat(32));
            head = line.head();
            lines.set(at, new String(line.bytes(), StandardCharsets.UTF_8).strip());
        }
        Files.write(segment(), lines);
    }

    private static Line parse(String line) {
        return Line.parse(line.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }

    @Test
    void anAnchorThatWasChangedIsSeen() throws IOException {
        write(5);
        Path file = Path.of(own.place());
        Files.writeString(file, Files.readString(file).replace("\"count\":5", "\"count\":4"));

        Proof proof = prove();
        assertThat(proof.contradictions())
                .singleElement()
                .extracting(Proof.Compared::outcome)
                .isEqualTo(Proof.Outcome.FORGED);
        Anchor forged = own.anchors(Set.of()).getFirst();
        Proof elsewhere = new AuditLog(logs, clock).prove(seal.log(), List.of(new Kept("shared", true, forged)), WORK);
        assertThat(elsewhere.ok())
                .as("whoever may add to a shared place cannot speak against the log")
                .isTrue();
        assertThat(elsewhere.reach()).isEmpty();
    }

    @Test
    void everyHundredthEntryIsASignedCheckpoint() throws IOException {
        write(250);

        AuditLog log = new AuditLog(logs, clock);
        assertThat(log.entries(AuditQuery.newest(9).action(Seal.CHECKPOINT)))
                .extracting(Recorded::sequence)
                .containsExactly(200L, 100L);
        assertThat(log.head().count()).isEqualTo(252);
        assertThat(prove().chain().checkpoints()).isEqualTo(new Verification.Checkpoints(2, List.of(), List.of()));
        KeyPair other = pair();
        Verification foreign = log.prove(seal(other).log(), List.of(), WORK).chain();
        assertThat(foreign.checkpoints().foreign()).containsExactly(100L, 200L);
    }

    @Test
    @Hazard("H81")
    void checkpointsStandInTheirPlacesWhoeverWritesAndWhereverAFileEnds() throws InterruptedException {
        try (Anchors anchors = new Anchors(seal, own, InstantSource.system())) {
            List<Thread> threads = new ArrayList<>();
            for (int t = 0; t < 8; t++) {
                AuditLog log = new AuditLog(logs, InstantSource.system(), 70, Disk.REAL, Optional.of(anchors));
                threads.add(Thread.ofPlatform().start(() -> {
                    for (int i = 0; i < 100; i++) {
                        log.append(new Entry("jane", "step", ""));
                    }
                }));
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }
        AuditLog log = new AuditLog(logs, clock, 70, Disk.REAL);
        Proof proof = log.prove(seal.log(), kept(own), WORK);
        assertThat(proof.ok()).isTrue();
        assertThat(proof.chain().head().count()).isEqualTo(808);
        assertThat(proof.chain().checkpoints()).isEqualTo(new Verification.Checkpoints(8, List.of(), List.of()));
        assertThat(log.entries(AuditQuery.newest(9).action(Seal.CHECKPOINT)))
                .allSatisfy(entry ->
                        assertThat(entry.sequence() % AuditLog.CHECKPOINT_EVERY).isZero());
        assertThat(proof.reach().orElseThrow().anchor().count()).isEqualTo(808);
    }

    @Test
    void aRewrittenCheckpointHasNoSignatureThatHolds() throws IOException {
        write(101);
        List<String> lines = new ArrayList<>(Files.readAllLines(segment()));
        Line genuine = parse(lines.get(99));
        Line other = Line.after(
                parse(lines.get(98)).head(),
                genuine.time(),
                new Entry(
                        "steward",
                        Seal.CHECKPOINT,
                        "",
                        Map.of("count", Value.of(99), "hash", Value.of("ab".repeat(32)))),
                "ab".repeat(32));
        lines.set(99, new String(other.bytes(), StandardCharsets.UTF_8).strip());
        Files.write(segment(), lines.subList(0, 100));

        Verification chain =
                new AuditLog(logs, clock).prove(seal.log(), List.of(), WORK).chain();
        assertThat(chain.ok()).isTrue();
        assertThat(chain.checkpoints().unsigned()).containsExactly(100L);
    }

    @Test
    void aCheckpointOnDemandSaysWhatWasBeforeIt() {
        Head before = write(3);
        Recorded checkpoint = new AuditLog(logs, clock).checkpoint(seal);

        Anchor anchor =
                AnchorLine.of(checkpoint.payload().orElseThrow().details()).orElseThrow();
        assertThat(new Head(anchor.count(), anchor.hash())).isEqualTo(before);
        assertThat(Seal.holds(anchor)).isTrue();
    }

    @Test
    void aStoreThatFailsKeepsNothingFromBeingRecordedOrFromTheOthers() {
        List<Anchor> kept = Collections.synchronizedList(new ArrayList<>());
        try (Anchors anchors = new Anchors(seal, own, clock)) {
            AuditLog log = new AuditLog(logs, clock, anchors);
            anchors.also(new Shared(kept, true), log::head);
            anchors.also(new Shared(kept, false), log::head);
            log.append(new Entry("jane", "step", ""));
        }
        assertThat(kept).extracting(Anchor::count).containsExactly(1L);
        assertThat(own.anchors(Set.of())).hasSize(1);
    }

    private record Shared(List<Anchor> kept, boolean broken) implements AnchorStore {
        @Override
        public String place() {
            return "shared";
        }

        @Override
        public boolean elsewhere() {
            return true;
        }

        @Override
        public void keep(Anchor anchor) {
            if (broken) {
                throw new IllegalStateException("no room");
            }
            kept.add(anchor);
        }

        @Override
        public List<Anchor> anchors(Set<String> logs) {
            return List.copyOf(kept);
        }
    }

    @Test
    @Hazard("H82")
    void anAnchorThatAKilledStewardLeftHalfHidesNoOther() throws IOException {
        write(2);
        Files.writeString(Path.of(own.place()), "{\"log\":\"12", StandardOpenOption.APPEND);
        write(2);

        assertThat(own.anchors(Set.of())).extracting(Anchor::count).containsExactly(2L, 4L);
        assertThatThrownBy(() -> FileAnchors.given(Files.writeString(folder.resolve("x"), "nothing")))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("holds no anchor");
    }

    @Test
    @Hazard("H84")
    void whatWasAnnouncedAndHasNoOutcomeIsNamed() {
        AuditLog log = new AuditLog(logs, clock);
        log.append(new Entry("jane", "import.started", "a", Map.of("import", Value.of("1"))));
        log.append(new Entry("jane", "import.started", "a", Map.of("import", Value.of("2"))));
        log.append(new Entry("jane", "import.failed", "a", Map.of("import", Value.of("2"))));
        log.append(new Entry("jane", "schema.init-started", "shop"));
        log.append(new Entry("jane", "schema.init-finished", "shop"));
        log.append(new Entry("jane", "change.started", "a", Map.of("plan", Value.of("ff"))));
        log.append(new Entry("jane", "change.step", "a", Map.of("plan", Value.of("ff"))));
        log.append(new Entry("jane", "change.resumed", "a", Map.of("plan", Value.of("ff"))));
        log.append(new Entry("jane", "change.committed", "a", Map.of("plan", Value.of("ff"))));

        assertThat(log.verify(WORK).open()).containsExactly(1L, 6L);
        assertThat(log.entries(AuditQuery.newest(9).change("f"))).hasSize(4);
        assertThat(log.names(WORK).people()).containsExactly("jane");
    }
}
