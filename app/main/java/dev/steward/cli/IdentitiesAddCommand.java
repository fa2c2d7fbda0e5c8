package dev.steward.cli;

import dev.steward.Steward;
import dev.steward.definition.IdentityColumns;
import dev.steward.definition.Mapping;
import dev.steward.ingest.Identity;
import dev.steward.ingest.IdentityReport;
import dev.steward.model.BadInput;
import dev.steward.model.Work;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code steward identities add}: events of an alias count for a person from now on. */
@Command(
        name = "add",
        header = "Merge people of a lake: from a file, or one alias at a time.",
        description = {
            "A file has a row for each alias, with the columns alias and person, and perhaps since, the time at which that"
                    + " became known; of two rows that name the same alias the later one holds. The file is added whole or, when"
                    + " a row cannot be used, not at all. Adding it twice adds nothing. What was merged cannot be parted again;"
                    + " a later identity of the same alias gives it to another person."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  steward identities add logins.csv --into ~/lake",
            "  steward identities add logins.csv --into ~/lake --map alias=anonymous_id,person=user_id,since=logged_in_at",
            "  steward identities add --into ~/lake --alias cookie-81f2 --person ada"
        })
final class IdentitiesAddCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "A file, or a folder of files, of Parquet, CSV, JSON or JSON lines (text also as .gz).")
    private Optional<Path> file;

    @Option(names = "--into", required = true, paramLabel = "LAKE", description = "The lake whose people they are.")
    private Path lake;

    @Option(
            names = "--map",
            paramLabel = "ROLE=COLUMN,…",
            description = "Which columns of the file are alias, person and since, where they are not called so.")
    private Optional<String> map;

    @Option(
            names = "--alias",
            paramLabel = "ID",
            description = "Instead of a file: the id whose events count for another.")
    private Optional<String> alias;

    @Option(names = "--person", paramLabel = "ID", description = "The person for whom the events of --alias count.")
    private Optional<String> person;

    IdentitiesAddCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        boolean one = alias.isPresent() && person.isPresent();
        if (one == file.isPresent() || alias.isPresent() != person.isPresent() || one && map.isPresent()) {
            throw new BadInput(
                    "identities.what",
                    "It takes a file, or an alias and its person.",
                    "Name a file, or both --alias and --person: steward identities add --help.");
        }
        try (Steward steward = session.start()) {
            IdentityReport report = session.progress().run("Adding identities", work -> add(steward, work));
            print(report);
            return Exit.DONE;
        }
    }

    private IdentityReport add(Steward steward, Work work) {
        Optional<Mapping> columns = map.map(IdentityColumns::parse);
        List<Identity> identities = file.map(given -> steward.readIdentities(given, columns, work))
                .orElseGet(() -> List.of(new Identity(alias.orElseThrow(), person.orElseThrow(), Instant.now())));
        return steward.addIdentities(lake, identities, System.getProperty("user.name", ""), work);
    }

    private void print(IdentityReport report) {
        session.console()
                .out()
                .println("%s read: %s added, %s known already."
                        .formatted(
                                Pretty.many(report.given(), "identity", "identities"),
                                Pretty.count(report.added()),
                                Pretty.count(report.known())));
        session.console()
                .out()
                .println(
                        report.added() == 0
                                ? "Nothing was added to " + lake + "."
                                : "Added to " + lake + " (generation " + report.generation() + ").");
    }
}
