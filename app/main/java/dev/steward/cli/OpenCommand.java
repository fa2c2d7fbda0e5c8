package dev.steward.cli;

import dev.steward.model.BadInput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code steward open}, and {@code steward} alone: the window. */
@Command(
        name = "open",
        header = "Open the window, on a lake, a folder or a file if you name one.",
        description = "The same as steward without any command.",
        footerHeading = "%nExamples:%n",
        footer = {"  steward open", "  steward open ~/lake", "  steward open events.csv"})
final class OpenCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(arity = "0..1", paramLabel = "PATH", description = "What to open; without it, the start screen.")
    private Optional<Path> path;

    OpenCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        path.filter(Files::notExists).ifPresent(OpenCommand::refuse);
        session.openWindow(path);
        return Exit.DONE;
    }

    private static void refuse(Path absent) {
        throw new BadInput(
                "open.nothing-there",
                "There is nothing at " + absent + ".",
                "Name a lake, a folder or a file that exists.");
    }
}
