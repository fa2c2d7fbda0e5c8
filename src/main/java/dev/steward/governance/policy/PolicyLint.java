package dev.steward.governance.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what is written as it should be, and yet hardly meant. */
public final class PolicyLint {
    /** @param policy whose it is; {@code words} say what, and what to do about it */
    public record Finding(String policy, String code, String words) {}

    private static final String ALL_EVENTS = new Subject.Events(Optional.empty()).title();

    private PolicyLint() {}

    /** What is odd about policies, each alone and all together; {@code now} is when periods are compared. */
    public static List<Finding> check(List<RetentionPolicy> policies, Instant now) {
        List<Finding> findings = new ArrayList<>();
        Map<String, String> targets = new HashMap<>();
        for (RetentionPolicy policy : policies) {
            alone(policy, now, findings);
            String target = policy.subject().title();
            String other = targets.putIfAbsent(target, policy.name());
            if (other != null) {
                findings.add(new Finding(
                        policy.name(),
                        "overlap",
                        "It is about " + target + ", and so is " + other
                                + ": the shorter of the two decides. Keep one of them."));
            } else if (policy.project().isPresent() && targets.containsKey(ALL_EVENTS)) {
                findings.add(new Finding(
                        policy.name(),
                        "overlap",
                        "The " + target + " fall under " + targets.get(ALL_EVENTS)
                                + " too: the shorter of the two decides."));
            }
        }
        return findings;
    }

    private static void alone(RetentionPolicy policy, Instant now, List<Finding> findings) {
        if (policy.keep().equals(Keep.FOR_EVER)) {
            findings.add(new Finding(
                    policy.name(), "for-ever", "It keeps everything for ever, and never removes anything."));
        }
        for (Exempt exempt : policy.exceptions()) {
            if (exempt.keep().equals(Keep.FOR_EVER)) {
                findings.add(new Finding(
                        policy.name(),
                        "exception-without-end",
                        "The exception " + exempt.name() + " has no end: these are kept for ever by exception."));
            } else if (!longer(exempt.keep(), policy.keep(), now)) {
                findings.add(new Finding(
                        policy.name(),
                        "exception-without-effect",
                        "The exception " + exempt.name() + " keeps " + exempt.keep() + ", no longer than the policy's "
                                + policy.keep() + ": it has no effect."));
            }
        }
        policy.archive()
                .filter(Keep.FOR_EVER::equals)
                .ifPresent(
                        _ -> findings.add(
                                new Finding(
                                        policy.name(),
                                        "archive-without-end",
                                        "What is archived is kept for ever: it is moved, not removed. Give the archive an end of its own.")));
        if (policy.limits().percent() >= 100) {
            findings.add(new Finding(
                    policy.name(),
                    "no-limit",
                    "The limit of " + policy.limits().percent() + " % lets everything go without a word."));
        }
    }

    private static boolean longer(Keep one, Keep other, Instant now) {
        return one.cutOff(now).orElse(Instant.MIN).isBefore(other.cutOff(now).orElse(Instant.MIN));
    }
}
