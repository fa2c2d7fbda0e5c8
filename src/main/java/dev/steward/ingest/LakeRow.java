package dev.steward.ingest;

import static dev.steward.ingest.Fields.NO_NUMBER;
import static dev.steward.ingest.Fields.NO_TEXT;
import static dev.steward.ingest.Fields.number;
import static dev.steward.ingest.Fields.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The columns of a lake's event files, in their order: the sixteen of the event schema, and two more. docs/lake.md. */
final class LakeRow {
    private static final List<String> TEXTS = List.of(
            "id",
            "project_id",
            "event_type",
            "user_id",
            "session_id",
            "properties",
            "url",
            "referrer",
            "user_agent",
            "ip_address",
            "device_type",
            "browser",
            "os",
            "country");
    private static final List<String> TIMES = List.of("created_at", "client_timestamp");
    private static final List<String> NUMBERS = List.of("arrival", "clock_offset_ms");
    static final List<String> COLUMNS =
            Stream.of(TEXTS, TIMES, NUMBERS).flatMap(List::stream).toList();

    private LakeRow() {}

    /** From the columns of {@link Checked#rows}, with {@code event_id} and {@code arrival}. */
    static List<SelectField<?>> fromChecked() {
        List<SelectField<?>> fields = new ArrayList<>();
        fields.add(text("event_id").as("id"));
        TEXTS.stream().skip(1).forEach(name -> fields.add(text(name)));
        fields.add(time(number("created")).as("created_at"));
        fields.add(time(number("client_at")).as("client_timestamp"));
        fields.add(number("arrival"));
        fields.add(DSL.field("cast(round({0} / 1000) as bigint)", SQLDataType.BIGINT, number("offset"))
                .as("clock_offset_ms"));
        return fields;
    }

    /** From a file of a lake. */
    static List<SelectField<?>> fromLake() {
        List<SelectField<?>> fields = new ArrayList<>();
        COLUMNS.forEach(name -> fields.add(DSL.field(DSL.name(name))));
        return fields;
    }

    /**
     * From a file that another tool wrote, whose columns may lack some.
     *
     * @param arrival the position in the order of import that its first row takes
     */
    static List<SelectField<?>> fromForeign(Collection<String> columns, long arrival) {
        List<SelectField<?>> fields = new ArrayList<>();
        for (String name : TEXTS) {
            fields.add((columns.contains(name) ? text(name).cast(SQLDataType.VARCHAR) : NO_TEXT).as(name));
        }
        for (String name : TIMES) {
            fields.add((columns.contains(name)
                            ? time(DSL.field("epoch_us({0})", SQLDataType.BIGINT, text(name)))
                            : time(NO_NUMBER))
                    .as(name));
        }
        fields.add(DSL.field("file_row_number + {0}", SQLDataType.BIGINT, DSL.inline(arrival))
                .as("arrival"));
        fields.add((columns.contains("clock_offset_ms") ? number("clock_offset_ms") : NO_NUMBER).as("clock_offset_ms"));
        return fields;
    }

    static Field<Object> time(Field<Long> micros) {
        return DSL.field("make_timestamp({0})", SQLDataType.OTHER, micros);
    }
}
