package dev.steward.cli;

import dev.steward.Steward;
import dev.steward.governance.cleanup.Cleanup;
import dev.steward.governance.cleanup.SchedulerFiles;
import dev.steward.governance.people.Signer;
import dev.steward.governance.standing.Standing;
import dev.steward.model.BadInput;
import dev.steward.source.CleanupBook.Job;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code steward cleanup install}: somebody else carries it out from now on, regularly. */
@Command(
        name = "install",
        header = "Have a database clean up by itself, or write the files for another scheduler.",
        description = {
            "Makes a function in the schema governance that does what the policy says under its standing approval, and has pg_cron call it where the"
                    + " database has that. A policy that asks for an archive needs Steward: --systemd or --github writes files that call steward cleanup"
                    + " run."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  steward cleanup install tokens --source postgresql://owner@localhost/app --as ana --passphrase-env ANA",
            "  steward cleanup install raw-events --source ~/lake --systemd units --as ana --passphrase-env ANA"
        })
final class CleanupInstallCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "POLICY", description = "A policy with a standing approval for the source.")
    private String policy;

    @Mixin
    private PlaceOption source;

    @Option(
            names = "--systemd",
            paramLabel = "DIR",
            description = "Write a service and a timer of systemd into this folder instead.")
    private Optional<Path> systemd;

    @Option(
            names = "--github",
            paramLabel = "DIR",
            description = "Write a workflow of GitHub Actions into this folder instead.")
    private Optional<Path> github;

    @Mixin
    private ActorOptions actor;

    CleanupInstallCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Steward steward = session.start()) {
            Signer signer = actor.unlock(session, steward.governance());
            Cleanup cleanup = steward.governance().cleanup();
            Standing standing = cleanup.standing().of(source.place()).stream()
                    .filter(one -> one.asked().policy().equals(policy))
                    .findFirst()
                    .orElseThrow(() -> new BadInput(
                            "standing.unknown",
                            "No standing approval for " + policy + " on " + source.text() + " is in force here.",
                            "Ask for one: steward cleanup ask " + policy + "."));
            if (systemd.isPresent() || github.isPresent()) {
                cleanup.standing().checked(standing);
                systemd.ifPresent(dir -> write(dir, SchedulerFiles.systemd(standing, source.text(), actor.person())));
                github.ifPresent(dir -> write(dir, SchedulerFiles.github(standing, source.text(), actor.person())));
                return Exit.DONE;
            }
            Job job = session.progress().run("Installing", work -> {
                Job made = cleanup.jobs().install(standing, source.place(), signer, work);
                cleanup.bringUpToDate(source.place(), work);
                return made;
            });
            print(job);
            return Exit.DONE;
        }
    }

    private void write(Path dir, Map<String, String> files) {
        files.forEach((name, text) -> {
            Travelling.write(dir.resolve(name), text.getBytes(StandardCharsets.UTF_8));
            session.console().out().println("Wrote " + dir.resolve(name));
        });
    }

    private void print(Job job) {
        session.console()
                .out()
                .println(
                        job.timed()
                                ? "The database removes it by itself from now on, by \"" + job.schedule() + "\", UTC: "
                                        + job.call()
                                : "The database has the function, and no pg_cron to call it. Have a scheduler run this as the role that installed it, by \""
                                        + job.schedule() + "\", UTC: " + job.call()
                                        + "\nOr have one call Steward: --systemd DIR or --github DIR writes the files.");
        session.console()
                .out()
                .println(
                        "It stops when it has heard nothing of holds for 48 hours: have steward cleanup status run every day.");
    }
}
