package dev.steward.analysis.paths;

import dev.steward.model.BadDefinition;
import java.time.Duration;
import java.util.OptionalInt;

/** What a paths question cannot mean. */
final class PathsChecks {
    private static final Duration LONGEST_GAP = Duration.ofDays(1_000_000);

    private PathsChecks() {}

    static void check(Duration gap, Paths.Nodes nodes, Paths.Cut cut, Paths.Shown shown) {
        if (gap.compareTo(Duration.ofSeconds(1)) < 0 || gap.compareTo(LONGEST_GAP) > 0 || gap.getNano() != 0) {
            throw new BadDefinition(
                    "bad-gap",
                    "session_gap",
                    "The gap is " + gap + "; it must be a whole number of seconds, from one second to "
                            + LONGEST_GAP.toDays() + " days.",
                    "Choose a gap such as {\"value\": 30, \"unit\": \"minute\"}.");
        }
        if (nodes.events().contains("") || nodes.property().containsKey("")) {
            throw new BadDefinition(
                    "no-event",
                    nodes.events().contains("") ? "events" : "node_property",
                    "An event's name is needed.",
                    "Name the event.");
        }
        nodes.property().forEach((event, property) -> {
            if (property.isEmpty()) {
                throw new BadDefinition(
                        "no-property",
                        "node_property." + event,
                        "A property's name is needed.",
                        "Name the property whose values are the nodes.");
            }
        });
        if (nodes.groupings().contains("")) {
            throw new BadDefinition(
                    "no-pattern",
                    "groupings",
                    "A pattern is needed: an empty one would be found everywhere.",
                    "Write a pattern such as \"/product/*\".");
        }
        between("max_steps", OptionalInt.of(cut.maxSteps()), Paths.MOST_STEPS);
        between("only_step", shown.onlyStep(), cut.maxSteps());
        between("max_nodes_per_step", shown.maxNodesPerStep(), Integer.MAX_VALUE);
        between("minimum_count", OptionalInt.of(shown.minimumCount()), Integer.MAX_VALUE);
    }

    private static void between(String key, OptionalInt given, int most) {
        if (given.isPresent() && (given.getAsInt() < 1 || given.getAsInt() > most)) {
            throw new BadDefinition(
                    "out-of-range",
                    key,
                    given.getAsInt() + " is out of range.",
                    "Allowed: 1 to " + most + ("only_step".equals(key) ? ", the number of \"max_steps\"." : "."));
        }
    }
}
