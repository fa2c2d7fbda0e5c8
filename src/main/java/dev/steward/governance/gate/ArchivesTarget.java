package dev.steward.governance.gate;

import dev.steward.files.CrashPoint;
import dev.steward.files.LockFile;
import dev.steward.governance.archive.Archive;
import dev.steward.governance.archive.ArchiveEnd;
import dev.steward.governance.archive.ArchiveEnds;
import dev.steward.governance.archive.ArchiveStanding;
import dev.steward.governance.archive.Archives;
import dev.steward.governance.ending.ArchiveSurvey;
import dev.steward.governance.ending.ArchivesPlanner;
import dev.steward.governance.gate.ChangeState.Skipped;
import dev.steward.governance.hold.Holds;
import dev.steward.governance.plan.Plan;
import dev.steward.governance.plan.Plan.Kept;
import dev.steward.governance.plan.Plan.Unusual;
import dev.steward.governance.plan.PlanDocument;
import dev.steward.governance.policy.Rule;
import dev.steward.model.Refused;
import dev.steward.model.Work;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The archives of a home: each goes by itself, its key first. Until its key is gone everything must hold that held when it was approved;
 * afterwards it is only brought to its end.
 */
final class ArchivesTarget implements OpenTarget {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{16}");
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Archives archives;
    private final ArchiveEnds ends;
    private final ArchiveSurvey survey;
    private final Holds holds;
    private final String person;
    private final InstantSource clock;
    private final CrashPoint crash;
    private final LockFile.Held lock;
    private boolean touched;

    ArchivesTarget(
            Archives archives,
            ArchiveEnds ends,
            ArchiveSurvey survey,
            Holds holds,
            String person,
            InstantSource clock,
            CrashPoint crash) {
        this.archives = archives;
        this.ends = ends;
        this.survey = survey;
        this.holds = holds;
        this.person = person;
        this.clock = clock;
        this.crash = crash;
        this.lock = new LockFile(archives.folder().resolve("lock"), PATIENCE).hold();
    }

    @Override
    public void check(Plan plan, String roster) {
        if (!plan.target().id().equals(roster)
                || !plan.target().path().equals(archives.folder().toString())) {
            throw new Refused(
                    "other-archives",
                    "The plan is about the archives in " + plan.target().path() + ", not about those of this home, "
                            + archives.folder() + ".",
                    "Carry it out in the home it was made in, or make a plan here.");
        }
    }

    @Override
    public Optional<ChangeState> made(PlanDocument document, Optional<ChangeState> before) {
        List<Plan.Item> items = document.plan().items();
        // What a killed run has opened, in clear.
        items.stream()
                .map(Plan.Item::path)
                .filter(id -> ID.matcher(id).matches())
                .forEach(archives::clearWorkshop);
        touched = items.stream().anyMatch(item -> begun(document, item.path()));
        if (touched && before.isEmpty()) {
            throw new Refused(
                    "elsewhere",
                    "This plan was carried out from another home.",
                    "Look there what came of it; make a new plan for anything else.");
        }
        return before.flatMap(state -> {
            if (state.made()) {
                return Optional.of(state);
            }
            boolean all = !state.going().isEmpty() && state.going().stream().allMatch(id -> destroyed(document, id));
            return all ? Optional.of(state.counted(state.rows(), state.skipped())) : Optional.empty();
        });
    }

    @Override
    public boolean touched() {
        return touched;
    }

    private boolean destroyed(PlanDocument document, String id) {
        return archives.has(id)
                && archives.standing(archives.find(id), clock.instant()) instanceof ArchiveStanding.Destroyed(var end)
                && end.plan().equals(document.digest());
    }

    /** Whether this plan has destroyed the key of an archive. */
    private boolean begun(PlanDocument document, String id) {
        if (!ID.matcher(id).matches() || !archives.has(id)) {
            return false;
        }
        return switch (archives.standing(archives.find(id), clock.instant())) {
            case ArchiveStanding.Destroyed(var end) -> end.plan().equals(document.digest());
            case ArchiveStanding.Ending(var end) -> end.plan().equals(document.digest()) && !archives.hasKey(id);
            default -> false;
        };
    }

    @Override
    public Decided decide(PlanDocument document, Rule rule, Optional<ChangeState> before, Work work) {
        Plan plan = document.plan();
        Recheck.sameAsRule(plan, rule);
        Optional<Set<String>> earlier = before.map(state -> Set.copyOf(state.going()));
        List<String> going = new ArrayList<>();
        List<Skipped> skipped = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        long rows = 0;
        long drifted = 0;
        for (Plan.Item item : plan.items()) {
            if (!seen.add(item.path())) {
                throw Recheck.notByRule(plan, item.path() + " stands in it twice");
            }
            Optional<Stays> stays =
                    begun(document, item.path()) ? Optional.empty() : stays(plan, rule, item, earlier, work);
            if (stays.isEmpty()) {
                going.add(item.path());
                rows += item.rows();
            } else {
                skipped.add(stays.get().skipped(item));
                drifted += stays.get().drifted() ? item.rows() : 0;
            }
        }
        Recheck.drifted(plan, drifted, "Of the archives");
        return new Decided(going, skipped, rows, plan.target().rows() - rows);
    }

    /** @param drifted whether it is because the archive is another one by now */
    private record Stays(String why, boolean drifted) {
        Skipped skipped(Plan.Item item) {
            return new Skipped(item.path(), item.rows(), why);
        }
    }

    /** Why an archive stays now; empty: it goes. */
    private Optional<Stays> stays(Plan plan, Rule rule, Plan.Item item, Optional<Set<String>> earlier, Work work) {
        String id = item.path();
        if (!ID.matcher(id).matches()) {
            throw Recheck.notByRule(plan, id + " names no archive");
        }
        if (!archives.has(id)) {
            return Optional.of(new Stays("is not here any more", true));
        }
        Archive archive = archives.find(id);
        if (archives.standing(archive, clock.instant()) instanceof ArchiveStanding.Destroyed(ArchiveEnd end)) {
            return Optional.of(new Stays("was destroyed by the plan " + end.shortPlan(), true));
        }
        String digest = archives.digest(id, work);
        if (!digest.equals(item.sha256())) {
            return Optional.of(new Stays("is another one than when the plan was made", true));
        }
        if (!item.equals(ArchivesPlanner.item(archive, digest))) {
            throw Recheck.notByRule(plan, id + " is described otherwise than it is");
        }
        if (earlier.filter(before -> !before.contains(id)).isPresent()) {
            return Optional.of(new Stays("was left out when this was begun", false));
        }
        ArchiveSurvey.Found found = survey.look(archive, plan.asOf(), holds.inForce(), work);
        for (Plan.Limit limit : found.unusual()) {
            boolean said = plan.limits().contains(limit);
            if (limit.unusual() == Unusual.EARLY && (!said || rule.reason().isEmpty())) {
                throw Recheck.notByRule(plan, id + " is to be kept longer");
            }
            if (!said) {
                return Optional.of(new Stays(limit.words(), false));
            }
        }
        return found.held().isEmpty()
                ? Optional.empty()
                : Optional.of(new Stays(
                        "held by " + found.held().stream().map(Kept::cause).collect(Collectors.joining(", ")), false));
    }

    @Override
    public void archive(PlanDocument document, Rule rule, ChangeState state, Work work) {
        throw new IllegalStateException("nobody archives archives");
    }

    /** Each is looked at for itself right before its key goes. */
    @Override
    public void ready(PlanDocument document, ChangeState state, Permit permit, Work work) {
        permit.check();
    }

    @Override
    public ChangeState commit(PlanDocument document, ChangeState state, Permit permit, Work work) {
        Plan plan = document.plan();
        Set<String> going = Set.copyOf(state.going());
        List<Skipped> skipped = new ArrayList<>(state.skipped());
        long rows = 0;
        for (Plan.Item item : plan.items()) {
            String id = item.path();
            if (!going.contains(id)) {
                continue;
            }
            work.checkCancelled();
            work.progress(-1, "Destroying the archive " + id);
            if (!begun(document, id)) {
                Optional<Stays> stays = stays(plan, permit.check(), item, Optional.empty(), work);
                if (stays.isPresent()) {
                    skipped.add(stays.get().skipped(item));
                    continue;
                }
                ends.begin(id, end(document));
                crash.reached("end-begun");
            }
            destroy(document, id);
            rows += item.rows();
        }
        return state.counted(rows, skipped);
    }

    private void destroy(PlanDocument document, String id) {
        if (!destroyed(document, id)) {
            touched = true;
            ends.destroyKey(id);
            crash.reached("key-destroyed");
            ends.removeFiles(id);
            crash.reached("sealed-removed");
            ends.finish(id, end(document));
            crash.reached("archive-destroyed");
        }
    }

    private ArchiveEnd end(PlanDocument document) {
        return new ArchiveEnd(document.digest(), person, clock.instant().truncatedTo(ChronoUnit.SECONDS));
    }

    @Override
    public List<String> settle(PlanDocument document, ChangeState state, Work work) {
        return List.of();
    }

    /** Looks for keys and files, and at what is written down. */
    @Override
    public Execution.Verification verify(PlanDocument document, ChangeState state, Work work) {
        Set<String> stayed = state.skipped().stream().map(Skipped::path).collect(Collectors.toSet());
        List<String> gone =
                state.going().stream().filter(id -> !stayed.contains(id)).toList();
        List<String> findings = new ArrayList<>();
        for (String id : gone) {
            findings.addAll(ends.left(id));
            if (!destroyed(document, id)) {
                findings.add("That the archive " + id + " was destroyed by this plan is not written down.");
            }
        }
        return new Execution.Verification(
                findings,
                String.format(
                        Locale.ROOT,
                        "%s with %,d rows destroyed: neither a key nor a sealed file is there any more; what the manifests say is.",
                        gone.size() == 1 ? "1 archive" : gone.size() + " archives",
                        state.rows()));
    }

    @Override
    public void close() {
        lock.close();
    }
}
