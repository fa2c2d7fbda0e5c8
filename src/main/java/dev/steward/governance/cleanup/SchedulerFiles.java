package dev.steward.governance.cleanup;

import dev.steward.governance.standing.Standing;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Files with which other schedulers run {@code steward cleanup run}: names and texts. They hold no secrets, only where those are. */
public final class SchedulerFiles {
    private SchedulerFiles() {}

    /** A service and a timer of systemd. */
    public static Map<String, String> systemd(Standing standing, String source, String person) {
        String name = "steward-cleanup-" + standing.asked().policy();
        Map<String, String> files = new TreeMap<>();
        files.put(name + ".service", """
                [Unit]
                Description=Steward removes what %s lets go
                Wants=network-online.target
                After=network-online.target

                [Service]
                Type=oneshot
                # Holds STEWARD_PASSPHRASE, and PGPASSWORD where it is needed; readable by root alone.
                EnvironmentFile=/etc/steward/cleanup.env
                ExecStart=/usr/bin/env %s
                """.formatted(
                standing.asked().policy(), command(standing, source, person).replace("%", "%%")));
        files.put(name + ".timer", """
                [Unit]
                Description=When Steward removes what %s lets go

                [Timer]
                %s
                Persistent=true

                [Install]
                WantedBy=timers.target
                """.formatted(
                        standing.asked().policy(),
                        standing.schedule().calendar().stream()
                                .map(when -> "OnCalendar=" + when)
                                .collect(Collectors.joining("\n"))));
        return files;
    }

    /** A workflow of GitHub Actions, for a runner that has Steward, its home and the way to the database. */
    public static Map<String, String> github(Standing standing, String source, String person) {
        return Map.of("steward-cleanup-" + standing.asked().policy() + ".yml", """
                name: Cleanup of %1$s
                on:
                  schedule:
                    - cron: '%2$s' # UTC
                  workflow_dispatch:
                concurrency: steward-cleanup
                permissions: {}
                jobs:
                  cleanup:
                    # A runner of your own: it has the keys, the approvals and the audit log.
                    runs-on: [self-hosted, steward]
                    timeout-minutes: 60
                    steps:
                      - run: %3$s
                        env:
                          STEWARD_PASSPHRASE: ${{ secrets.STEWARD_PASSPHRASE }}
                          PGPASSWORD: ${{ secrets.STEWARD_PGPASSWORD }}
                """.formatted(
                        standing.asked().policy(), standing.asked().schedule(), command(standing, source, person)));
    }

    private static String command(Standing standing, String source, String person) {
        return "steward cleanup run " + standing.asked().policy() + " --source '" + source.replace("'", "'\\''")
                + "' --as " + person + " --passphrase-env STEWARD_PASSPHRASE";
    }
}
