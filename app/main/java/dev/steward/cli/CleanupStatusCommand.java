package dev.steward.cli;

import dev.steward.Steward;
import dev.steward.governance.cleanup.Alerts;
import dev.steward.governance.cleanup.CleanupStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code steward cleanup status}: whether cleanups happen, and do what they should. */
@Command(
        name = "status",
        header = "Say how regular cleaning is: runs, rates, what did not happen, what gets in each other's way.",
        description = {
            "Ends with 1 when there are findings. The same alerts as after a run can be sent from here: a scheduler that is silent is noticed only"
                    + " by another one."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  steward cleanup status --source postgresql://owner@localhost/app",
            "  steward cleanup status --source ~/lake --format json --alert-file alerts.jsonl"
        })
final class CleanupStatusCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private PlaceOption source;

    @Mixin
    private AlertOptions alerting;

    @Mixin
    private ShapeOption shape;

    CleanupStatusCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Alerts alerts = alerting.alerts(session);
        try (Steward steward = session.start()) {
            CleanupStatus status = AlertOptions.watched(
                    session,
                    alerts,
                    source.place().title(),
                    () -> session.progress()
                            .run(
                                    "Looking",
                                    work -> steward.governance().cleanup().status(source.place(), work)));
            if (shape.json()) {
                session.console().out().println(CleanupJson.of(status));
            } else {
                new CleanupWords(session.console()).print(status);
            }
            if (alerts.any()) {
                AlertOptions.send(session, alerts, status);
            }
            return status.well() ? Exit.DONE : Exit.CHECK_FAILED;
        }
    }
}
