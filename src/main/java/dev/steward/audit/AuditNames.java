package dev.steward.audit;

import java.util.List;

/** Who stands in a log, and which actions do; each sorted. */
public record AuditNames(List<String> people, List<String> actions) {
    public AuditNames {
        people = List.copyOf(people);
        actions = List.copyOf(actions);
    }
}
