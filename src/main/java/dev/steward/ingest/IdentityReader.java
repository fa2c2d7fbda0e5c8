package dev.steward.ingest;

import dev.steward.model.BadInput;
import dev.steward.source.lake.IdentityFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Checks a file of identities. All of it or nothing: a merge cannot be taken back, so no row is added while another one is
 * in doubt.
 */
public final class IdentityReader {
    private static final int MOST_NAMED = 5;

    private IdentityReader() {}

    /**
     * The identities of a file.
     *
     * @param now since when a merge is known whose row does not say it
     * @throws BadInput naming the rows that cannot be used
     */
    public static List<Identity> read(IdentityFile file, Instant now) {
        List<Identity> identities = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (IdentityFile.Row row : file.rows()) {
            objection(row)
                    .ifPresentOrElse(
                            why -> wrong.add("row " + row.number() + ": " + why),
                            () -> identities.add(new Identity(
                                    row.alias(), row.person(), row.since().orElse(now))));
        }
        if (!wrong.isEmpty() || file.malformed() > 0) {
            throw refused(file, wrong);
        }
        if (identities.isEmpty()) {
            throw new BadInput(
                    "identities.none",
                    file.title() + " has no rows.",
                    "Name a file with an alias and a person in each row.");
        }
        return identities;
    }

    private static Optional<String> objection(IdentityFile.Row row) {
        return row.sinceText().isPresent() && row.since().isEmpty()
                ? Optional.of("its time cannot be read")
                : Identity.objection(row.alias(), row.person());
    }

    private static BadInput refused(IdentityFile file, List<String> wrong) {
        List<String> named = new ArrayList<>(wrong.subList(0, Math.min(MOST_NAMED, wrong.size())));
        if (wrong.size() > named.size()) {
            named.add(wrong.size() - named.size() + " rows more");
        }
        if (file.malformed() > 0) {
            named.add("lines that are no rows: " + file.malformed());
        }
        return new BadInput(
                "identities.rows",
                String.format(
                        Locale.ROOT,
                        "%s was not added, since %,d of its %,d rows cannot be used. %s.",
                        file.title(),
                        wrong.size() + file.malformed(),
                        file.rows().size() + file.malformed(),
                        String.join("; ", named)),
                "Mend or remove these rows, then add the file again.");
    }
}
