package dev.steward;

import dev.steward.analysis.Data;
import dev.steward.analysis.Kind;
import dev.steward.analysis.Question;
import dev.steward.analysis.segment.Segment;
import dev.steward.analysis.segment.SegmentKind;
import dev.steward.definition.JsonFields;
import dev.steward.journey.JourneyIndexes;
import dev.steward.model.BadDefinition;
import dev.steward.model.BadInput;
import dev.steward.model.Membership;
import dev.steward.model.Work;
import dev.steward.source.Reader;
import dev.steward.workspace.SavedSegment;
import dev.steward.workspace.Segments;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Who is in the saved segments, seen from one source: as they are listed, or found by their definition in what the source
 * holds now. What was found is kept until the definition, the source, or a segment it builds on has changed.
 */
final class SavedPeople {
    private record Source(Reader reader, JourneyIndexes indexes) {}

    /** @param inner the people of the segments that the definition mentions */
    private record Found(String definition, String generation, Map<String, List<String>> inner, List<String> people) {}

    private static final SegmentKind KIND = new SegmentKind();

    private final Segments saved;
    private final Map<String, Found> found = new ConcurrentHashMap<>();
    private volatile Optional<Source> source = Optional.empty();

    SavedPeople(Segments saved) {
        this.saved = saved;
    }

    /** Says where definitions look; before that nothing can be asked of a source. */
    void lookIn(Reader reader, JourneyIndexes indexes) {
        source = Optional.of(new Source(reader, indexes));
    }

    /** Finds the people of every segment that a question mentions, so that they are known when it is answered. */
    <Q extends Question> void prepare(Kind<Q, ?> kind, Q question, Work work) {
        segments(kind, question).forEach(name -> find(name, List.of(), work));
    }

    /** The people of a saved segment; empty when there is none of that name. */
    Optional<List<String>> people(String name) {
        return find(name, List.of(), Work.unobserved());
    }

    private static <Q extends Question> Stream<String> segments(Kind<Q, ?> kind, Q question) {
        return kind.propertyNames(question).stream().flatMap(property -> Membership.segment(property).stream());
    }

    /** @param askedFor the segments whose definitions led here */
    private Optional<List<String>> find(String name, List<String> askedFor, Work work) {
        return saved.find(name).map(segment -> switch (segment.content()) {
            case SavedSegment.Listed listed -> listed.people();
            case SavedSegment.Defined defined ->
                meant(
                        defined.definition(),
                        Stream.concat(askedFor.stream(), Stream.of(segment.name()))
                                .toList(),
                        work);
        });
    }

    private List<String> meant(String definition, List<String> askedFor, Work work) {
        String name = askedFor.getLast();
        if (askedFor.indexOf(name) < askedFor.size() - 1) {
            throw new BadInput(
                    "segment.circle",
                    "The segment \"" + name + "\" is defined by itself: " + String.join(" > ", askedFor) + ".",
                    "Change one of these definitions.");
        }
        Source from = source.orElseThrow(() -> new IllegalStateException("no source to look in"));
        Segment question = read(name, definition);
        Map<String, List<String>> inner = new LinkedHashMap<>();
        segments(KIND, question)
                .forEach(each -> find(each, askedFor, work).ifPresent(people -> inner.put(each, people)));
        String generation = from.reader().facts().generation();
        Found known = found.get(name);
        if (known != null
                && known.definition().equals(definition)
                && known.generation().equals(generation)
                && known.inner().equals(inner)) {
            return known.people();
        }
        Data data = new Data(from.indexes().journeys(from.reader()), from.reader());
        List<String> people = KIND.answer(question, data, work).people().names();
        found.put(name, new Found(definition, generation, inner, people));
        return people;
    }

    private static Segment read(String name, String definition) {
        try {
            JsonFields fields = JsonFields.parse(definition);
            fields.text("kind");
            return KIND.read(fields);
        } catch (BadDefinition bad) {
            throw bad.within("segment \"" + name + "\"");
        }
    }
}
