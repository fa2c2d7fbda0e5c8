package dev.steward.cli;

import dev.steward.Steward;
import dev.steward.model.BadInput;
import dev.steward.model.Suggest;
import dev.steward.workspace.SavedSegment;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code steward segments delete}: forgets a name; nobody's events change. */
@Command(name = "delete", header = "Delete a saved segment. Nobody's events change.")
final class SegmentsDeleteCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(index = "0", paramLabel = "NAME", description = "What it is called.")
    private String name;

    SegmentsDeleteCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Steward steward = session.start()) {
            List<String> names = steward.workspace().segments().list().stream()
                    .map(SavedSegment::name)
                    .toList();
            if (!names.contains(name)) {
                throw new BadInput(
                        "segment.unknown",
                        "There is no saved segment \"" + name + "\""
                                + Suggest.nearest(name, names)
                                        .map(near -> "; did you mean \"" + near + "\"?")
                                        .orElse("."),
                        "See them all: steward segments list.");
            }
            steward.workspace().segments().delete(name);
            session.console().out().println("Deleted \"" + name + "\".");
            return Exit.DONE;
        }
    }
}
