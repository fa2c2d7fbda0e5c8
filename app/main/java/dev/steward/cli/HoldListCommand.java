package dev.steward.cli;

import dev.steward.Steward;
import dev.steward.governance.hold.Hold;
import dev.steward.governance.people.Release;
import dev.steward.model.Table;
import dev.steward.model.Table.Column;
import dev.steward.model.Table.Type;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** {@code steward hold list}: the holds there are and were. */
@Command(
        name = "list",
        header = "List all holds, those that were released too.",
        description = {"Says how many people are held, not who."},
        footerHeading = "%nExamples:%n",
        footer = {"  steward hold list"})
final class HoldListCommand implements Callable<Integer> {
    private final Session session;

    HoldListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Steward steward = session.start()) {
            List<Hold> all = steward.governance().holds().all();
            Map<String, Release> released = steward.governance().roster().releases();
            if (all.isEmpty()) {
                session.console().out().println("There are no holds.");
                return Exit.DONE;
            }
            Pretty.print(
                    new Table(
                            "Holds",
                            List.of(
                                    new Column("hold", "Hold", Type.TEXT),
                                    new Column("people", "People", Type.COUNT),
                                    new Column("reason", "Reason", Type.TEXT),
                                    new Column("by", "Placed by", Type.TEXT),
                                    new Column("placed", "Placed", Type.INSTANT),
                                    new Column("released", "Released", Type.TEXT)),
                            all.stream()
                                    .map(hold -> List.<Object>of(
                                            hold.id(),
                                            (long) hold.people().size(),
                                            hold.reason(),
                                            hold.placedBy(),
                                            hold.placed(),
                                            words(released.get(hold.id()))))
                                    .toList()),
                    session.console());
            return Exit.DONE;
        }
    }

    /** Why, and by whom; nothing while it is in force. */
    private static String words(@Nullable Release release) {
        return release == null ? "" : release.reason() + " (" + String.join(", ", release.by()) + ")";
    }
}
