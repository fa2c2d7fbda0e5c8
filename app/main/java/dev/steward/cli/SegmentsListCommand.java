package dev.steward.cli;

import dev.steward.Steward;
import dev.steward.analysis.Kinds;
import dev.steward.analysis.Kinds.Asked;
import dev.steward.analysis.Question;
import dev.steward.model.BadInput;
import dev.steward.model.Table;
import dev.steward.model.Table.Column;
import dev.steward.model.Table.Type;
import dev.steward.workspace.SavedSegment;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code steward segments list}: which there are, and who is meant. */
@Command(name = "list", header = "List the saved segments and what they mean.")
final class SegmentsListCommand implements Callable<Integer> {
    private final Session session;

    SegmentsListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Steward steward = session.start()) {
            List<SavedSegment> all = steward.workspace().segments().list();
            session.console().out().println(Pretty.many(all.size(), "segment", "segments") + ".");
            if (!all.isEmpty()) {
                session.console().out().println();
                Pretty.print(table(all, steward.kinds()), session.console());
            }
            return Exit.DONE;
        }
    }

    private static Table table(List<SavedSegment> all, Kinds kinds) {
        return new Table(
                "Segments",
                List.of(new Column("name", "Segment", Type.TEXT), new Column("people", "People", Type.TEXT)),
                all.stream()
                        .map(segment -> List.<Object>of(segment.name(), words(segment.content(), kinds)))
                        .toList());
    }

    private static String words(SavedSegment.Content content, Kinds kinds) {
        return switch (content) {
            case SavedSegment.Listed listed -> Pretty.many(listed.people().size(), "person, listed", "people, listed");
            case SavedSegment.Defined defined -> {
                try {
                    yield words(kinds.parse(defined.definition()));
                } catch (BadInput broken) {
                    yield broken.getMessage();
                }
            }
        };
    }

    private static <Q extends Question> String words(Asked<Q, ?> asked) {
        return asked.kind().words(asked.question());
    }
}
