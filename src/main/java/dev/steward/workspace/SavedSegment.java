package dev.steward.workspace;

import java.time.Instant;
import java.util.List;

/**
 * A group of people somebody saved under a name, to be used as a filter or a breakdown.
 *
 * @param source where it was found, as a person calls it
 */
public record SavedSegment(String name, String description, Instant created, String source, Content content) {
    /** Who is in it. */
    public sealed interface Content {}

    /** These, whatever they do; their identifiers as the events carry them, sorted, each once: personal data. */
    public record Listed(List<String> people) implements Content {
        public Listed {
            people = people.stream().distinct().sorted().toList();
        }
    }

    /** Whom the answer to a question holds when it is asked, of whatever source is open: its definition as JSON text. */
    public record Defined(String definition) implements Content {}

    public SavedSegment {
        name = FileNames.canonical(name);
    }
}
