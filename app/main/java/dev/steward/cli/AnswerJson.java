package dev.steward.cli;

import dev.steward.Answer;
import dev.steward.analysis.Question;
import dev.steward.source.SourceFacts;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An answer as one JSON document: the keys of docs/definitions.md, and beside them what was asked of what. */
final class AnswerJson {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private AnswerJson() {}

    static <Q extends Question, R> String of(Answer<Q, R> answer, String source) {
        ObjectNode document = MAPPER.createObjectNode();
        document.set("definition", answer.kind().write(answer.question()));
        document.set("source", source(answer.facts(), source));
        document.put("took_ms", answer.took().toMillis());
        ArrayNode warnings = document.putArray("warnings");
        answer.warnings().forEach(warnings::add);
        ArrayNode findings = document.putArray("findings");
        answer.kind().findings(answer.question(), answer.result()).forEach(findings::add);
        document.setAll(answer.kind().json(answer.question(), answer.result()));
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document);
    }

    private static ObjectNode source(SourceFacts facts, String path) {
        ObjectNode source = MAPPER.createObjectNode();
        source.put("path", path);
        source.put("name", facts.name());
        source.put("generation", facts.generation());
        source.put("events", facts.events());
        source.put("files", facts.files());
        source.put("first", text(facts.first()));
        source.put("last", text(facts.last()));
        facts.taken().ifPresent(taken -> {
            ObjectNode origin = source.putObject("taken");
            origin.put("at", taken.at().toString());
            origin.put("from", taken.from());
            ArrayNode leftOut = origin.putArray("left_out");
            taken.leftOut().forEach(leftOut::add);
            ArrayNode hashed = origin.putArray("hashed");
            taken.hashed().forEach(hashed::add);
        });
        return source;
    }

    @org.jspecify.annotations.Nullable
    private static String text(Optional<java.time.Instant> instant) {
        return instant.map(Object::toString).orElse(null);
    }
}
