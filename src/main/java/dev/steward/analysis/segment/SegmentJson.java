package dev.steward.analysis.segment;

import dev.steward.analysis.segment.Segment.Match;
import dev.steward.analysis.segment.Segment.Rule;
import dev.steward.analysis.stages.Stages;
import dev.steward.analysis.stages.StagesJson;
import dev.steward.analysis.stages.StagesResult.Stage;
import dev.steward.definition.DurationJson;
import dev.steward.definition.JsonFields;
import dev.steward.definition.MatcherJson;
import dev.steward.definition.ScopeJson;
import dev.steward.definition.WhenJson;
import dev.steward.definition.Words;
import dev.steward.model.BadDefinition;
import dev.steward.model.Matcher;
import dev.steward.model.Suggest;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A segment question as a JSON document. */
final class SegmentJson {
    private static final DayOfWeek WEEK_START = DayOfWeek.SUNDAY;
    private static final List<String> KEYS = List.of("kind", "rules", "match");
    private static final Map<String, Match> MATCHES = Words.of(Match.class);
    private static final Map<String, Stage> STAGES = Words.of(Stage.class);

    private SegmentJson() {}

    static Segment read(JsonFields fields) {
        fields.only(Stream.concat(KEYS.stream(), ScopeJson.KEYS.stream()).toList());
        List<Rule> rules = new ArrayList<>();
        for (JsonFields each : fields.objects("rules")) {
            rules.add(rule(each));
        }
        return new Segment(
                ScopeJson.read(fields, WEEK_START),
                rules,
                fields.oneOf("match", MATCHES).orElse(Match.ALL));
    }

    private static Rule rule(JsonFields fields) {
        try {
            if (fields.has("first_seen")) {
                return seen(fields.only(List.of("first_seen")));
            }
            return fields.has("in_stage")
                    ? stage(fields.only(List.of("in_stage", "stages")))
                    : did(fields.only(List.of("did", "at_least", "at_most", "in_last")));
        } catch (BadDefinition bad) {
            throw bad.path().startsWith(fields.path()) ? bad : bad.within(fields.path());
        }
    }

    private static Rule did(JsonFields fields) {
        if (!fields.has("did")) {
            throw fields.missing("did", "A rule has one of the keys did, first_seen, in_stage.");
        }
        Matcher matcher = MatcherJson.need(fields, "did");
        Optional<Integer> atMost = fields.whole("at_most", 0);
        return new Rule.Did(
                matcher,
                fields.whole("at_least", 0).orElse(atMost.isPresent() ? 0 : 1),
                atMost.map(OptionalInt::of).orElseGet(OptionalInt::empty),
                DurationJson.read(fields, "in_last"));
    }

    private static Rule seen(JsonFields fields) {
        fields.need("first_seen", "Give \"from\", \"to\", or both.");
        JsonFields range = fields.object("first_seen").orElseThrow().only(List.of("from", "to"));
        return new Rule.FirstSeen(WhenJson.read(range, "from"), WhenJson.read(range, "to"));
    }

    private static Rule stage(JsonFields fields) {
        Set<Stage> in = EnumSet.noneOf(Stage.class);
        for (String word : fields.texts("in_stage")) {
            Stage stage = STAGES.get(word);
            if (stage == null) {
                throw new BadDefinition(
                        "unknown-value",
                        fields.path("in_stage"),
                        "\"" + word + "\" is no stage"
                                + Suggest.nearest(word, STAGES.keySet())
                                        .map(near -> "; did you mean \"" + near + "\"?")
                                        .orElse("."),
                        "Allowed: " + String.join(", ", STAGES.keySet()) + ".");
            }
            in.add(stage);
        }
        return new Rule.InStage(
                in, fields.object("stages").map(StagesJson::readRules).orElse(Stages.USUAL));
    }

    static ObjectNode write(Segment segment) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("kind", SegmentKind.NAME);
        ArrayNode rules = document.putArray("rules");
        segment.rules().forEach(rule -> rules.add(write(rule)));
        if (segment.match() != Match.ALL) {
            document.put("match", Words.of(segment.match()));
        }
        ScopeJson.write(document, segment.scope(), WEEK_START);
        return document;
    }

    private static ObjectNode write(Rule rule) {
        ObjectNode written = JsonNodeFactory.instance.objectNode();
        switch (rule) {
            case Rule.Did did -> {
                written.set("did", MatcherJson.write(did.matcher()));
                if (did.atLeast() != (did.atMost().isPresent() ? 0 : 1)) {
                    written.put("at_least", did.atLeast());
                }
                did.atMost().ifPresent(most -> written.put("at_most", most));
                did.inLast().ifPresent(time -> written.set("in_last", DurationJson.write(time)));
            }
            case Rule.FirstSeen seen -> {
                ObjectNode range = written.putObject("first_seen");
                seen.from().ifPresent(from -> range.put("from", WhenJson.write(from)));
                seen.to().ifPresent(to -> range.put("to", WhenJson.write(to)));
            }
            case Rule.InStage in -> {
                ArrayNode stages = written.putArray("in_stage");
                in.in().stream().sorted().map(Words::of).forEach(stages::add);
                ObjectNode rules = StagesJson.writeRules(in.stages());
                if (!rules.isEmpty()) {
                    written.set("stages", rules);
                }
            }
        }
        return written;
    }
}
