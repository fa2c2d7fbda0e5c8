package dev.steward.governance.people;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** What two people decide together. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Matter.Found.class, name = "found"),
    @JsonSubTypes.Type(value = Matter.Join.class, name = "join"),
    @JsonSubTypes.Type(value = Matter.Roles.class, name = "roles"),
    @JsonSubTypes.Type(value = Matter.NewKey.class, name = "key"),
    @JsonSubTypes.Type(value = Matter.Leave.class, name = "leave"),
    @JsonSubTypes.Type(value = Matter.ReleaseHold.class, name = "release_hold")
})
public sealed interface Matter {
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

    /** Whom it is about, and who therefore has no say in it. */
    default Optional<String> about() {
        return switch (this) {
            case Join join -> Optional.of(join.person().id());
            case Roles roles -> Optional.of(roles.person());
            case NewKey key -> Optional.of(key.person());
            case Leave leave -> Optional.of(leave.person());
            case Found _, ReleaseHold _ -> Optional.empty();
        };
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
        };
    }
}
