package dev.steward.cli;

import dev.steward.Governance;
import dev.steward.governance.alone.Announcement;
import dev.steward.governance.gate.Alone;
import dev.steward.model.BadInput;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code steward alone}: the way of one person, when the second cannot be reached. */
@Command(
        name = "alone",
        header = "Carry out a plan as a single person: announced, after a wait, reviewed afterwards.",
        description = {
            "Only where the policy says so (alone: {after: 24 hours}), for a plan of your own that is not out of the ordinary and is archived"
                    + " first. Whoever may approve or decide can object until it is done; a second person reviews it afterwards, and before that"
                    + " you announce no other one. Every record of it says single person."
        },
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  steward alone announce plan.json --reason \"Bo is in hospital\" --out alone.json --as ana --passphrase-env ANA",
            "  steward alone list",
            "  steward alone object alone.json --reason \"I am back tomorrow\" --as bo --passphrase-env BO",
            "  steward run-plan plan.json --alone alone.json --as ana --passphrase-env ANA",
            "  steward alone review alone.json --words \"Looked at the archive: right\" --as bo --passphrase-env BO"
        })
final class AloneCommand {
    private AloneCommand() {}

    static CommandLine with(Session session) {
        return new CommandLine(new AloneCommand())
                .addSubcommand(new AloneAnnounceCommand(session))
                .addSubcommand(new AloneListCommand(session))
                .addSubcommand(new AloneObjectCommand(session))
                .addSubcommand(new AloneReviewCommand(session));
    }

    /**
     * What was announced, by its file or how its id begins.
     *
     * @throws BadInput when there is none
     */
    static Announcement find(Governance governance, String word) {
        Path file = Path.of(word);
        if (Files.isRegularFile(file)) {
            return Announcement.read(file);
        }
        return governance
                .alone()
                .find(word)
                .map(Alone::announcement)
                .orElseThrow(() -> new BadInput(
                        "alone.unknown",
                        "Nothing that was announced here has an id that begins with \"" + word
                                + "\", and there is no such file.",
                        "steward alone list shows them."));
    }
}
