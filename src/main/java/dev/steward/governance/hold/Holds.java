package dev.steward.governance.hold;

import dev.steward.audit.AuditLog;
import dev.steward.audit.Entry;
import dev.steward.files.SafeFiles;
import dev.steward.governance.people.People;
import dev.steward.model.BadInput;
import dev.steward.model.SourceUnavailable;
import dev.steward.model.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The holds of a home: a file for each, which stays when the hold has been released. */
public final class Holds {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9_-]{0,59}");

    private final Path folder;
    private final People people;
    private final AuditLog audit;

    public Holds(Path folder, People people, AuditLog audit) {
        this.folder = folder;
        this.people = people;
        this.audit = audit;
    }

    /**
     * Puts a hold in force.
     *
     * @throws BadInput when there is one of that name, or nobody is held
     */
    public void place(Hold hold) {
        if (!ID.matcher(hold.id()).matches()) {
            throw new BadInput(
                    "hold.id",
                    "\"" + hold.id() + "\" cannot name a hold.",
                    "Use lower-case letters, digits, hyphens and underscores, up to 60.");
        }
        if (hold.people().isEmpty() || hold.people().stream().anyMatch(String::isBlank)) {
            throw new BadInput(
                    "hold.nobody", "A hold needs the ids of people.", "Name them, one each line of the file.");
        }
        if (Files.exists(file(hold.id())) || people.roster().releases().containsKey(hold.id())) {
            throw new BadInput("hold.taken", "There is a hold " + hold.id() + " already.", "Choose another name.");
        }
        audit.append(new Entry(
                hold.placedBy(),
                "hold.placed",
                hold.id(),
                Map.of(
                        "reason",
                        Value.of(hold.reason()),
                        "people",
                        Value.of(hold.people().size()))));
        SafeFiles.write(file(hold.id()), MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(hold));
    }

    /** All that ever were, by name. */
    public List<Hold> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("[^.].*\\.json"))
                    .sorted()
                    .map(Holds::read)
                    .toList();
        } catch (IOException failed) {
            throw unreadable(folder, failed);
        }
    }

    /** Those that two people have not released. */
    public List<Hold> inForce() {
        Set<String> released = people.roster().releases().keySet();
        return all().stream().filter(hold -> !released.contains(hold.id())).toList();
    }

    // A hold that cannot be read must stop every plan: nobody knows whom it protects.
    private static Hold read(Path file) {
        try {
            return MAPPER.readValue(Files.readAllBytes(file), Hold.class);
        } catch (IOException | JacksonException broken) {
            throw unreadable(file, broken);
        }
    }

    private static SourceUnavailable unreadable(Path file, Exception cause) {
        return new SourceUnavailable(
                "hold-unreadable",
                "The hold " + file + " cannot be read: " + cause.getMessage() + ".",
                "Restore the file from a backup; until then no plan is made or carried out.",
                cause);
    }

    private Path file(String id) {
        return folder.resolve(id + ".json");
    }
}
