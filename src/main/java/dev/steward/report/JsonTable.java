package dev.steward.report;

import dev.steward.model.Table;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** A table as a list of objects, one a row on its own line, under the columns' keys; blank cells are null. */
final class JsonTable {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private JsonTable() {}

    static void write(Table table, Appendable out) throws IOException {
        out.append('[');
        String between = "\n";
        for (List<@Nullable Object> row : table.rows()) {
            out.append(between).append(object(table, row));
            between = ",\n";
        }
        out.append("\n]\n");
    }

    private static String object(Table table, List<@Nullable Object> row) {
        Writer text = new StringWriter();
        try (JsonGenerator json = MAPPER.createGenerator(text)) {
            json.writeStartObject();
            for (int i = 0; i < row.size(); i++) {
                json.writeName(table.columns().get(i).key());
                value(json, row.get(i));
            }
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void value(JsonGenerator json, @Nullable Object cell) {
        switch (cell) {
            case null -> json.writeNull();
            case Long number -> json.writeNumber(number);
            case Double number when !Double.isFinite(number) -> json.writeNull();
            case Double number -> json.writeNumber(number);
            case BigDecimal number -> json.writeNumber(number);
            default -> json.writeString(cell.toString());
        }
    }
}
