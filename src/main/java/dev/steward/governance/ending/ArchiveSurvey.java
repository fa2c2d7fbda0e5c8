package dev.steward.governance.ending;

import dev.steward.governance.archive.Archive;
import dev.steward.governance.archive.Archives;
import dev.steward.governance.hold.Hold;
import dev.steward.governance.plan.Plan;
import dev.steward.governance.plan.Plan.Kept;
import dev.steward.governance.plan.Plan.Limit;
import dev.steward.governance.plan.Plan.Reason;
import dev.steward.governance.plan.Plan.Unusual;
import dev.steward.governance.policy.Keep;
import dev.steward.governance.policy.RetentionPolicy;
import dev.steward.governance.policy.Subject;
import dev.steward.model.Cancelled;
import dev.steward.model.Failure;
import dev.steward.model.Work;
import dev.steward.source.lake.HeldRows;
import dev.steward.source.lake.RowFile;
import dev.steward.workspace.ConnectionUrl;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Looks into archives: until when they are kept, and whether somebody in them is held. */
public final class ArchiveSurvey {
    /** What is known of what made an archive. */
    public interface Origins {
        /** The plan by which it was made; empty: it is not here any more, or is another one. */
        Optional<Plan> plan(Archive archive);

        /** The policy of that plan as it was then; empty: it is not here any more, or says something else. */
        Optional<RetentionPolicy> policy(Plan plan);
    }

    /**
     * What was found.
     *
     * @param held for each hold somebody of whom is in it
     * @param unusual what must be confirmed before it may go
     */
    public record Found(List<Kept> held, List<Limit> unusual) {
        public Found {
            held = List.copyOf(held);
            unusual = List.copyOf(unusual);
        }
    }

    private final Archives archives;
    private final HeldRows rows;
    private final Origins origins;

    public ArchiveSurvey(Archives archives, HeldRows rows, Origins origins) {
        this.archives = archives;
        this.rows = rows;
        this.origins = origins;
    }

    /**
     * When its time is over; empty: never. The plan that made it says so too, and is signed: of two that differ, the later counts.
     */
    public Optional<Instant> until(Archive archive) {
        Optional<Instant> written = archive.until();
        Optional<Plan> made = origins.plan(archive);
        if (written.isEmpty() || made.isEmpty()) {
            return written;
        }
        return made.get()
                .archive()
                .flatMap(Keep::parse)
                .flatMap(keep -> keep.end(made.get().asOf()))
                .map(signed -> signed.isAfter(written.get()) ? signed : written.get());
    }

    public boolean over(Archive archive, Instant asOf) {
        return until(archive).filter(end -> !asOf.isBefore(end)).isPresent();
    }

    /** Opens the archive where there are holds; what cannot be opened is not taken to be free of people who are held. */
    public Found look(Archive archive, Instant asOf, List<Hold> holds, Work work) {
        List<Limit> unusual = new ArrayList<>();
        if (!over(archive, asOf)) {
            unusual.add(new Limit(
                    Unusual.EARLY,
                    "The archive " + archive.id() + " is to be kept "
                            + until(archive).map(end -> "until " + end).orElse("for ever")
                            + ", and would go before."));
        }
        Optional<String> closed = closed(archive);
        if (closed.isPresent()) {
            unusual.add(unopened(archive, closed.get()));
            return new Found(List.of(), unusual);
        }
        if (holds.isEmpty()) {
            return new Found(List.of(), unusual);
        }
        List<Kept> held = new ArrayList<>();
        Path workshop = archives.workshop(archive.id());
        try {
            archives.restore(archive.id(), workshop, work);
            for (Hold hold : holds) {
                Optional<Set<String>> names = names(archive, hold, work);
                long theirs = count(archive, workshop, names.orElse(new TreeSet<>(hold.people())), work);
                if (theirs > 0) {
                    held.add(new Kept(archive.id(), archive.rows(), Reason.HOLD, hold.id(), theirs));
                } else if (names.isEmpty()) {
                    unusual.add(unopened(
                            archive,
                            "by which other ids its lake, " + archive.lake() + ", knew people of the hold " + hold.id()
                                    + ", nobody can say: it is not there"));
                }
            }
        } catch (Cancelled wanted) {
            throw wanted;
        } catch (Failure broken) {
            unusual.add(unopened(archive, "it does not hold, or cannot be read"));
        } finally {
            archives.clearWorkshop(archive.id());
        }
        return new Found(held, unusual);
    }

    /** Why nobody can look into it, or believe what is seen there. */
    private Optional<String> closed(Archive archive) {
        if (!archives.hasKey(archive.id())) {
            return Optional.of("its key is gone");
        }
        if (!archives.complete(archive)) {
            return Optional.of("its files are not those that its manifest names");
        }
        return origins.plan(archive)
                .filter(made -> !made.target().path().equals(archive.lake())
                        || !made.target().id().equals(archive.lakeId()))
                .map(made -> "its manifest says something else than the plan that made it, of where it is from");
    }

    private static Limit unopened(Archive archive, String why) {
        return new Limit(
                Unusual.UNKNOWN,
                "Whether people who are held are in the archive " + archive.id() + " is not known: " + why + ".");
    }

    /** Empty: nobody can say which they are. */
    private Optional<Set<String>> names(Archive archive, Hold hold, Work work) {
        return ofTable(archive)
                ? Optional.of(new TreeSet<>(hold.people()))
                : rows.names(Path.of(archive.lake()), archive.lakeId(), hold.people(), work);
    }

    private static boolean ofTable(Archive archive) {
        return ConnectionUrl.is(archive.lake());
    }

    private long count(Archive archive, Path opened, Set<String> people, Work work) {
        Optional<Subject.Rows> subject = subject(archive);
        if (subject.filter(rows -> rows.person().isEmpty()).isPresent()) {
            return 0; // The policy said that the rows are about nobody.
        }
        if (!ofTable(archive)) {
            List<Path> files = archive.files().stream()
                    .map(file -> opened.resolve(file.path()))
                    .toList();
            return rows.count(opened, files, Optional.of(HeldRows.LAKE_PERSON), people, work);
        }
        return archive.files().stream()
                .mapToLong(file -> rows.count(
                        opened,
                        List.of(opened.resolve(file.path())),
                        subject.flatMap(Subject.Rows::person).flatMap(person -> column(file, person)),
                        people,
                        work))
                .sum();
    }

    /** What the policy by which rows went said about whose they are; empty: it is not known, or was about events. */
    private Optional<Subject.Rows> subject(Archive archive) {
        return origins.plan(archive)
                .filter(_ -> ofTable(archive))
                .flatMap(origins::policy)
                .map(RetentionPolicy::subject)
                .filter(Subject.Rows.class::isInstance)
                .map(Subject.Rows.class::cast);
    }

    /** How a column of the table is called in the file. */
    private static Optional<String> column(Archive.Entry file, String person) {
        List<String> names = Objects.requireNonNullElse(file.columns(), List.<Archive.Column>of()).stream()
                .map(Archive.Column::name)
                .toList();
        int at = names.indexOf(person);
        return at < 0 ? Optional.empty() : Optional.of(RowFile.columns(names).get(RowFile.KEY.size() + at));
    }
}
