package dev.steward.analysis.lifecycle;

import static dev.steward.analysis.Sentences.say;

import dev.steward.analysis.Share;
import dev.steward.analysis.lifecycle.LifecycleResult.Period;
import dev.steward.analysis.lifecycle.LifecycleResult.State;
import dev.steward.definition.Words;
import dev.steward.model.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A lifecycle result as a document and as a table. */
final class LifecycleTables {
    private LifecycleTables() {}

    static ObjectNode json(LifecycleResult result) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ArrayNode starts = document.putArray("periods");
        result.periods().forEach(period -> starts.add(period.start()));
        for (State state : State.values()) {
            ArrayNode counts = document.putArray(Words.of(state));
            result.periods().forEach(period -> counts.add(period.people(state).size()));
        }
        users(document.putObject("users"), result);
        ObjectNode percent = document.putObject("percent");
        for (State state : State.values()) {
            shares(percent.putArray(Words.of(state)), result, period -> period.share(state));
        }
        ArrayNode quickRatio = document.putArray("quick_ratio");
        for (Period period : result.periods()) {
            period.quickRatio().ratio().ifPresentOrElse(quickRatio::add, quickRatio::addNull);
        }
        return document;
    }

    private static void users(ObjectNode users, LifecycleResult result) {
        for (State state : State.values()) {
            for (Period period : result.periods()) {
                if (!period.people(state).isEmpty()) {
                    ArrayNode people = users.withObject("/" + Words.of(state)).putArray(period.start());
                    period.people(state).names().forEach(people::add);
                }
            }
        }
    }

    private static void shares(ArrayNode into, LifecycleResult result, Function<Period, Share> share) {
        for (Period period : result.periods()) {
            share.apply(period).percent().ifPresentOrElse(into::add, into::addNull);
        }
    }

    static Table table(String title, LifecycleResult result) {
        List<Table.Column> columns = new ArrayList<>();
        columns.add(new Table.Column("start", say("lifecycle.column.start"), Table.Type.TEXT));
        for (State state : State.values()) {
            String key = Words.of(state);
            columns.add(new Table.Column(key, say("lifecycle.column." + key), Table.Type.COUNT));
        }
        columns.add(new Table.Column("quick_ratio", say("lifecycle.column.quick_ratio"), Table.Type.NUMBER));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Period period : result.periods()) {
            List<@Nullable Object> row = new ArrayList<>();
            row.add(period.start());
            for (State state : State.values()) {
                row.add((long) period.people(state).size());
            }
            row.add(
                    period.quickRatio().whole() == 0
                            ? null
                            : period.quickRatio().ratio().getAsDouble());
            rows.add(row);
        }
        return new Table(title, columns, rows);
    }
}
