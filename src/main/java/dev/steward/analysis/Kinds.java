package dev.steward.analysis;

import dev.steward.definition.JsonFields;
import dev.steward.model.BadDefinition;
import dev.steward.model.Suggest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The kinds of question that exist, by name. The composition root says which. */
public final class Kinds {
    private final Map<String, Kind<?, ?>> byName = new LinkedHashMap<>();

    public Kinds(List<Kind<?, ?>> kinds) {
        kinds.forEach(kind -> byName.put(kind.name(), kind));
    }

    public List<Kind<?, ?>> all() {
        return List.copyOf(byName.values());
    }

    /**
     * Reads a definition of any kind.
     *
     * @throws BadDefinition when it is no definition, or one that cannot be meant
     */
    public Asked<?, ?> parse(String json) {
        return read(JsonFields.parse(json));
    }

    /** The same from a document that is read already. */
    public Asked<?, ?> read(JsonFields fields) {
        return asked(kind(fields), fields);
    }

    /** The kind a question belongs to. */
    public <Q extends Question> Asked<Q, ?> of(Q question) {
        for (Kind<?, ?> kind : byName.values()) {
            if (kind.question().isInstance(question)) {
                return matching(kind, question);
            }
        }
        throw new IllegalArgumentException("no kind answers " + question.getClass());
    }

    @SuppressWarnings("unchecked")
    private static <Q extends Question> Asked<Q, ?> matching(Kind<?, ?> kind, Q question) {
        return new Asked<>((Kind<Q, ?>) kind, question);
    }

    private static <Q extends Question, R> Asked<Q, R> asked(Kind<Q, R> kind, JsonFields fields) {
        return new Asked<>(kind, kind.read(fields));
    }

    private Kind<?, ?> kind(JsonFields fields) {
        Optional<String> named = fields.text("kind");
        String name = named.orElse(fields.has("stages") ? "funnel" : "");
        Kind<?, ?> kind = byName.get(name);
        if (kind != null) {
            return kind;
        }
        String allowed = "Allowed: " + String.join(", ", byName.keySet()) + ".";
        if (named.isEmpty()) {
            throw fields.missing("kind", allowed);
        }
        throw new BadDefinition(
                "unknown-kind",
                "kind",
                "\"" + name + "\" is not a kind of question"
                        + Suggest.nearest(name, byName.keySet())
                                .map(near -> "; did you mean \"" + near + "\"?")
                                .orElse("."),
                allowed);
    }

    /** A question together with the kind that can answer it. */
    public record Asked<Q extends Question, R>(Kind<Q, R> kind, Q question) {
        /** The question as a document; {@link Kinds#parse} reads it back. */
        public ObjectNode definition() {
            return kind.write(question);
        }
    }
}
