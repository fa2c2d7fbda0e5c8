package dev.steward.analysis.churn;

import dev.steward.analysis.churn.Churn.Factor;
import dev.steward.analysis.churn.Churn.Input;
import dev.steward.analysis.churn.Churn.Limits;
import dev.steward.definition.DurationJson;
import dev.steward.definition.JsonFields;
import dev.steward.definition.MatcherJson;
import dev.steward.definition.ScopeJson;
import dev.steward.definition.ValueJson;
import dev.steward.model.BadDefinition;
import dev.steward.model.Matcher;
import dev.steward.model.Value;
import java.time.DayOfWeek;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A churn question as a JSON document. */
final class ChurnJson {
    private static final DayOfWeek WEEK_START = DayOfWeek.SUNDAY;
    private static final List<String> KEYS =
            List.of("kind", "activity", "lookback", "horizon", "factors", "tiers", "list");
    private static final String ACTIVE_DAYS = "active_days";
    private static final String SKIP = "skip";
    private static final String ALLOWED_INPUTS =
            "Allowed: \"active_days\", {\"count\": matcher}, {\"days_since\": matcher},"
                    + " {\"average\": matcher, \"property\": name} or {\"share\": matcher, \"among\": matcher}.";

    private ChurnJson() {}

    static Churn read(JsonFields fields) {
        fields.only(Stream.concat(KEYS.stream(), ScopeJson.KEYS.stream()).toList());
        fields.need("factors", "List what makes the score.");
        return new Churn(
                ScopeJson.read(fields, WEEK_START),
                fields.object("activity")
                        .map(inner -> MatcherJson.read(inner.only(MatcherJson.KEYS)))
                        .orElse(Matcher.ANY),
                DurationJson.read(fields, "lookback").orElse(Churn.LOOKBACK),
                DurationJson.read(fields, "horizon").orElse(Churn.HORIZON),
                fields.objects("factors").stream().map(ChurnJson::factor).toList(),
                fields.object("tiers").map(ChurnJson::limits).orElse(Limits.USUAL),
                fields.whole("list", 0).orElse(Churn.LIST));
    }

    private static Factor factor(JsonFields fields) {
        fields.only(List.of("name", "weight", "input", "best", "worst", "missing"));
        return new Factor(
                fields.text("name").orElseThrow(() -> fields.missing("name", "Call it what it stands for.")),
                number(fields, "weight", fields.need("weight", "Say how much it counts, such as 40.")),
                input(fields),
                number(fields, "best", fields.need("best", "Say at which value there is no risk.")),
                number(fields, "worst", fields.need("worst", "Say at which value the risk is 100.")),
                missing(fields));
    }

    private static OptionalDouble missing(JsonFields fields) {
        JsonNode missing = fields.get("missing");
        if (missing == null || missing.isString() && missing.asString().equals(SKIP)) {
            return OptionalDouble.empty();
        }
        if (!missing.isNumber()) {
            throw new BadDefinition(
                    "unknown-value",
                    fields.path("missing"),
                    missing + " is not known here.",
                    "Allowed: \"skip\", or a risk from 0 to 100.");
        }
        return OptionalDouble.of(missing.asDouble());
    }

    private static Limits limits(JsonFields fields) {
        fields.only(List.of("medium", "high", "critical"));
        return new Limits(
                limit(fields, "medium", Limits.USUAL.medium()),
                limit(fields, "high", Limits.USUAL.high()),
                limit(fields, "critical", Limits.USUAL.critical()));
    }

    private static double limit(JsonFields fields, String key, double otherwise) {
        @Nullable JsonNode node = fields.get(key);
        return node == null ? otherwise : number(fields, key, node);
    }

    private static double number(JsonFields fields, String key, JsonNode node) {
        if (!node.isNumber()) {
            throw new BadDefinition(
                    "not-a-number",
                    fields.path(key),
                    "A number is needed, not " + node + ".",
                    "Write a number such as 5.");
        }
        return node.asDouble();
    }

    private static Input input(JsonFields factor) {
        JsonNode node = factor.need("input", ALLOWED_INPUTS);
        String path = factor.path("input");
        if (node.isString() && node.asString().equals(ACTIVE_DAYS)) {
            return new Input.ActiveDays();
        }
        if (!node.isObject()) {
            throw new BadDefinition("unknown-value", path, node + " is not known here.", ALLOWED_INPUTS);
        }
        JsonFields fields = JsonFields.of(node, path);
        if (fields.has("count")) {
            return new Input.Count(MatcherJson.need(fields.only(List.of("count")), "count"));
        }
        if (fields.has("days_since")) {
            return new Input.DaysSince(MatcherJson.need(fields.only(List.of("days_since")), "days_since"));
        }
        if (fields.has("average")) {
            fields.only(List.of("average", "property"));
            return new Input.Average(
                    MatcherJson.need(fields, "average"),
                    fields.text("property")
                            .orElseThrow(
                                    () -> fields.missing("property", "Name the property whose numbers are averaged.")));
        }
        if (fields.has("share")) {
            fields.only(List.of("share", "among"));
            return new Input.Share(MatcherJson.need(fields, "share"), MatcherJson.need(fields, "among"));
        }
        fields.done();
        throw new BadDefinition("unknown-value", path, "Nothing to measure is named here.", ALLOWED_INPUTS);
    }

    static ObjectNode write(Churn churn) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("kind", ChurnKind.NAME);
        if (!churn.activity().equals(Matcher.ANY)) {
            document.set("activity", MatcherJson.write(churn.activity()));
        }
        if (!churn.lookback().equals(Churn.LOOKBACK)) {
            document.set("lookback", DurationJson.write(churn.lookback()));
        }
        if (!churn.horizon().equals(Churn.HORIZON)) {
            document.set("horizon", DurationJson.write(churn.horizon()));
        }
        ArrayNode factors = document.putArray("factors");
        churn.factors().forEach(factor -> write(factors.addObject(), factor));
        if (!churn.limits().equals(Limits.USUAL)) {
            ObjectNode tiers = document.putObject("tiers");
            put(tiers, "medium", churn.limits().medium());
            put(tiers, "high", churn.limits().high());
            put(tiers, "critical", churn.limits().critical());
        }
        if (churn.list() != Churn.LIST) {
            document.put("list", churn.list());
        }
        ScopeJson.write(document, churn.scope(), WEEK_START);
        return document;
    }

    private static void write(ObjectNode into, Factor factor) {
        into.put("name", factor.name());
        put(into, "weight", factor.weight());
        into.set("input", input(factor.input()));
        put(into, "best", factor.best());
        put(into, "worst", factor.worst());
        factor.missing().ifPresent(risk -> put(into, "missing", risk));
    }

    private static JsonNode input(Input input) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        return switch (input) {
            case Input.ActiveDays _ -> JsonNodeFactory.instance.stringNode(ACTIVE_DAYS);
            case Input.Count(Matcher events) -> node.set("count", MatcherJson.write(events));
            case Input.DaysSince(Matcher events) -> node.set("days_since", MatcherJson.write(events));
            case Input.Average(Matcher events, String property) -> {
                node.set("average", MatcherJson.write(events));
                yield node.put("property", property);
            }
            case Input.Share(Matcher events, Matcher among) -> {
                node.set("share", MatcherJson.write(events));
                yield node.set("among", MatcherJson.write(among));
            }
        };
    }

    private static void put(ObjectNode into, String key, double number) {
        into.set(key, ValueJson.write(Value.of(number)));
    }
}
