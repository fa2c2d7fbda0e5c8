package dev.steward.governance.people;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/** What two people decide together. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Matter.Found.class, name = "found"),
    @JsonSubTypes.Type(value = Matter.Join.class, name = "join"),
    @JsonSubTypes.Type(value = Matter.Roles.class, name = "roles"),
    @JsonSubTypes.Type(value = Matter.NewKey.class, name = "key"),
    @JsonSubTypes.Type(value = Matter.Leave.class, name = "leave"),
    @JsonSubTypes.Type(value = Matter.ReleaseHold.class, name = "release_hold"),
    @JsonSubTypes.Type(value = Matter.Policy.class, name = "policy"),
    @JsonSubTypes.Type(value = Matter.EndPolicy.class, name = "end_policy")
})
public sealed interface Matter {
    /** How much of a digest is shown to people. */
    int SHORT = 12;

    /** The first two people; each signs for both. */
    record Found(List<Person> people) implements Matter {
        public Found {
            people = List.copyOf(people);
        }
    }

    record Join(Person person) implements Matter {}

    /** Somebody's roles from now on. */
    record Roles(String person, SortedSet<Role> roles) implements Matter {}

    /** Somebody's key from now on: the old one is lost, or known to others. */
    record NewKey(String person, String key) implements Matter {}

    record Leave(String person) implements Matter {}

    /** The end of a hold: its records fall under the policies again. */
    record ReleaseHold(String hold, String reason) implements Matter {}

    /** What is in force under a policy's name from now on. Who writes policies has a say in it too, and never alone. */
    sealed interface OfPolicy extends Matter {
        /** The policy's name. */
        String policy();

        /** The {@link Ruling#decision} that this one follows; empty: nothing was decided about the policy before. */
        String after();
    }

    /**
     * A policy is in force, in place of what was.
     *
     * @param digest of what the text says; where the text says something else, neither is in force
     * @param text the policy as it was written
     */
    record Policy(String policy, String digest, String text, String after) implements OfPolicy {
        public Policy {
            whole(policy, digest, text, after);
        }
    }

    /** A policy is in force no more. */
    record EndPolicy(String policy, String reason, String after) implements OfPolicy {
        public EndPolicy {
            whole(policy, reason, after);
        }
    }

    // A file of somebody else may leave anything away, and what waits is listed by its words.
    private static void whole(String... parts) {
        List.of(parts).forEach(Objects::requireNonNull);
    }

    /** Whom it is about, and who therefore has no say in it. */
    default Optional<String> about() {
        return switch (this) {
            case Join join -> Optional.of(join.person().id());
            case Roles roles -> Optional.of(roles.person());
            case NewKey key -> Optional.of(key.person());
            case Leave leave -> Optional.of(leave.person());
            case Found _, ReleaseHold _, OfPolicy _ -> Optional.empty();
        };
    }

    /** The rights of which each who signs has one; one of the two has {@link Right#DECIDE} always. */
    default Set<Right> rights() {
        return this instanceof OfPolicy ? EnumSet.of(Right.PLAN, Right.DECIDE) : EnumSet.of(Right.DECIDE);
    }

    /** As it stands in the audit log and after "to". */
    default String words() {
        return switch (this) {
            case Found found ->
                "begin with "
                        + String.join(
                                " and ", found.people().stream().map(Person::id).toList());
            case Join join ->
                "let " + join.person().id() + " join as " + join.person().roleWords();
            case Roles roles ->
                "make " + roles.person() + " "
                        + String.join(
                                ", ", roles.roles().stream().map(Role::word).toList());
            case NewKey key -> "give " + key.person() + " a new key";
            case Leave leave -> "let " + leave.person() + " leave";
            case ReleaseHold release -> "release the hold " + release.hold() + " (" + release.reason() + ")";
            case Policy policy ->
                "put the policy " + policy.policy() + " in force, version "
                        + policy.digest()
                                .substring(0, Math.min(SHORT, policy.digest().length()));
            case EndPolicy end -> "end the policy " + end.policy() + " (" + end.reason() + ")";
        };
    }
}
