package dev.steward.governance.gate;

import dev.steward.governance.gate.ChangeState.Skipped;
import dev.steward.governance.hold.Hold;
import dev.steward.governance.plan.Plan;
import dev.steward.governance.plan.Plan.Kept;
import dev.steward.governance.plan.Plan.Reason;
import dev.steward.governance.policy.Keep;
import dev.steward.governance.policy.Rule;
import dev.steward.governance.retention.LakePlanner;
import dev.steward.governance.retention.LakeSurvey;
import dev.steward.model.Refused;
import dev.steward.model.Times;
import dev.steward.source.LakeContents;
import dev.steward.source.lake.LakeFiles;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Looks at a plan once more: whether it is what its rule says, which nobody believes the plan itself, and what of it is still as it
 * was. What goes can only become less.
 */
final class Recheck {
    /** A plan of which more has drifted away since is no longer what was approved. */
    static final double MOST_DRIFTED = 0.10;

    /** @param skipped what of the plan stays, and why */
    record Decided(List<LakeContents.File> going, List<Skipped> skipped) {
        long rows() {
            return going.stream().mapToLong(LakeContents.File::rows).sum();
        }
    }

    private final Plan plan;
    private final Rule rule;
    private final LakeContents contents;

    Recheck(Plan plan, Rule rule, LakeContents contents) {
        this.plan = plan;
        this.rule = rule;
        this.contents = contents;
    }

    /**
     * What goes now.
     *
     * @param earlier what went at most when this was begun before; empty: it was not
     * @throws Refused when the plan says something else than its rule, or too much has changed
     */
    Decided decide(LakeSurvey survey, List<Hold> holds, OptionalDouble usual, Optional<Set<String>> earlier) {
        sameAsRule(plan, rule);
        LakeSurvey.Found found = survey.look(rule, plan.cutOff(), plan.asOf(), holds);
        Map<String, LakeContents.File> now =
                contents.files().stream().collect(Collectors.toMap(LakeContents.File::path, Function.identity()));
        Set<String> due = found.going().stream().map(LakeContents.File::path).collect(Collectors.toSet());
        List<LakeContents.File> going = new ArrayList<>();
        List<Skipped> skipped = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        long drifted = 0;
        for (Plan.Item item : plan.items()) {
            if (!seen.add(item.path())) {
                throw notByRule(plan, item.path() + " stands in it twice");
            }
            Optional<LakeContents.File> file = Optional.ofNullable(now.get(item.path()));
            Optional<String> other = drifted(item, file);
            if (other.isPresent()) {
                drifted += item.rows();
                skipped.add(new Skipped(item.path(), item.rows(), other.get()));
            } else if (!due.contains(item.path())) {
                skipped.add(new Skipped(item.path(), item.rows(), "held by " + hold(item, found.kept())));
            } else if (earlier.filter(before -> !before.contains(item.path())).isPresent()) {
                skipped.add(new Skipped(item.path(), item.rows(), "was left out when this was begun"));
            } else {
                going.add(asPlanned(item, file.orElseThrow()));
            }
        }
        drifted(plan, drifted, "Of the lake's files");
        Decided decided = new Decided(List.copyOf(going), List.copyOf(skipped));
        limited(
                plan,
                rule,
                decided.rows(),
                contents.files().stream()
                        .filter(file -> LakeSurvey.inTarget(file, rule))
                        .mapToLong(LakeContents.File::rows)
                        .sum(),
                usual);
        return decided;
    }

    /** @throws Refused when what is about to be changed is no longer what was approved */
    static void drifted(Plan plan, long rows, String where) {
        if (rows > MOST_DRIFTED * plan.rows()) {
            throw new Refused(
                    "drifted",
                    where + " too many have changed since the plan was made: those of " + rows + " of " + plan.rows()
                            + " rows are other ones now.",
                    "Make a new plan, and let it be approved.");
        }
    }

    static void sameAsRule(Plan plan, Rule rule) {
        if (!plan.kind().equals(rule.kind())) {
            throw notByRule(plan, "\"" + plan.kind() + "\" is no kind of change that there is");
        }
        if (!rule.cutOff(plan.asOf()).equals(Optional.of(plan.cutOff()))) {
            throw notByRule(plan, "its cut-off is another one");
        }
        if (!rule.project().equals(plan.target().project())) {
            throw notByRule(plan, "it is about another project");
        }
        if (!rule.archive().map(Keep::toString).equals(plan.archive())) {
            throw notByRule(plan, "it archives otherwise");
        }
    }

    private Optional<String> drifted(Plan.Item item, Optional<LakeContents.File> file) {
        if (file.isEmpty()) {
            return Optional.of("not in the lake any more");
        }
        if (!LakeFiles.inPlace(contents, file.get())) {
            return Optional.of("lies elsewhere, behind a link, or is gone");
        }
        return file.get().sha256().equals(item.sha256())
                        && LakeFiles.sha256(file.get()).equals(Optional.of(item.sha256()))
                ? Optional.empty()
                : Optional.of("changed since the plan was made");
    }

    /** Only a hold can keep what the same policy let go of the same file. */
    private String hold(Plan.Item item, List<Kept> kept) {
        return kept.stream()
                .filter(one -> one.path().equals(item.path()) && one.reason() == Reason.HOLD)
                .map(Kept::cause)
                .findFirst()
                .orElseThrow(() -> notByRule(plan, item.path() + " does not go by it as a whole"));
    }

    private LakeContents.File asPlanned(Plan.Item item, LakeContents.File file) {
        if (item.rows() != file.rows()
                || item.bytes() != file.bytes()
                || Times.micros(item.first()) != file.first()
                || Times.micros(item.last()) != file.last()) {
            throw notByRule(plan, item.path() + " is described otherwise than it is");
        }
        return file;
    }

    static void limited(Plan plan, Rule rule, long rows, long target, OptionalDouble usual) {
        List<Plan.Limit> limits = LakePlanner.limits(rule, rows, target, usual);
        if (!limits.isEmpty() && !plan.confirmedRows().equals(Optional.of(plan.rows()))) {
            throw new Refused(
                    "limits",
                    String.join(" ", limits.stream().map(Plan.Limit::words).toList()),
                    "Make a new plan, in which the number of rows is said: --confirm-rows.");
        }
    }

    static Refused notByRule(Plan plan, String how) {
        return new Refused(
                "not-by-policy",
                "The plan is not what its rule, " + plan.policy() + ", says: " + how + ".",
                "Make a new plan; find out who made this one, and how.");
    }
}
