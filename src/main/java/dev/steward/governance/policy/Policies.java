package dev.steward.governance.policy;

import dev.steward.files.BundledFiles;
import dev.steward.files.SafeFiles;
import dev.steward.files.WriteFailures;
import dev.steward.governance.people.Matter;
import dev.steward.governance.people.People;
import dev.steward.governance.people.Roster;
import dev.steward.model.BadInput;
import dev.steward.model.Refused;
import dev.steward.model.Suggest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The policies of a home: {@code NAME.yaml}, as somebody wrote them. A file is a draft until two people have signed what it says, and
 * becomes one again when somebody edits it: what changes go by stands in the roster, and is believed from nowhere else.
 */
public final class Policies {
    private static final String ENDING = ".yaml";
    private static final String SHIPPED = "policies";

    private final Path folder;
    private final People people;

    public Policies(Path folder, People people) {
        this.folder = folder;
        this.people = people;
    }

    public Path folder() {
        return folder;
    }

    /** The names of all files, in order. */
    public List<String> names() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING) && !name.startsWith("."))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw WriteFailures.of(folder, failed);
        }
    }

    /**
     * A policy that is in force in this home, as two people have signed it: what changes go by. Its file must say the same, or nobody
     * would know by which of the two something went.
     *
     * @throws Refused when it is a draft, was ended, or its file is gone
     * @throws BadInput when there is none of that name
     */
    public RetentionPolicy kept(String name) {
        Roster roster = people.roster();
        Optional<RetentionPolicy> file = file(name);
        Optional<RetentionPolicy> decided = roster.policy(name).map(Policies::signed);
        if (decided.isEmpty()) {
            throw Drafts.of(name, file, Optional.ofNullable(roster.rulings().get(name)));
        }
        if (file.isEmpty()) {
            throw Drafts.gone(decided.get());
        }
        if (!file.get().digest().equals(decided.get().digest())) {
            throw Drafts.changed(file.get(), decided.get());
        }
        return decided.get();
    }

    /** Whether nobody may go by it yet: what two people have signed under its name is something else, or nothing. */
    public boolean draft(RetentionPolicy policy) {
        return people.roster()
                .policy(policy.name())
                .flatMap(Policies::holding)
                .filter(decided -> decided.digest().equals(policy.digest()))
                .isEmpty();
    }

    /** The policy that a decision is about; empty: it holds nothing to go by. */
    static Optional<RetentionPolicy> holding(Matter.Policy decided) {
        try {
            return Optional.of(signed(decided));
        } catch (Refused mismatch) {
            return Optional.empty();
        }
    }

    /**
     * The policy that a decision is about.
     *
     * @throws Refused when its text is not what its digest says
     */
    public static RetentionPolicy signed(Matter.Policy decided) {
        RetentionPolicy said;
        try {
            said = PolicyFile.parse(decided.text(), "the decision about " + decided.policy());
        } catch (BadInput unreadable) {
            throw Drafts.mismatch(decided, unreadable.getMessage());
        }
        if (!said.name().equals(decided.policy()) || !said.digest().equals(decided.digest())) {
            throw Drafts.mismatch(decided, "Its text says something else than its name and digest do.");
        }
        return said;
    }

    private Optional<RetentionPolicy> readable(String name) {
        try {
            return file(name);
        } catch (BadInput draft) {
            return Optional.empty();
        }
    }

    /** What lies in the file of a name. */
    Optional<RetentionPolicy> file(String name) {
        return names().contains(name) ? Optional.of(read(folder.resolve(name + ENDING))) : Optional.empty();
    }

    /**
     * A policy of this home by its name, as it lies in its file, or is in force where there is none; or of a file.
     *
     * @throws BadInput when there is none, or it is not written as it should be
     */
    public RetentionPolicy find(String nameOrFile) {
        return file(nameOrFile)
                .or(() -> people.roster().policy(nameOrFile).flatMap(Policies::holding))
                .orElseGet(() -> read(known(nameOrFile)));
    }

    private Path known(String nameOrFile) {
        Path file = Path.of(nameOrFile);
        if (!Files.isRegularFile(file)) {
            throw new BadInput(
                    "policy.unknown",
                    "There is no policy \"" + nameOrFile + "\", and no file of that name"
                            + Suggest.nearest(nameOrFile, names())
                                    .map(near -> "; did you mean \"" + near + "\"?")
                                    .orElse("."),
                    "steward policy list shows them; they lie in " + folder + ".");
        }
        return file;
    }

    private static RetentionPolicy read(Path file) {
        try {
            return PolicyFile.parse(Files.readString(file), file.toString());
        } catch (IOException failed) {
            throw WriteFailures.of(file, failed);
        }
    }

    /** How long one person waits who acts alone, by the names of those in force that know such a way. */
    public Map<String, Duration> waits() {
        Map<String, Duration> waits = new TreeMap<>();
        people.roster()
                .rulings()
                .keySet()
                .forEach(name -> inForce(name)
                        .flatMap(policy -> policy.approving().waits())
                        .ifPresent(wait -> waits.put(name, wait)));
        return waits;
    }

    /** What two people have signed last under a name, whatever its file says now. */
    public Optional<RetentionPolicy> inForce(String name) {
        return people.roster().policy(name).flatMap(Policies::holding);
    }

    /** Those that come with Steward, for the schemas that do: none is in force before it is taken in. By name. */
    public List<RetentionPolicy> shipped() {
        return BundledFiles.in(SHIPPED).entrySet().stream()
                .map(file -> PolicyFile.parse(file.getValue(), file.getKey()))
                .toList();
    }

    /** Takes a draft into this home; a file of the same name is replaced. */
    public void save(RetentionPolicy policy) {
        SafeFiles.write(folder.resolve(policy.name() + ENDING), policy.text().getBytes(StandardCharsets.UTF_8));
    }

    /** After a decision: who has no file of what came into force gets one, and the file of what was ended goes. Drafts of others stay. */
    public void follow(Matter.OfPolicy decided, Roster before) {
        switch (decided) {
            case Matter.Policy policy -> {
                if (!names().contains(policy.policy())) {
                    save(signed(policy));
                }
            }
            case Matter.EndPolicy end ->
                readable(end.policy())
                        .filter(one -> before.policy(end.policy())
                                .filter(was -> was.digest().equals(one.digest()))
                                .isPresent())
                        .ifPresent(_ -> SafeFiles.delete(folder.resolve(end.policy() + ENDING)));
        }
    }
}
