package dev.steward.governance.policy;

import dev.steward.governance.people.OsUser;
import dev.steward.model.Refused;
import java.time.Duration;
import java.util.Optional;

/**
 * Whose word a plan by a policy needs.
 *
 * @param otherOsUser whether who approves signs under another user of the operating system than who asks
 * @param alone how long one person waits who announced to carry out a plan alone, a {@link #delay}; empty: nobody ever does
 */
public record Approving(boolean otherOsUser, Optional<Keep> alone) {
    /** Two people, whatever their OS users. */
    public static final Approving USUAL = new Approving(false, Optional.empty());

    /** The shortest wait a policy can say. */
    public static final Duration SHORTEST = Duration.ofHours(24);

    /** How long that is in which somebody can object; empty: too short, or not always the same. */
    public static Optional<Duration> delay(Keep alone) {
        return alone.exactly().filter(time -> time.compareTo(SHORTEST) >= 0);
    }

    /** How long one person waits who acts alone; empty: nobody ever does. */
    public Optional<Duration> waits() {
        return alone.flatMap(Approving::delay);
    }

    /** @throws Refused when the second signature was made under an OS user under whom the policy does not want it */
    public void checkOsUsers(Optional<OsUser> first, Optional<OsUser> second) {
        if (!otherOsUser) {
            return;
        }
        if (first.isEmpty() || second.isEmpty()) {
            throw new Refused(
                    "os-user-unsaid",
                    "The policy wants two OS users, and " + (first.isEmpty() ? "the request" : "the second signature")
                            + " does not say under which it was made.",
                    "Sign it on a system that says it: Linux, macOS or Windows.");
        }
        if (first.get().same(second.get())) {
            throw new Refused(
                    "same-os-user",
                    "The policy wants two OS users, and both signatures were made as "
                            + second.get().words() + ".",
                    "Let the second person sign in a login of their own.");
        }
    }
}
