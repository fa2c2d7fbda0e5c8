package dev.steward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.governance.archive.Archive;
import dev.steward.governance.gate.Approval;
import dev.steward.governance.gate.ChangeState;
import dev.steward.governance.plan.PlanDocument;
import dev.steward.model.Failure;
import dev.steward.model.Refused;
import dev.steward.model.Work;
import dev.steward.source.LakeContents;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes is archived first, and nothing goes whose archive does not hold. */
class ArchiveTest {
    @TempDir
    Path folder;

    @Test
    @Hazard("H24")
    void whatWentComesBackByteForByte() throws IOException {
        GateGround ground = new GateGround(folder).begin();
        Map<String, byte[]> before = bytes(ground.contents());
        PlanDocument plan = ground.request();
        ground.governance.gate().run(plan, ground.approve(plan), ground.as("ana"), Work.unobserved());

        Archive archive = ground.governance.archives().all().getFirst();
        assertThat(archive.rows()).isEqualTo(30);
        assertThat(archive.until()).contains(java.time.Instant.parse("2029-02-11T00:00:00Z"));
        Path back = folder.resolve("back");
        ground.governance.restore(archive.id(), back, ground.as("ana"), Work.unobserved());
        for (Archive.Entry file : archive.files()) {
            assertThat(Files.readAllBytes(back.resolve(file.path()))).isEqualTo(before.get(file.path()));
        }
        assertThat(ground.actions()).endsWith("archive.restored");
    }

    private static Map<String, byte[]> bytes(LakeContents contents) {
        return contents.files().stream().collect(Collectors.toMap(LakeContents.File::path, file -> {
            try {
                return Files.readAllBytes(file.file());
            } catch (IOException failed) {
                throw new java.io.UncheckedIOException(failed);
            }
        }));
    }

    @Test
    void whoReadsTheDiskLearnsNothingFromAnArchive() throws IOException {
        GateGround ground = new GateGround(folder).begin();
        PlanDocument plan = ground.request();
        ground.governance.gate().run(plan, ground.approve(plan), ground.as("ana"), Work.unobserved());
        for (Path file : sealed()) {
            assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                    .doesNotContain("ben", "PAR1");
        }
    }

    private List<Path> sealed() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("home/data/archives"))) {
            return files.filter(file -> file.toString().endsWith(".sealed"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"flip", "cut", "swap", "gone"})
    @Hazard({"H21", "H23", "H27"})
    void anArchiveThatDoesNotHoldStopsTheChange(String damage) {
        // Damaged behind the back of whoever writes it, before it is read again.
        GateGround ground = new GateGround(folder, place -> {
            if (place.equals("archive-written")) {
                damage(damage);
            }
        });
        ground.begin();
        PlanDocument plan = ground.request();
        Approval approval = ground.approve(plan);
        assertThatThrownBy(() -> ground.governance.gate().run(plan, approval, ground.as("ana"), Work.unobserved()))
                .isInstanceOf(Refused.class)
                .extracting(thrown -> ((Failure) thrown).code())
                .isEqualTo("refused.archive-broken");
        assertThat(ground.days()).hasSize(GateGround.DAYS);
        assertThat(ground.governance.archives().all()).isEmpty();
        assertThat(ground.actions()).endsWith("change.failed");

        // The cause is mended: the same plan goes on.
        GateGround mended = new GateGround(folder);
        ChangeState done = mended.governance.gate().run(plan, approval, mended.as("ana"), Work.unobserved());
        assertThat(done.rows()).isEqualTo(30);
    }

    private void damage(String how) {
        try {
            Path first = sealed().getFirst();
            Path second = sealed().get(1);
            byte[] bytes = Files.readAllBytes(first);
            switch (how) {
                case "flip" -> {
                    bytes[bytes.length / 2] ^= 1;
                    Files.write(first, bytes);
                }
                case "cut" -> Files.write(first, java.util.Arrays.copyOf(bytes, bytes.length - 1));
                case "swap" -> Files.write(first, Files.readAllBytes(second));
                default -> Files.delete(first);
            }
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    @Test
    void aRunWithoutArchiveSaysThatNothingComesBack() {
        GateGround ground = new GateGround(folder).begin();
        ground.keep(GateGround.POLICY.substring(0, GateGround.POLICY.indexOf("archive:")));
        PlanDocument plan = ground.request();
        assertThat(plan.plan().notes()).anyMatch(note -> note.contains("no archive"));
        ground.governance.gate().run(plan, ground.approve(plan), ground.as("ana"), Work.unobserved());
        assertThat(ground.governance.archives().all()).isEmpty();
    }
}
