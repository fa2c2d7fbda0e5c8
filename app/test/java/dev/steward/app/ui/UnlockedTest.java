package dev.steward.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.governance.people.KeyFolder;
import dev.steward.governance.people.Signer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnlockedTest {
    private static final Duration NEARLY = Unlocked.WHILE.minusSeconds(1);

    @TempDir
    Path folder;

    private Instant now = Instant.parse("2026-02-10T12:00:00Z");
    private final Unlocked unlocked = new Unlocked(() -> now);

    @SuppressWarnings("NullAway.Init")
    private Signer ana;

    @BeforeEach
    void start() {
        ana = new KeyFolder(folder, 1_000).unlockOrMake("ana", "correct horse battery".toCharArray());
        unlocked.choose("ana");
    }

    @Test
    void aKeyStaysUnlockedWhileItIsUsed() {
        unlocked.unlock(ana);
        for (int time = 0; time < 3; time++) {
            now = now.plus(NEARLY);
            assertThat(unlocked.use()).contains(ana);
        }
        now = now.plus(Unlocked.WHILE);
        assertThat(unlocked.use()).isEmpty();
    }

    @Test
    void lookingAtItDoesNotKeepItUnlocked() {
        unlocked.unlock(ana);
        now = now.plus(NEARLY);
        assertThat(unlocked.left()).contains(Duration.ofSeconds(1));
        now = now.plusSeconds(1);
        assertThat(unlocked.left()).isEmpty();
    }

    @Test
    void whoeverActsNextDoesNotSignWithTheKeyOfAnother() {
        unlocked.unlock(ana);
        unlocked.choose("bo");
        assertThat(unlocked.use()).isEmpty();
        unlocked.choose("ana");
        assertThat(unlocked.use()).as("it was locked meanwhile").isEmpty();
    }

    @Test
    void aPassphraseThatWasTypedBeforeSomebodyElseWasChosenUnlocksNothing() {
        unlocked.choose("bo");
        unlocked.unlock(ana);
        assertThat(unlocked.use()).isEmpty();
    }
}
