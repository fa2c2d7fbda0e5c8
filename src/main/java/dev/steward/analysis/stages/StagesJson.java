package dev.steward.analysis.stages;

import dev.steward.definition.DurationJson;
import dev.steward.definition.JsonFields;
import dev.steward.definition.MatcherJson;
import dev.steward.definition.Scope;
import dev.steward.definition.ScopeJson;
import dev.steward.model.BadDefinition;
import dev.steward.model.Matcher;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A stages question as a JSON document. */
public final class StagesJson {
    private static final DayOfWeek WEEK_START = DayOfWeek.SUNDAY;
    /** The keys that say how stages are told apart. */
    private static final List<String> RULES =
            List.of("signup", "activity", "new_for", "at_risk_after", "churned_after");

    private static final List<String> KEYS = List.of("kind", "engagement", "engagement_window");

    private StagesJson() {}

    static Stages read(JsonFields fields) {
        fields.only(Stream.of(KEYS, RULES, ScopeJson.KEYS).flatMap(List::stream).toList());
        return read(
                fields,
                ScopeJson.read(fields, WEEK_START),
                weights(fields),
                DurationJson.read(fields, "engagement_window").orElse(Stages.ENGAGEMENT_WINDOW));
    }

    /** Reads only how stages are told apart; everything else is as it is by default. */
    public static Stages readRules(JsonFields fields) {
        return read(fields.only(RULES), Scope.ALL, List.of(), Stages.ENGAGEMENT_WINDOW);
    }

    private static Stages read(
            JsonFields fields, Scope scope, List<Stages.Weight> engagement, Duration engagementWindow) {
        return new Stages(
                scope,
                matcher(fields, "signup"),
                matcher(fields, "activity"),
                DurationJson.read(fields, "new_for").orElse(Stages.NEW_FOR),
                DurationJson.read(fields, "at_risk_after").orElse(Stages.AT_RISK_AFTER),
                DurationJson.read(fields, "churned_after").orElse(Stages.CHURNED_AFTER),
                engagement,
                engagementWindow);
    }

    private static Matcher matcher(JsonFields fields, String key) {
        return fields.object(key)
                .map(inner -> MatcherJson.read(inner.only(MatcherJson.KEYS)))
                .orElse(Matcher.ANY);
    }

    private static List<Stages.Weight> weights(JsonFields fields) {
        List<Stages.Weight> weights = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (JsonFields each : fields.objects("engagement")) {
            each.only(List.of("event", "points"));
            String event = each.text("event").orElseThrow(() -> each.missing("event", "Name the event that counts."));
            int points = each.whole("points", 1)
                    .orElseThrow(() -> each.missing("points", "Say how much each such event counts, from 1 up."));
            if (!seen.add(event)) {
                throw new BadDefinition(
                        "twice", each.path("event"), "\"" + event + "\" is weighed twice.", "Weigh each event once.");
            }
            weights.add(new Stages.Weight(event, points));
        }
        return weights;
    }

    static ObjectNode write(Stages stages) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("kind", StagesKind.NAME);
        document.setAll(writeRules(stages));
        if (!stages.engagement().isEmpty()) {
            ArrayNode weights = document.putArray("engagement");
            stages.engagement()
                    .forEach(weight ->
                            weights.addObject().put("event", weight.event()).put("points", weight.points()));
        }
        write(document, "engagement_window", stages.engagementWindow(), Stages.ENGAGEMENT_WINDOW);
        ScopeJson.write(document, stages.scope(), WEEK_START);
        return document;
    }

    /** What {@link #readRules} reads, without keys that hold their default. */
    public static ObjectNode writeRules(Stages stages) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        if (!stages.signup().equals(Matcher.ANY)) {
            document.set("signup", MatcherJson.write(stages.signup()));
        }
        if (!stages.activity().equals(Matcher.ANY)) {
            document.set("activity", MatcherJson.write(stages.activity()));
        }
        write(document, "new_for", stages.newFor(), Stages.NEW_FOR);
        write(document, "at_risk_after", stages.atRiskAfter(), Stages.AT_RISK_AFTER);
        write(document, "churned_after", stages.churnedAfter(), Stages.CHURNED_AFTER);
        return document;
    }

    private static void write(ObjectNode document, String key, Duration value, Duration otherwise) {
        if (!value.equals(otherwise)) {
            document.set(key, DurationJson.write(value));
        }
    }
}
