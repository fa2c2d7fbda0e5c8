package dev.steward.governance.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.governance.people.KeyFolder;
import dev.steward.governance.standing.Envelope;
import dev.steward.governance.standing.Schedule;
import dev.steward.governance.standing.Standing;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class SchedulerFilesTest {
    @TempDir
    private Path folder;

    private Standing standing(String schedule) {
        return Standing.ask(
                "raw-events",
                "0",
                new Standing.Target("/lake", "id", Optional.empty()),
                Schedule.parse(schedule),
                new Envelope(1, 1, LocalDate.parse("2026-12-31")),
                new KeyFolder(folder, 1_000).unlockOrMake("ana", "correct horse battery".toCharArray()),
                "",
                Instant.EPOCH,
                "n");
    }

    @Test
    void systemdCallsItAtTheTimesOfTheSchedule() {
        var files = SchedulerFiles.systemd(standing("0 3 1 * 0"), "/home/ana's lake/100%", "ana");
        assertThat(files.get("steward-cleanup-raw-events.timer"))
                .contains("OnCalendar=*-*-01 03:00:00 UTC\nOnCalendar=Sun *-*-* 03:00:00 UTC\nPersistent=true");
        assertThat(files.get("steward-cleanup-raw-events.service"))
                .contains(
                        "steward cleanup run raw-events --source '/home/ana'\\''s lake/100%%' --as ana --passphrase-env STEWARD_PASSPHRASE");
        assertThat(Schedule.parse("*/30 2,4 * * mon-fri").calendar())
                .containsExactly("Mon,Tue,Wed,Thu,Fri *-*-* 02,04:00,30:00 UTC");
        assertThat(Schedule.parse("0 2 * 1-6 *").calendar()).containsExactly("*-01,02,03,04,05,06-* 02:00:00 UTC");
    }

    @Test
    void theWorkflowIsYamlAndHoldsNoSecret() {
        String text = SchedulerFiles.github(standing("0 2 * * *"), "postgresql://owner@db/app", "ana")
                .get("steward-cleanup-raw-events.yml");
        JsonNode tree = new YAMLMapper().readTree(text);
        assertThat(tree.at("/on/schedule/0/cron").asString()).isEqualTo("0 2 * * *");
        assertThat(tree.at("/jobs/cleanup/steps/0/run").asString())
                .isEqualTo(
                        "steward cleanup run raw-events --source 'postgresql://owner@db/app' --as ana --passphrase-env STEWARD_PASSPHRASE");
        assertThat(tree.at("/jobs/cleanup/steps/0/env/STEWARD_PASSPHRASE").asString())
                .isEqualTo("${{ secrets.STEWARD_PASSPHRASE }}");
    }
}
