package dev.steward.cli;

import dev.steward.Steward;
import dev.steward.governance.cleanup.Cleanup;
import dev.steward.governance.gate.Place;
import dev.steward.governance.people.Signer;
import dev.steward.governance.standing.Standing;
import dev.steward.model.BadInput;
import dev.steward.workspace.ConnectionUrl;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code steward cleanup revoke}: an approval opens nothing any more. */
@Command(
        name = "revoke",
        header = "Take a standing approval back; a job of the database under it is uninstalled.",
        description = {"Who asked for it may, and whoever may approve. What has begun goes on."},
        footerHeading = "%nExamples:%n",
        footer = {"  steward cleanup revoke tokens --as bo --passphrase-env BO"})
final class CleanupRevokeCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "POLICY|ID", description = "The policy's name, or how the approval's id begins.")
    private String word;

    @Option(
            names = "--source",
            paramLabel = "DATABASE",
            description = "Another way to its database than the one it was asked for with.")
    private Optional<String> source;

    @Mixin
    private ActorOptions actor;

    CleanupRevokeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Steward steward = session.start()) {
            Signer signer = actor.unlock(session, steward.governance());
            Cleanup cleanup = steward.governance().cleanup();
            Standing standing = cleanup.standing()
                    .find(word)
                    .orElseThrow(() -> new BadInput(
                            "standing.unknown",
                            "No standing approval in force is called \"" + word + "\".",
                            "steward cleanup status shows them."));
            cleanup.standing().revoke(standing, signer);
            session.console()
                    .out()
                    .println("The standing approval " + standing.shortDigest() + " opens nothing any more.");
            cleanup.standing()
                    .find(standing.asked().policy())
                    .filter(earlier -> earlier.granted().isPresent()
                            && earlier.asked().target().equals(standing.asked().target()))
                    .ifPresent(earlier -> session.console()
                            .out()
                            .println("An earlier one for the same policy is in force again, " + earlier.shortDigest()
                                    + ": revoke it too, if nothing is to go."));
            place(standing)
                    .flatMap(place -> session.progress()
                            .run("Uninstalling", work -> cleanup.dismantle(standing, place, signer, work)))
                    .ifPresent(job -> session.console()
                            .out()
                            .println("The job of " + job.policy() + " is gone from the database."));
            return Exit.DONE;
        }
    }

    private Optional<Place> place(Standing standing) {
        return standing.asked().target().table().isEmpty()
                ? Optional.empty()
                : Optional.of(new Place.Database(ConnectionUrl.parse(
                        source.orElse(standing.asked().target().path()), Optional.of("events"))));
    }
}
