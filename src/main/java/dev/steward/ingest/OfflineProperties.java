package dev.steward.ingest;

import dev.steward.source.WarehouseState.Column;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * The JSON object with an event's properties: what its own JSON holds, then its columns, as a warehouse's properties are read, where a
 * key of the JSON goes before the column of its name. Numbers keep all their digits. For one thread.
 */
final class OfflineProperties {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(10_000)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final Discretion discretion;
    private final String container;
    private final Set<String> keys = new HashSet<>();

    /** @param container the name of the column with the JSON, which stands before the names of its properties in what is noted */
    OfflineProperties(Discretion discretion, String container) {
        this.discretion = discretion;
        this.container = container;
    }

    /** @param texts of the columns, null where there is none */
    String of(@Nullable String properties, List<Column> columns, List<@Nullable String> texts) {
        StringWriter text = new StringWriter();
        keys.clear();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            if (properties != null && properties.startsWith("{")) {
                try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), properties)) {
                    parser.nextToken();
                    keys.addAll(members(parser, json, container, true));
                }
            }
            for (int i = 0; i < columns.size(); i++) {
                String value = texts.get(i);
                if (value != null && !keys.contains(columns.get(i).name())) {
                    column(json, columns.get(i), value);
                }
            }
            json.writeEndObject();
        }
        return text.toString();
    }

    private void column(JsonGenerator json, Column column, String value) {
        if (!column.literal()) {
            text(json, column.name(), column.name(), value);
        } else if (discretion.fate(column.name()) != Discretion.Fate.TAKEN) {
            text(json, column.name(), column.name(), value);
        } else if (value.startsWith("{") || value.startsWith("[") || value.startsWith("\"")) {
            try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), value)) {
                parser.nextToken();
                json.writeName(column.name());
                value(parser, json, column.name(), column.name());
            }
        } else if (!value.equals("null")) {
            json.writeName(column.name());
            if (isLiteral(value)) {
                json.writeRawValue(value);
            } else {
                json.writeString(value);
            }
        }
    }

    /** NaN and the infinities are no numbers in JSON. */
    private static boolean isLiteral(String value) {
        char last = value.charAt(value.length() - 1);
        return last >= '0' && last <= '9' || value.equals("true") || value.equals("false");
    }

    private void text(JsonGenerator json, String place, String name, String value) {
        String taken = discretion.taken(place, name, value);
        if (taken != null) {
            json.writeName(name);
            json.writeString(taken);
        }
    }

    /** The members of the object that the parser stands in; returns the keys that hold something. */
    private List<String> members(JsonParser parser, JsonGenerator json, String place, boolean outermost) {
        List<String> held = new ArrayList<>();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.VALUE_NULL && outermost) {
                continue;
            }
            held.add(name);
            String here = place + "." + name;
            switch (discretion.fate(name)) {
                case TAKEN -> member(parser, json, here, name);
                case LEFT_OUT -> {
                    parser.skipChildren();
                    discretion.leaveOut(here);
                }
                case HASHED -> {
                    if (token.isScalarValue()) {
                        text(json, here, name, parser.getString());
                    } else {
                        parser.skipChildren();
                        discretion.leaveOut(here);
                    }
                }
            }
        }
        return held;
    }

    private void member(JsonParser parser, JsonGenerator json, String place, String name) {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            text(json, place, name, parser.getString());
        } else {
            json.writeName(name);
            value(parser, json, place, name);
        }
    }

    private void value(JsonParser parser, JsonGenerator json, String place, String name) {
        switch (parser.currentToken()) {
            case START_OBJECT -> {
                json.writeStartObject();
                members(parser, json, place, false);
                json.writeEndObject();
            }
            case START_ARRAY -> {
                json.writeStartArray();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    value(parser, json, place, name);
                }
                json.writeEndArray();
            }
            case VALUE_STRING -> {
                String taken = discretion.taken(place, name, parser.getString());
                if (taken == null) {
                    json.writeNull();
                } else {
                    json.writeString(taken);
                }
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.writeNumber(parser.getString());
            case VALUE_TRUE, VALUE_FALSE -> json.writeBoolean(parser.currentToken() == JsonToken.VALUE_TRUE);
            default -> json.writeNull();
        }
    }
}
