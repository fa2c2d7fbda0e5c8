package dev.steward.catalog;

import static org.jooq.impl.DSL.castNull;

import dev.steward.catalog.TimelineEntry.Property;
import dev.steward.model.Times;
import dev.steward.model.Value;
import dev.steward.source.Batch;
import dev.steward.source.EventTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Rows of a timeline: how they are asked for and how they are read. Properties inside JSON win over columns. */
final class TimelineRows {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int AT = 1;
    private static final int EVENT = 2;
    private static final int SESSION = 3;
    private static final int INSIDE = 4;
    private static final int COLUMNS = 5;
    private static final Field<String> NONE = castNull(SQLDataType.VARCHAR);

    private final EventTable events;
    private final List<String> columns;

    TimelineRows(EventTable events) {
        this.events = events;
        this.columns = events.propertyColumns();
    }

    /** The given field first, then what {@link #entry} reads. */
    List<SelectFieldOrAsterisk> fields(Field<?> first) {
        List<SelectFieldOrAsterisk> fields = new ArrayList<>();
        fields.add(first);
        fields.add(events.micros());
        fields.add(events.event());
        fields.add(events.session().orElse(NONE));
        fields.add(events.json().orElse(NONE));
        columns.forEach(column -> fields.add(events.column(column)));
        return fields;
    }

    TimelineEntry entry(Batch batch, int row) {
        Map<String, String> properties = new LinkedHashMap<>();
        inside(batch.text(row, INSIDE), properties);
        for (int i = 0; i < columns.size(); i++) {
            String text = batch.text(row, COLUMNS + i);
            if (text != null) {
                properties.putIfAbsent(columns.get(i), text);
            }
        }
        return new TimelineEntry(
                Times.instant(batch.number(row, AT)),
                SourceCatalog.text(batch, row, EVENT),
                Optional.ofNullable(batch.text(row, SESSION)),
                properties.entrySet().stream()
                        .map(property -> new Property(property.getKey(), property.getValue()))
                        .toList());
    }

    private static void inside(@Nullable String json, Map<String, String> properties) {
        if (json == null) {
            return;
        }
        try {
            for (Map.Entry<String, JsonNode> property : JSON.readTree(json).properties()) {
                if (!property.getValue().isNull()) {
                    properties.put(property.getKey(), text(property.getValue()));
                }
            }
        } catch (JacksonException noJson) {
            properties.put("properties", json);
        }
    }

    private static String text(JsonNode value) {
        if (value.isString()) {
            return value.stringValue();
        }
        return value.isNumber() ? new Value.Num(value.decimalValue()).text() : value.toString();
    }
}
