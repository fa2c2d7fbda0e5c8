package dev.steward.cli;

import dev.steward.Governance;
import dev.steward.governance.people.Decision;
import dev.steward.governance.people.Matter;
import dev.steward.governance.people.Signature;
import dev.steward.governance.policy.ChangedLine;
import dev.steward.governance.policy.Keep;
import dev.steward.governance.policy.Policies;
import dev.steward.governance.policy.PolicyState;
import dev.steward.governance.policy.RetentionPolicy;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How policies stand, and what a decision about one would change, in words. */
final class PolicyWords {
    private PolicyWords() {}

    /** What a policy says, as Steward understands it, whatever its text looks like. */
    static String says(RetentionPolicy policy) {
        return ChangedLine.seen(policy.subject().words() + " stay " + policy.keep() + ", "
                + policy.archive().map(keep -> "archived for " + keep).orElse("not archived")
                + policy.exceptions().stream()
                        .map(exempt -> ", " + exempt.name() + " " + exempt.keep())
                        .collect(Collectors.joining()));
    }

    static String shortly(RetentionPolicy policy) {
        return policy.digest().substring(0, Matter.SHORT);
    }

    /** In a few words: in force, or a draft, and what waits. */
    static String stage(PolicyState state) {
        return switch (state.stage()) {
                    case IN_FORCE -> "in force";
                    case DRAFT -> "draft" + (state.inForce().isPresent() ? ", another version is in force" : "");
                    case FILE_GONE -> "in force, file gone";
                }
                + state.waiting().stream()
                        .map(decision -> "; " + waits(decision))
                        .collect(Collectors.joining());
    }

    private static String waits(Decision decision) {
        return (decision.matter() instanceof Matter.EndPolicy ? "its end waits" : "waits") + " for a signature"
                + (decision.by().isEmpty() ? "" : " beside that of " + by(decision));
    }

    static String by(Decision decision) {
        return String.join(
                " and ", decision.by().stream().map(Signature::person).toList());
    }

    static String since(PolicyState.InForce inForce) {
        return inForce.since()
                .map(at -> at.truncatedTo(ChronoUnit.SECONDS))
                .map(Instant::toString)
                .orElse("signed elsewhere");
    }

    /** In sentences. */
    static List<String> sentences(PolicyState state) {
        String inForce = state.inForce()
                .map(one -> "In force: version " + shortly(one.policy()) + ", signed by "
                        + String.join(" and ", one.by())
                        + one.since()
                                .map(at -> ", since " + at.truncatedTo(ChronoUnit.SECONDS))
                                .orElse("") + ".")
                .orElse("Not in force.");
        String file = switch (state.stage()) {
            case IN_FORCE -> "Its file says the same.";
            case DRAFT ->
                "Its file is a draft, version "
                        + state.file().map(PolicyWords::shortly).orElse("")
                        + ": nothing goes by it until two people have signed it.";
            case FILE_GONE -> "Its file is gone; what is in force is shown.";
        };
        return Stream.concat(
                        Stream.of(inForce, file),
                        state.waiting().stream()
                                .map(decision -> "To " + decision.matter().words() + ": " + waits(decision) + "."))
                .toList();
    }

    /** What to say beside whatever works with a draft; empty: it is in force. */
    static Optional<String> draft(Governance governance, RetentionPolicy policy) {
        if (!governance.policies().draft(policy)) {
            return Optional.empty();
        }
        return Optional.of("A draft: two people have not signed version " + shortly(policy) + " of " + policy.name()
                + governance.policyBook().find(policy.name()).flatMap(PolicyState::inForce).stream()
                        .map(PolicyState.InForce::policy)
                        .map(other -> "; in force is version " + shortly(other) + ", which keeps " + other.keep())
                        .collect(Collectors.joining())
                + ".");
    }

    /** What somebody signs who signs a decision about a policy. */
    static void print(Governance governance, Matter.OfPolicy matter, Console console) {
        console.out().println("To " + ChangedLine.seen(matter.words()) + ":");
        if (matter instanceof Matter.Policy policy) {
            console.out().println(says(Policies.signed(policy)) + ".");
        }
        console.out()
                .println(governance
                        .roster()
                        .policy(matter.policy())
                        .map(Matter.Policy::digest)
                        .map(digest -> "Beside version " + digest.substring(0, Matter.SHORT) + ", which is in force:")
                        .orElse("Nothing is in force under this name:"));
        console.out().println();
        for (ChangedLine line : governance.policyBook().changes(matter)) {
            console.out()
                    .println(
                            switch (line.kind()) {
                                case SAME -> "    " + line.text();
                                case GONE -> console.outInk().red("  - " + line.text());
                                case NEW -> console.outInk().green("  + " + line.text());
                            });
        }
        console.out().println();
    }

    static String archive(RetentionPolicy policy) {
        return policy.archive().map(Keep::toString).orElse("none");
    }
}
