package dev.steward.app.hold;

import dev.steward.Governance;
import dev.steward.app.acting.Crew;
import dev.steward.governance.hold.Hold;
import dev.steward.governance.people.Decision;
import dev.steward.governance.people.Matter;
import dev.steward.governance.people.Release;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The holds of this home, and how each stands. Knows no controls.
 *
 * @param holds those in force first, the newest first
 */
record HoldsModel(Crew crew, List<Standing> holds) {
    /** How a hold stands. */
    enum State {
        IN_FORCE,
        /** In force, while somebody has asked for its end. */
        ASKED,
        RELEASED
    }

    /**
     * A hold.
     *
     * @param release how it ended
     * @param asked the decision to release it that waits for a second signature
     */
    record Standing(Hold hold, Optional<Release> release, Optional<Decision> asked) {
        State state() {
            return release.isPresent() ? State.RELEASED : asked.isPresent() ? State.ASKED : State.IN_FORCE;
        }
    }

    HoldsModel {
        holds = List.copyOf(holds);
    }

    static HoldsModel of(Governance governance) {
        Crew crew = Crew.of(governance);
        return of(
                crew,
                governance.holds().all(),
                crew.roster().releases(),
                governance.proposals().waiting());
    }

    static HoldsModel of(Crew crew, List<Hold> holds, Map<String, Release> releases, List<Decision> waiting) {
        return new HoldsModel(
                crew,
                holds.stream()
                        .map(hold ->
                                new Standing(hold, Optional.ofNullable(releases.get(hold.id())), asked(hold, waiting)))
                        .sorted(Comparator.comparing(
                                        (Standing one) -> one.release().isPresent())
                                .thenComparing(one -> one.hold().placed(), Comparator.reverseOrder()))
                        .toList());
    }

    private static Optional<Decision> asked(Hold hold, List<Decision> waiting) {
        return waiting.stream()
                .filter(decision -> decision.matter() instanceof Matter.ReleaseHold release
                        && release.hold().equals(hold.id()))
                .findFirst();
    }

    /** The ids in a text that has one on each line, each once. */
    static List<String> ids(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
    }
}
