package dev.steward.governance.ending;

import dev.steward.files.Sha256;
import dev.steward.governance.archive.Archive;
import dev.steward.governance.archive.ArchiveStanding;
import dev.steward.governance.archive.Archives;
import dev.steward.governance.plan.Plan;
import dev.steward.governance.plan.Plan.Effect;
import dev.steward.governance.plan.Plan.Item;
import dev.steward.governance.plan.Plan.Kept;
import dev.steward.governance.plan.Plan.Limit;
import dev.steward.governance.policy.Rule;
import dev.steward.governance.retention.Asked;
import dev.steward.model.BadInput;
import dev.steward.model.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Makes the plan of which archives end. Changes nothing. */
public final class ArchivesPlanner {
    private final Archives archives;
    private final ArchiveSurvey survey;

    public ArchivesPlanner(Archives archives, ArchiveSurvey survey) {
        this.archives = archives;
        this.survey = survey;
    }

    /**
     * Reckons what goes.
     *
     * @param home tells the archives of this home from those of another
     * @param named only these; empty: all whose time is over
     * @throws BadInput when one is not there, was destroyed, or is to be kept longer and no reason was given
     */
    public Plan plan(Asked asked, String home, List<String> named, Work work) {
        List<Archive> there = archives.all().stream()
                .filter(archive -> !gone(archive, asked.asOf()))
                .toList();
        List<Item> items = new ArrayList<>();
        List<Kept> kept = new ArrayList<>();
        List<Effect> effects = new ArrayList<>();
        List<Limit> limits = new ArrayList<>();
        for (Archive archive : chosen(there, named, asked)) {
            ArchiveSurvey.Found found = survey.look(archive, asked.asOf(), asked.holds(), work);
            kept.addAll(found.held());
            if (found.held().isEmpty()) {
                items.add(item(archive, archives.digest(archive.id(), work)));
                effects.add(new Effect("archive", archive.id(), archive.rows(), words(archive)));
                limits.addAll(found.unusual());
            }
        }
        return new Plan(
                Plan.FORMAT,
                asked.rule().kind(),
                asked.rule().name(),
                asked.rule().digest(),
                asked.asOf(),
                asked.asOf(),
                new Plan.Target(
                        archives.folder().toString(),
                        home,
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        there.stream().mapToLong(Archive::rows).sum()),
                items,
                kept,
                effects,
                List.of(),
                selection(asked.rule(), asked.asOf(), items),
                Optional.empty(),
                Optional.empty(),
                asked.reason(),
                limits,
                asked.confirmedRows(),
                asked.requester());
    }

    private boolean gone(Archive archive, Instant asOf) {
        return archives.standing(archive, asOf) instanceof ArchiveStanding.Destroyed;
    }

    private List<Archive> chosen(List<Archive> there, List<String> named, Asked asked) {
        if (named.isEmpty()) {
            return there.stream()
                    .filter(archive -> survey.over(archive, asked.asOf()))
                    .sorted(Comparator.comparing(Archive::id))
                    .toList();
        }
        return named.stream()
                .distinct()
                .sorted()
                .map(id -> due(archives.find(id), asked))
                .toList();
    }

    private Archive due(Archive archive, Asked asked) {
        if (archives.standing(archive, asked.asOf()) instanceof ArchiveStanding.Destroyed(var end)) {
            throw new BadInput(
                    "archive.destroyed",
                    "The archive " + archive.id() + " was destroyed on " + end.at() + " by the plan " + end.shortPlan()
                            + ".",
                    "There is nothing left to destroy.");
        }
        if (asked.reason().isEmpty() && !survey.over(archive, asked.asOf())) {
            throw new BadInput(
                    "archive.not-over",
                    "The archive " + archive.id() + " is to be kept "
                            + survey.until(archive).map(end -> "until " + end).orElse("for ever") + ".",
                    "Say why it ends before: --reason.");
        }
        return archive;
    }

    private String words(Archive archive) {
        return "The archive " + archive.id() + " of " + archive.policy() + " from " + archive.from() + ", made "
                + archive.made() + " and kept "
                + survey.until(archive).map(end -> "until " + end).orElse("for ever")
                + ": its key is destroyed, then its " + archive.files().size() + " sealed "
                + (archive.files().size() == 1 ? "file" : "files") + ".";
    }

    /** An archive as a plan names it. */
    public static Item item(Archive archive, String digest) {
        return new Item(archive.id(), digest, archive.rows(), archive.bytes(), archive.made(), archive.made());
    }

    private static String selection(Rule rule, Instant asOf, List<Item> items) {
        StringBuilder text = new StringBuilder("steward-selection-v1\n" + rule.digest() + "\n" + asOf + "\n");
        items.forEach(item -> text.append(item.path().length()).append(':').append(item.path()));
        return Sha256.of(text.toString());
    }
}
