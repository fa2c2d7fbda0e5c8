package dev.steward.source.lake;

import dev.steward.definition.Expression;
import dev.steward.definition.Mapping;
import dev.steward.definition.Role;
import dev.steward.model.Table;
import dev.steward.model.Work;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** Looks into prepared files: a few rows, and what each column is like. */
public final class Inspector {
    private static final int SAMPLE = 50;

    private Inspector() {}

    /** Which column probably plays which role. */
    public static Mapping guess(LocalSources.Prepared prepared, Work work) {
        try (DuckSession session = prepared.engine().session()) {
            return MappingGuess.of(session, prepared.raw(), work);
        }
    }

    public static Inspection inspect(LocalSources.Prepared prepared, Work work) {
        RawTable raw = prepared.raw();
        try (DuckSession session = prepared.engine().session()) {
            Mapping guess = MappingGuess.of(session, raw, work);
            return new Inspection(
                    prepared.files().root(),
                    prepared.files().format().title(),
                    prepared.files().files().size(),
                    columns(session, raw, guess, work),
                    guess,
                    sample(session, raw, work),
                    raw.rows(),
                    raw.problems());
        }
    }

    private static Table sample(DuckSession session, RawTable raw, Work work) {
        List<Field<String>> texts = raw.columns().stream()
                .map(column -> text(raw, column).as(DSL.name(column.name())))
                .toList();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        session.fetch(
                DSL.select(texts).from(raw.table()).orderBy(raw.ordinal()).limit(DSL.inline(SAMPLE)), work, batch -> {
                    for (int row = 0; row < batch.rows(); row++) {
                        List<@Nullable Object> cells = new ArrayList<>();
                        for (int column = 0; column < texts.size(); column++) {
                            cells.add(batch.text(row, column));
                        }
                        rows.add(Collections.unmodifiableList(cells));
                    }
                });
        List<Table.Column> headings = raw.columns().stream()
                .map(column -> new Table.Column(column.name(), column.name(), Table.Type.TEXT))
                .toList();
        return new Table(raw.title(), headings, rows);
    }

    private static List<Inspection.ColumnFacts> columns(DuckSession session, RawTable raw, Mapping guess, Work work) {
        List<SelectField<?>> asked = new ArrayList<>();
        for (RawColumn column : raw.columns()) {
            Field<String> text = text(raw, column);
            asked.add(DSL.field("count(*) - count({0})", SQLDataType.BIGINT, text));
            asked.add(DSL.field("approx_count_distinct({0})", SQLDataType.BIGINT, text));
            asked.add(DSL.field("any_value({0})", SQLDataType.VARCHAR, text));
        }
        List<Inspection.ColumnFacts> facts = new ArrayList<>();
        session.fetch(DSL.select(asked).from(raw.table()), work, batch -> {
            for (int i = 0; i < raw.columns().size(); i++) {
                RawColumn column = raw.columns().get(i);
                facts.add(new Inspection.ColumnFacts(
                        column.name(),
                        word(column.kind()),
                        role(guess, column.name()),
                        batch.number(0, 3 * i),
                        batch.number(0, 3 * i + 1),
                        Optional.ofNullable(batch.text(0, 3 * i + 2))));
            }
        });
        return facts;
    }

    private static Field<String> text(RawTable raw, RawColumn column) {
        Field<Object> field = raw.field(column);
        return column.kind() == RawColumn.Kind.JSON ? Sql.jsonText(field) : Sql.text(field);
    }

    private static Optional<Role> role(Mapping guess, String column) {
        return guess.roles().entrySet().stream()
                .filter(entry -> entry.getValue().equals(new Expression.Column(column)))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static String word(RawColumn.Kind kind) {
        return switch (kind) {
            case TEXT -> "text";
            case NUMBER, NUMBER_TEXT -> "number";
            case FLAG, FLAG_TEXT -> "yes/no";
            case LOCAL_TIME, INSTANT -> "time";
            case JSON -> "JSON";
            case NESTED -> "structure";
            case OTHER -> "other";
        };
    }
}
