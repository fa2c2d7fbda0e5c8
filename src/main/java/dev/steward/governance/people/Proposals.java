package dev.steward.governance.people;

import dev.steward.files.SafeFiles;
import dev.steward.files.WriteFailures;
import dev.steward.model.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Decisions that wait for signatures in this home: a file for each, the same that travels to people elsewhere. */
public final class Proposals {
    private static final int NAME = 16;

    private final Path folder;
    private final People people;

    public Proposals(Path folder, People people) {
        this.folder = folder;
        this.people = people;
    }

    /** Those that were not carried out yet, by what they are for. */
    public List<Decision> waiting() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        Roster roster = people.roster();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("[0-9a-f]{" + NAME + "}\\.json"))
                    .flatMap(file -> read(file).stream())
                    .filter(decision -> !roster.carriedOut(decision))
                    .sorted(Comparator.comparing(decision -> decision.matter().words()))
                    .toList();
        } catch (IOException failed) {
            throw WriteFailures.of(folder, failed);
        }
    }

    /** Lets a decision wait here; one that does already keeps its signatures, and gets those that come with this. */
    public void keep(Decision decision) {
        Path file = file(decision);
        Decision together = decision;
        for (Signature before :
                Files.exists(file) ? read(file).map(Decision::by).orElse(List.of()) : List.<Signature>of()) {
            if (decision.by().stream().noneMatch(by -> by.person().equals(before.person()))) {
                together = together.with(before);
            }
        }
        SafeFiles.write(file, together.json());
    }

    /** Lets a decision wait no longer. What has travelled elsewhere can still be signed there. */
    public void drop(Decision decision) {
        SafeFiles.delete(file(decision));
    }

    /** Lets what somebody alone has asked for about a policy wait no longer: they ask for something else. */
    public void withdraw(String policy, String person) {
        waiting().stream()
                .filter(decision -> decision.matter() instanceof Matter.OfPolicy about
                        && about.policy().equals(policy)
                        && decision.by().stream().allMatch(by -> by.person().equals(person)))
                .forEach(this::drop);
    }

    // One that cannot be read has no force, and must not keep anybody from signing the others.
    private static Optional<Decision> read(Path file) {
        try {
            return Optional.of(Decision.read(Files.readAllBytes(file), file.toString()));
        } catch (IOException | BadInput broken) {
            return Optional.empty();
        }
    }

    private Path file(Decision decision) {
        return folder.resolve(decision.id().substring(0, NAME) + ".json");
    }
}
