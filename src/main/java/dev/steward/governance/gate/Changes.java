package dev.steward.governance.gate;

import dev.steward.files.SafeFiles;
import dev.steward.files.WriteFailures;
import dev.steward.governance.alone.Announcement;
import dev.steward.governance.plan.PlanDocument;
import dev.steward.governance.standing.Standing;
import dev.steward.model.BadInput;
import dev.steward.model.SourceUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Every change of a home that was ever asked for: a folder for each, with the plan, its approval, and how far it has come. */
public final class Changes {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();
    private static final String PLAN = "plan.json";
    private static final String APPROVAL = "approval.json";
    private static final String STANDING = "standing.json";
    private static final String ALONE = "alone.json";
    private static final String STATE = "state.json";
    private static final String DRAFT = "draft-";

    /** The list of rows that belongs to a plan for a table. */
    static final String KEYS = "keys";

    private final Path folder;

    public Changes(Path folder) {
        this.folder = folder;
    }

    /** How far the change of a plan has come; empty when it was never begun. */
    public Optional<ChangeState> find(PlanDocument plan) {
        return find(plan.digest());
    }

    /** The same by the plan's digest. */
    Optional<ChangeState> find(String plan) {
        Path state = folder.resolve(PlanDocument.shortDigest(plan)).resolve(STATE);
        return Files.exists(state) ? Optional.of(read(state)) : Optional.empty();
    }

    /** The plan of a change, by how its digest begins; empty when it is not here, or of another version of Steward. */
    Optional<PlanDocument> plan(String shortDigest) {
        Path plan = folder.resolve(shortDigest).resolve(PLAN);
        try {
            return Files.exists(plan) ? Optional.of(PlanDocument.read(plan)) : Optional.empty();
        } catch (BadInput otherForm) {
            return Optional.empty();
        }
    }

    /** All of them, oldest first. */
    public List<ChangeState> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> changes = Files.list(folder)) {
            return changes.map(change -> change.resolve(STATE))
                    .filter(Files::exists)
                    .map(Changes::read)
                    .sorted(Comparator.comparing(ChangeState::started))
                    .toList();
        } catch (IOException failed) {
            throw WriteFailures.of(folder, failed);
        }
    }

    /** Every plan that was asked for or approved in this home, newest first. */
    public List<Change> known() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> changes = Files.list(folder)) {
            return changes.filter(change -> Files.exists(change.resolve(PLAN)))
                    .flatMap(change -> change(change).stream())
                    .sorted(Comparator.comparing(
                                    (Change change) -> change.plan().plan().asOf())
                            .reversed())
                    .toList();
        } catch (IOException failed) {
            throw WriteFailures.of(folder, failed);
        }
    }

    /** Empty where another version of Steward has made it: nothing of it can be carried out, or looked after, any more. */
    private static Optional<Change> change(Path of) {
        Path state = of.resolve(STATE);
        try {
            Optional<ChangeState> known = Files.exists(state) ? Optional.of(read(state)) : Optional.empty();
            return Optional.of(new Change(PlanDocument.read(of.resolve(PLAN)), consent(of, known), known));
        } catch (BadInput broken) {
            if (broken.code().endsWith(".format")) {
                return Optional.empty();
            }
            throw broken;
        }
    }

    private static Optional<Consent> consent(Path of, Optional<ChangeState> state) {
        Path approval = of.resolve(APPROVAL);
        Path standing = of.resolve(STANDING);
        Path alone = of.resolve(ALONE);
        // What one person made alone stays that, whoever signs something later.
        boolean madeAlone = state.filter(ChangeState::made)
                .flatMap(ChangeState::singlePerson)
                .isPresent();
        if (madeAlone || Files.exists(alone) && !Files.exists(approval)) {
            return Optional.of(new Consent.Alone(Announcement.read(alone)));
        }
        if (Files.exists(approval)) {
            return Optional.of(new Consent.Once(Approval.read(approval)));
        }
        return Files.exists(standing) ? Optional.of(new Consent.Regular(Standing.read(standing))) : Optional.empty();
    }

    /** How many rows the finished runs of a policy on a lake have removed, on average; empty before the first. */
    public OptionalDouble usual(String policy, String targetId) {
        return all().stream()
                .filter(change -> change.made()
                        && change.policy().equals(policy)
                        && change.targetId().equals(targetId))
                .mapToLong(ChangeState::rows)
                .average();
    }

    void requested(PlanDocument plan) {
        SafeFiles.write(folderOf(plan).resolve(PLAN), plan.json());
    }

    /** A file for rows that a plan will name, before the plan has a name itself. */
    Path draft() {
        sweep();
        return folder.resolve(DRAFT + UUID.randomUUID() + ".parquet");
    }

    /** What a killed request has left names people's rows: it goes when it is surely nobody's any more. */
    private void sweep() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        Instant before = Instant.now().minus(Duration.ofDays(1));
        try (Stream<Path> drafts = Files.list(folder)) {
            for (Path draft : drafts.filter(
                            file -> file.getFileName().toString().startsWith(DRAFT))
                    .toList()) {
                if (Files.getLastModifiedTime(draft).toInstant().isBefore(before)) {
                    SafeFiles.delete(draft);
                }
            }
        } catch (IOException failed) {
            throw WriteFailures.of(folder, failed);
        }
    }

    /** @param keys the draft of its list of rows */
    void requested(PlanDocument plan, Path keys) {
        requested(plan);
        move(keys, file(plan, KEYS));
    }

    /** A file of a change, of rows. */
    Path file(PlanDocument plan, String name) {
        return folderOf(plan).resolve(name + ".parquet");
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
            SafeFiles.sync(SafeFiles.folderOf(to));
        } catch (IOException failed) {
            throw WriteFailures.of(to, failed);
        }
    }

    void approved(PlanDocument plan, Approval approval) {
        requested(plan);
        SafeFiles.write(folderOf(plan).resolve(APPROVAL), approval.json());
    }

    void revoked(PlanDocument plan) {
        SafeFiles.delete(folderOf(plan).resolve(APPROVAL));
    }

    void begin(PlanDocument plan, Consent consent, ChangeState state) {
        switch (consent) {
            case Consent.Once(Approval approval) -> approved(plan, approval);
            case Consent.Regular(Standing standing) -> {
                requested(plan);
                SafeFiles.write(folderOf(plan).resolve(STANDING), standing.json());
            }
            case Consent.Alone(Announcement announcement) -> {
                requested(plan);
                SafeFiles.write(folderOf(plan).resolve(ALONE), announcement.json());
            }
        }
        write(plan, state);
    }

    void write(PlanDocument plan, ChangeState state) {
        SafeFiles.write(
                folderOf(plan).resolve(STATE),
                MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(state));
    }

    /** Held while a plan is carried out: two processes do not carry out one plan. */
    Path lock(PlanDocument plan) {
        return folderOf(plan).resolve("lock");
    }

    private Path folderOf(PlanDocument plan) {
        return folder.resolve(plan.shortDigest());
    }

    private static ChangeState read(Path file) {
        try {
            return MAPPER.readValue(Files.readAllBytes(file), ChangeState.class);
        } catch (IOException | JacksonException broken) {
            throw new SourceUnavailable(
                    "change-unreadable",
                    "How far a change has come, " + file + ", cannot be read: " + broken.getMessage() + ".",
                    "Restore the file from a backup.",
                    broken);
        }
    }
}
