package dev.steward.cli;

import dev.steward.Steward;
import dev.steward.governance.cleanup.Alerts;
import dev.steward.governance.cleanup.CleanupStatus;
import dev.steward.governance.people.Signer;
import dev.steward.source.CleanupLine;
import dev.steward.source.CleanupLine.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code steward cleanup run}: what a scheduler calls. */
@Command(
        name = "run",
        header = "Remove what is due now under standing approvals: for a scheduler to call.",
        description = {
            "Makes a plan of its own and carries it out through the gate: archive where the policy asks for one, remove, verify. Ends with 4 when"
                    + " the gate or the envelope stops it: nothing was removed. Each run is a line of the cleanup log. A run after a pause removes what"
                    + " the runs in between would have."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  steward cleanup run --source postgresql://owner@localhost/app --as ana --passphrase-env ANA",
            "  steward cleanup run raw-events --source ~/lake --as ana --passphrase-env ANA --alert-env SLACK_WEBHOOK"
        })
final class CleanupRunCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(
            paramLabel = "POLICY",
            arity = "0..1",
            description = "Only this policy (default: all with an approval).")
    private Optional<String> policy;

    @Mixin
    private PlaceOption source;

    @Mixin
    private AlertOptions alerting;

    @Mixin
    private ShapeOption shape;

    @Mixin
    private ActorOptions actor;

    CleanupRunCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Alerts alerts = alerting.alerts(session);
        try (Steward steward = session.start()) {
            Signer signer = actor.unlock(session, steward.governance());
            List<CleanupLine> lines = AlertOptions.watched(
                    session,
                    alerts,
                    source.place().title(),
                    () -> session.progress()
                            .run(
                                    "Cleaning up",
                                    work -> steward.governance().cleanup().run(policy, source.place(), signer, work)));
            if (shape.json()) {
                session.console().out().println(CleanupJson.of(lines));
            } else {
                new CleanupWords(session.console()).print(lines);
            }
            if (alerts.any()) {
                CleanupStatus status = session.progress()
                        .run("Looking", work -> steward.governance().cleanup().status(source.place(), work));
                AlertOptions.send(session, alerts, status);
            }
            return exit(lines);
        }
    }

    private static int exit(List<CleanupLine> lines) {
        if (lines.stream().anyMatch(line -> line.outcome() == Outcome.FAILED)) {
            return Exit.UNAVAILABLE;
        }
        return lines.stream().anyMatch(line -> line.outcome() == Outcome.STOPPED) ? Exit.REFUSED : Exit.DONE;
    }
}
