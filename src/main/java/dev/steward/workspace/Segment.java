package dev.steward.workspace;

import java.time.Instant;
import java.util.List;

/**
 * People somebody saved under a name, to be used as a filter.
 *
 * @param source where they were found, as a person calls it
 * @param people their identifiers as the events carry them, sorted, each once: personal data
 */
public record Segment(String name, String description, Instant created, String source, List<String> people) {
    public Segment {
        name = FileNames.canonical(name);
        people = people.stream().distinct().sorted().toList();
    }
}
