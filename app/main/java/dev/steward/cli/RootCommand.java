package dev.steward.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** {@code steward}: the window, and the way to everything else. */
@Command(
        name = "steward",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Steward, a workbench for people who look after event data.",
        description = {
            "Without a command the window opens. Everything it answers the commands answer too.",
            "Nothing leaves this machine, but alerts of cleanups to an address that you name."
        },
        subcommands = HelpCommand.class,
        commandListHeading = "%nCommands:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "  0:done",
            "  1:a check failed",
            "  2:what was given is wrong, or no window can be shown",
            "  3:a source could not be read, or a result not written",
            "  4:the gate did not let a change through, or the audit log does not hold",
            " 70:a fault of Steward itself",
            "130:stopped from the keyboard"
        },
        footerHeading = "%nTo begin with:%n",
        footer = {
            "  steward demo                     a year of a pet-care app, made in seconds, to look around in",
            "  steward demo --no-window         the same in the terminal",
            "  steward help run                 everything about one command",
            "",
            "Environment:",
            "  STEWARD_HOME   the folder for settings, caches, the log and the demo lake",
            "                 (default: this system's usual folders)",
            "  NO_COLOR       switches colours off; a pipe or a file never gets any"
        })
final class RootCommand implements Callable<Integer> {
    private final Session session;

    RootCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        session.openWindow(Optional.empty());
        return Exit.DONE;
    }
}
