package dev.steward.analysis.segment;

import dev.steward.analysis.Question;
import dev.steward.analysis.stages.Stages;
import dev.steward.analysis.stages.StagesResult.Stage;
import dev.steward.definition.Scope;
import dev.steward.definition.When;
import dev.steward.model.BadDefinition;
import dev.steward.model.Matcher;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Who belongs to a group of people, by what they did: at the end of the range, or at the last event. docs/definitions.md,
 * "Segments".
 *
 * @param rules of which every one, or any, must hold of a person
 * @throws BadDefinition when it cannot be meant
 */
public record Segment(Scope scope, List<Rule> rules, Match match) implements Question {
    public enum Match {
        ALL,
        ANY
    }

    /** What may hold of a person. */
    public sealed interface Rule {
        /**
         * Has done something that often.
         *
         * @param atLeast 0 where only {@code atMost} matters
         * @param inLast counts the events of this time before the moment, both ends inclusive; empty: those of the range
         */
        record Did(Matcher matcher, int atLeast, OptionalInt atMost, Optional<Duration> inLast) implements Rule {
            public Did {
                if (atMost.isEmpty() && atLeast == 0) {
                    throw new BadDefinition(
                            "always",
                            "at_least",
                            "Everybody has done something at least 0 times.",
                            "Choose 1 or more, or give \"at_most\".");
                }
                if (atMost.isPresent() && atMost.getAsInt() < atLeast) {
                    throw new BadDefinition(
                            "backwards",
                            "at_most",
                            "Nobody has done something at least " + atLeast + " and at most " + atMost.getAsInt()
                                    + " times.",
                            "Make \"at_most\" no smaller than \"at_least\".");
                }
            }
        }

        /** Has the first event that counts in a range; a day stands for all of it, in the scope's time zone. */
        record FirstSeen(Optional<When> from, Optional<When> to) implements Rule {
            public FirstSeen {
                if (from.isEmpty() && to.isEmpty()) {
                    throw new BadDefinition(
                            "always",
                            "first_seen",
                            "Everybody was first seen at some time.",
                            "Give \"from\", \"to\", or both.");
                }
            }
        }

        /**
         * Is in one of these stages of life.
         *
         * @param stages says how stages are told apart; only its matchers and thresholds matter
         */
        record InStage(Set<Stage> in, Stages stages) implements Rule {
            public InStage {
                if (in.isEmpty()) {
                    throw new BadDefinition(
                            "no-stage", "in_stage", "A stage is needed.", "Allowed: new, active, at_risk, churned.");
                }
                in = Set.copyOf(EnumSet.copyOf(in));
            }
        }
    }

    public Segment {
        rules = List.copyOf(rules);
        if (rules.isEmpty()) {
            throw new BadDefinition(
                    "no-rule",
                    "rules",
                    "A segment needs at least one rule.",
                    "Say what its people did, when they were first seen, or in which stage they are.");
        }
        if (scope.actor().isPresent()) {
            throw new BadDefinition(
                    "not-people",
                    "actor",
                    "A segment holds people, not the values of " + scope.actor().get() + ".",
                    "Leave \"actor\" out.");
        }
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i) instanceof Rule.FirstSeen seen) {
                range(scope, seen, i);
            }
        }
    }

    private static Scope range(Scope scope, Rule.FirstSeen seen, int rule) {
        try {
            return scope.withRange(seen.from(), seen.to());
        } catch (BadDefinition backwards) {
            throw backwards.within("rules[" + rule + "].first_seen");
        }
    }

    @Override
    public Segment withScope(Scope other) {
        return new Segment(other, rules, match);
    }
}
