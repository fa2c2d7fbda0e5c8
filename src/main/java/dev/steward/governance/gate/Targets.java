package dev.steward.governance.gate;

import dev.steward.files.CrashPoint;
import dev.steward.governance.archive.Archive;
import dev.steward.governance.archive.Archives;
import dev.steward.governance.hold.Holds;
import dev.steward.governance.plan.Plan;
import dev.steward.governance.plan.PlanDocument;
import dev.steward.governance.policy.EndOfArchives;
import dev.steward.governance.policy.RetentionPolicy;
import dev.steward.governance.retention.Asked;
import dev.steward.governance.retention.Due;
import dev.steward.governance.retention.LakePlanner;
import dev.steward.governance.retention.RowRules;
import dev.steward.governance.retention.TablePlanner;
import dev.steward.model.BadInput;
import dev.steward.model.Refused;
import dev.steward.model.Work;
import dev.steward.source.LakeContents;
import dev.steward.source.RowJobs;
import dev.steward.source.RowLook;
import dev.steward.source.RowRule;
import dev.steward.source.RowWriter;
import dev.steward.source.Source;
import dev.steward.source.Writer;
import dev.steward.source.lake.LakeFiles;
import dev.steward.source.lake.LakeReading;
import dev.steward.source.lake.RowFile;
import dev.steward.workspace.SavedConnection;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds what plans are about, to look at it and to change it: the only place that knows lakes and databases apart. */
public final class Targets {
    private final Writer.Desk lakeDesk;
    private final RowWriter.Desk rowDesk;
    private final Databases databases;
    private final Lakes lakes;
    private final LakeReading reading;
    private final RowFile rowFiles;
    private final Holds holds;
    private final Archives archives;
    private final HomeArchives home;
    private final Changes changes;
    private final Imports imports;
    private final CrashPoint crash;

    public Targets(
            Writer.Desk lakeDesk,
            RowWriter.Desk rowDesk,
            Databases databases,
            Lakes lakes,
            LakeReading reading,
            RowFile rowFiles,
            Holds holds,
            Archives archives,
            HomeArchives home,
            Changes changes,
            Imports imports,
            CrashPoint crash) {
        this.lakeDesk = lakeDesk;
        this.rowDesk = rowDesk;
        this.databases = databases;
        this.lakes = lakes;
        this.reading = reading;
        this.rowFiles = rowFiles;
        this.holds = holds;
        this.archives = archives;
        this.home = home;
        this.changes = changes;
        this.imports = imports;
        this.crash = crash;
    }

    /** Tells a place from its copies; an empty text where it has no name yet. */
    String id(Place place) {
        return switch (place) {
            case Place.Lake(Path folder) -> LakeFiles.of(folder).id().orElse("");
            case Place.Archives _ -> throw policiesOnly(place);
            case Place.Database(SavedConnection connection) -> {
                try (RowLook look = rowDesk.look(connection, Work.unobserved())) {
                    yield look.database().id();
                }
            }
        };
    }

    /** @param keys where to write the list of rows, for a plan that is asked for; empty: a preview */
    Plan plan(Asked asked, Place place, Optional<Path> keys, Work work) {
        return switch (place) {
            case Place.Lake(Path folder) -> {
                LakeContents contents = LakeFiles.of(folder);
                try (Source source = lakes.open(contents.lake(), work)) {
                    yield new LakePlanner(reading).plan(asked, contents, source, work);
                }
            }
            case Place.Archives(List<String> named) -> home.plan(ended(asked), named, work);
            case Place.Database(SavedConnection connection) -> {
                try (RowLook look = rowDesk.look(connection, work)) {
                    RowRule rule = rule(asked, connection, look, work);
                    yield new TablePlanner(rowFiles).plan(asked, connection, rule, look, keys, work);
                }
            }
        };
    }

    private static BadInput policiesOnly(Place place) {
        return new BadInput(
                "plan.no-policy",
                "No policy is about " + place.title() + ".",
                "steward archive plan asks for the end of archives.");
    }

    private static Asked ended(Asked asked) {
        if (asked.rule() instanceof EndOfArchives) {
            return asked;
        }
        throw policiesOnly(new Place.Archives(List.of()));
    }

    private static RowRule rule(Asked asked, SavedConnection connection, RowLook look, Work work) {
        return RowRules.of(
                asked.policy(),
                connection,
                () -> look.events(connection, work),
                asked.holds(),
                asked.cutOff().orElse(Instant.EPOCH),
                asked.asOf());
    }

    /** What somebody sees of a plan beside its numbers. */
    Outlook outlook(Asked asked, Plan plan, Place place, Work work) {
        return switch (place) {
            case Place.Lake(Path folder) -> {
                LakeContents contents = LakeFiles.of(folder);
                try (Source source = lakes.open(contents.lake(), work)) {
                    yield Outlook.of(plan, contents, source, changes.known(), work);
                }
            }
            case Place.Archives _ -> new Outlook(List.of(), Optional.empty());
            case Place.Database(SavedConnection connection) -> {
                try (RowLook look = rowDesk.look(connection, work)) {
                    yield Outlook.of(plan, look, rule(asked, connection, look, work), changes.known(), work);
                }
            }
        };
    }

    List<Due> calendar(RetentionPolicy policy, Place place, Instant from, Work work) {
        return switch (place) {
            case Place.Archives _ -> throw policiesOnly(place);
            case Place.Lake(Path folder) -> LakePlanner.calendar(policy, LakeFiles.of(folder), from);
            case Place.Database(SavedConnection connection) -> {
                try (RowLook look = rowDesk.look(connection, work)) {
                    RowRule rule = RowRules.of(
                            policy,
                            connection,
                            () -> look.events(connection, work),
                            List.of(),
                            policy.keep().cutOff(from).orElse(Instant.EPOCH),
                            from);
                    yield TablePlanner.calendar(policy, rule, look, from, work);
                }
            }
        };
    }

    /** Says that a place belongs to this roster from now on. */
    void claim(Place place, String person, String roster, Work work) {
        switch (place) {
            case Place.Archives _ -> {} // They are this home's, and so is the roster.
            case Place.Lake(Path folder) -> {
                try (Writer writer = lakeDesk.open(folder, "plan by " + person)) {
                    writer.claim(roster);
                    LakeTarget.ours(writer.contents(), roster);
                }
            }
            case Place.Database(SavedConnection connection) -> {
                try (RowWriter writer = rowDesk.open(connection, work)) {
                    writer.claim(roster);
                    try (RowLook look = writer.look(work)) {
                        if (!look.database().roster().equals(Optional.of(roster))) {
                            throw Execution.otherRoster(connection.title());
                        }
                    }
                }
            }
        }
    }

    RowJobs jobs(SavedConnection connection, Work work) {
        return rowDesk.jobs(connection, work);
    }

    /**
     * Puts the rows of an archive into a new table of the database they came from.
     *
     * @param folder the archive's files, opened
     * @return how many there are
     * @throws Refused when they came from a lake or another database
     */
    long restore(Archive archive, Path folder, SavedConnection into, Work work) {
        List<Archive.Column> columns =
                archive.files().stream().findFirst().map(Archive.Entry::columns).orElse(List.of());
        if (columns.isEmpty()) {
            throw new BadInput(
                    "restore.files",
                    "The archive " + archive.id() + " holds files of a lake, not rows of a table.",
                    "Restore them into a folder: --to DIR.");
        }
        archive.files().stream()
                .filter(file -> !Set.copyOf(file.columns()).equals(Set.copyOf(columns)))
                .findFirst()
                .ifPresent(other -> {
                    throw new BadInput(
                            "restore.forms",
                            "The rows of " + other.path() + " have other columns than those of "
                                    + archive.files().getFirst().path() + ".",
                            "Restore them into a folder: --to DIR.");
                });
        try (RowWriter writer = rowDesk.open(into, work)) {
            try (RowLook look = writer.look(work)) {
                if (!look.database().id().equals(archive.lakeId())) {
                    throw new Refused(
                            "other-database",
                            into.title() + " is not the database the rows came from.",
                            "Restore them into a folder, and decide there who may have them.");
                }
            }
            List<String> names =
                    RowFile.columns(columns.stream().map(Archive.Column::name).toList());
            return writer.restore(
                    into.schema(),
                    into.table(),
                    columns.stream()
                            .map(column -> new RowLook.Column(column.name(), column.type()))
                            .toList(),
                    taker -> archive.files()
                            .forEach(file -> rowFiles.read(
                                    folder.resolve(file.path()),
                                    names,
                                    values -> taker.accept(values.subList(RowFile.KEY.size(), values.size())),
                                    work)),
                    work);
        }
    }

    OpenTarget open(Plan plan, String person, Work work) {
        if (plan.ofArchives()) {
            return home.open(person);
        }
        if (plan.target().table().isEmpty()) {
            return new LakeTarget(
                    lakeDesk.open(Path.of(plan.target().path()), "change by " + person),
                    lakes,
                    reading,
                    holds,
                    archives,
                    changes,
                    imports,
                    crash);
        }
        SavedConnection connection = databases.find(plan.target().path());
        return new TableTarget(rowDesk.open(connection, work), connection, rowFiles, holds, archives, changes, crash);
    }

    private static boolean ofLake(Plan plan) {
        return !plan.ofTable() && !plan.ofArchives();
    }

    Execution.Verification verify(PlanDocument document, ChangeState state, Work work) {
        if (ofLake(document.plan())) {
            return LakeTarget.verify(reading, document, state, work);
        }
        try (OpenTarget target = open(document.plan(), "", work)) {
            return target.verify(document, state, work);
        }
    }
}
