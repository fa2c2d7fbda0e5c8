package dev.steward.analysis.attribution;

import static dev.steward.analysis.Sentences.say;

import dev.steward.analysis.attribution.Attribution.Model;
import dev.steward.analysis.attribution.AttributionResult.Channel;
import dev.steward.definition.Words;
import dev.steward.model.Table;
import dev.steward.model.Table.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An attribution's result as a document and as a table. */
final class AttributionTables {
    private AttributionTables() {}

    static ObjectNode json(AttributionResult result) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("conversions", result.conversions()).put("attributed", result.attributed());
        ArrayNode channels = document.putArray("channels");
        for (Channel channel : result.channels()) {
            ObjectNode written = channels.addObject().put("channel", name(channel));
            written.put("people", channel.people().size());
            ArrayNode users = written.putArray("users");
            channel.people().names().forEach(users::add);
            written.put("conversions", channel.conversions());
            for (Model model : Model.values()) {
                written.put(Words.of(model), channel.credit(model));
            }
            ObjectNode shares = written.putObject("share");
            for (Model model : Model.values()) {
                shares.put(Words.of(model), result.share(channel, model));
            }
        }
        return document;
    }

    /** The channel, "(none)" for no touch at all. */
    static String name(Channel channel) {
        return channel.name().orElseGet(() -> say("attribution.none"));
    }

    static Table table(Attribution question, AttributionResult result) {
        List<Table.Column> columns = new ArrayList<>();
        columns.add(new Table.Column("channel", question.touches().channel(), Type.TEXT));
        columns.add(new Table.Column("people", say("attribution.column.people"), Type.COUNT));
        columns.add(new Table.Column("conversions", say("attribution.column.conversions"), Type.COUNT));
        for (Model model : Model.values()) {
            columns.add(new Table.Column(Words.of(model), say("attribution.model." + Words.of(model)), Type.NUMBER));
        }
        for (Model model : Model.values()) {
            String heading = say("attribution.column.share", say("attribution.model." + Words.of(model)));
            columns.add(new Table.Column(Words.of(model) + "_share", heading, Type.RATIO));
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Channel channel : result.channels()) {
            List<@Nullable Object> row = new ArrayList<>();
            row.add(name(channel));
            row.add((long) channel.people().size());
            row.add(channel.conversions());
            row.addAll(channel.credits());
            for (Model model : Model.values()) {
                row.add(result.share(channel, model));
            }
            rows.add(row);
        }
        return new Table(AttributionWords.title(question), columns, rows);
    }
}
