package dev.steward.cli;

import dev.steward.Steward;
import dev.steward.analysis.Kinds.Asked;
import dev.steward.analysis.segment.Segment;
import dev.steward.model.BadDefinition;
import dev.steward.workspace.SavedSegment;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code steward segments save}: keeps a definition under a name. */
@Command(
        name = "save",
        header = "Save a definition by behaviour as a segment.",
        description =
                "A segment of the same name is replaced. Who belongs to it is found anew whenever the data has changed.",
        footerHeading = "%nExample:%n",
        footer = {
            "  echo '{\"kind\": \"segment\", \"rules\": [{\"did\": {\"event\": \"login\"}, \"at_least\": 5,"
                    + " \"in_last\": {\"value\": 30, \"unit\": \"day\"}}]}' | steward segments save Regulars -"
        })
final class SegmentsSaveCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(index = "0", paramLabel = "NAME", description = "What filters and breakdowns call it.")
    private String name;

    @Parameters(
            index = "1",
            paramLabel = "FILE",
            description = "A definition of the kind \"segment\"; - reads standard input.")
    private Path file;

    SegmentsSaveCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Steward steward = session.start()) {
            Asked<?, ?> asked = steward.kinds().parse(Documents.text(file));
            if (!(asked.question() instanceof Segment)) {
                throw new BadDefinition(
                        "other-kind",
                        "kind",
                        "This is a question of the kind \"" + asked.kind().name() + "\".",
                        "Write one of the kind \"segment\": docs/definitions.md, \"Segments\".");
            }
            SavedSegment saved = new SavedSegment(
                    name,
                    "",
                    Instant.now(),
                    "",
                    new SavedSegment.Defined(asked.definition().toString()));
            steward.workspace().segments().save(saved);
            session.console().out().println("Saved as \"" + saved.name() + "\".");
            return Exit.DONE;
        }
    }
}
