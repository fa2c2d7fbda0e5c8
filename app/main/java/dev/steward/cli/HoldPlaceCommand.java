package dev.steward.cli;

import dev.steward.Steward;
import dev.steward.governance.hold.Hold;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code steward hold place}: a hold is in force from now on. */
@Command(
        name = "place",
        header = "Put a hold in force.",
        description = {
            "The file has the id of a person on each line, as events carry it; who was merged is held under all ids."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  steward hold place case-17 --people ids.txt --reason \"lawsuit\" --as bo --passphrase-env BO"})
final class HoldPlaceCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "NAME", description = "Names the hold.")
    private String name;

    @Option(
            names = "--people",
            required = true,
            paramLabel = "FILE",
            description = "Whose records: an id on each line.")
    private Path people;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why, for whoever reads it later.")
    private String reason;

    @Mixin
    private ActorOptions actor;

    HoldPlaceCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        List<String> ids = new String(Travelling.read(people), StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
        try (Steward steward = session.start()) {
            steward.governance()
                    .place(
                            new Hold(name, reason, ids, actor.person(), Instant.now()),
                            actor.unlock(session, steward.governance()));
            session.console()
                    .out()
                    .println("The hold " + name + " is in force for " + Pretty.many(ids.size(), "person", "people")
                            + ".");
            return Exit.DONE;
        }
    }
}
