package dev.steward.governance.gate;

import dev.steward.files.CrashPoint;
import dev.steward.governance.archive.Archive;
import dev.steward.governance.archive.ArchiveEnds;
import dev.steward.governance.archive.Archives;
import dev.steward.governance.ending.ArchiveSurvey;
import dev.steward.governance.ending.ArchivesPlanner;
import dev.steward.governance.hold.Holds;
import dev.steward.governance.people.People;
import dev.steward.governance.plan.Plan;
import dev.steward.governance.plan.PlanDocument;
import dev.steward.governance.policy.Policies;
import dev.steward.governance.policy.RetentionPolicy;
import dev.steward.governance.retention.Asked;
import dev.steward.model.Shredder;
import dev.steward.model.Work;
import dev.steward.source.lake.HeldRows;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The archives of this home, as plans are about them. */
public final class HomeArchives {
    private final Archives archives;
    private final ArchiveEnds ends;
    private final ArchiveSurvey survey;
    private final People people;
    private final Holds holds;
    private final InstantSource clock;
    private final CrashPoint crash;

    public HomeArchives(
            Archives archives,
            Shredder shredder,
            HeldRows rows,
            Changes changes,
            Policies policies,
            People people,
            Holds holds,
            InstantSource clock,
            CrashPoint crash) {
        this.archives = archives;
        this.ends = new ArchiveEnds(archives, shredder);
        this.survey = new ArchiveSurvey(archives, rows, new Made(changes, policies));
        this.people = people;
        this.holds = holds;
        this.clock = clock;
        this.crash = crash;
    }

    /** What made an archive, as far as this home knows it. */
    private record Made(Changes changes, Policies policies) implements ArchiveSurvey.Origins {
        @Override
        public Optional<Plan> plan(Archive archive) {
            return changes.plan(archive.id())
                    .filter(document -> document.digest().equals(archive.plan()))
                    .map(PlanDocument::plan);
        }

        @Override
        public Optional<RetentionPolicy> policy(Plan plan) {
            return Optional.of(plan.policy())
                    .filter(policies.names()::contains)
                    .map(policies::kept)
                    .filter(policy -> policy.digest().equals(plan.policyDigest()));
        }
    }

    Plan plan(Asked asked, List<String> named, Work work) {
        return new ArchivesPlanner(archives, survey).plan(asked, people.roster().charter(), named, work);
    }

    ArchivesTarget open(String person) {
        return new ArchivesTarget(archives, ends, survey, holds, person, clock, crash);
    }
}
