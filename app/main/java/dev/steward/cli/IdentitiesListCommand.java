package dev.steward.cli;

import dev.steward.Steward;
import dev.steward.catalog.PersonalData;
import dev.steward.model.Table;
import dev.steward.model.Table.Column;
import dev.steward.model.Table.Type;
import dev.steward.source.lake.Identities;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code steward identities list}: what was merged, when, and whom it counts for. */
@Command(
        name = "list",
        header = "List the identities of a lake, oldest first.",
        description = {
            "The last column says for whom the events of an alias count now, at the end of all that follow; it is empty where"
                    + " a later identity of the same alias holds. Ids are masked; with --id you see the rows of one you know."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  steward identities list --source ~/lake",
            "  steward identities list --source ~/lake --id cookie-81f2"
        })
final class IdentitiesListCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--source", required = true, paramLabel = "LAKE", description = "The lake whose people they are.")
    private Path lake;

    @Option(
            names = "--id",
            paramLabel = "ID",
            description = "Only rows in which this id is the alias, the person, or the one for whom events count.")
    private Optional<String> id;

    IdentitiesListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Steward steward = session.start()) {
            List<Identities.Merge> all =
                    session.progress().run("Reading identities", work -> steward.identities(lake, work));
            List<Identities.Merge> shown = all.stream().filter(this::wanted).toList();
            session.console().out().println(sentence(all.size(), shown.size()));
            if (!shown.isEmpty()) {
                session.console().out().println();
                Pretty.print(table(shown), session.console());
            }
            return Exit.DONE;
        }
    }

    private boolean wanted(Identities.Merge merge) {
        return id.map(one -> one.equals(merge.alias())
                        || one.equals(merge.person())
                        || merge.end().filter(one::equals).isPresent())
                .orElse(true);
    }

    private String sentence(int all, int shown) {
        String many = Pretty.many(all, "identity", "identities") + " in " + lake;
        return id.isPresent() ? many + ", " + Pretty.count(shown) + " of this id." : many + ".";
    }

    private Table table(List<Identities.Merge> merges) {
        return new Table(
                "Identities",
                List.of(
                        new Column("alias", "Alias", Type.PERSON),
                        new Column("person", "Person", Type.PERSON),
                        new Column("since", "Since", Type.INSTANT),
                        new Column("counts_for", "Counts for", Type.PERSON)),
                merges.stream()
                        .map(merge -> List.<Object>of(
                                shown(merge.alias()),
                                shown(merge.person()),
                                merge.since(),
                                merge.end().map(this::shown).orElse("")))
                        .toList());
    }

    /** Whoever types an id knows it. */
    private String shown(String one) {
        return id.filter(one::equals).orElseGet(() -> PersonalData.person(one));
    }
}
