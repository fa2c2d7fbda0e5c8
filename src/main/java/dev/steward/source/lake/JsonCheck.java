package dev.steward.source.lake;

import dev.steward.model.Work;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Asks DuckDB which texts are JSON objects: what it takes for one here, it can read from a file. */
final class JsonCheck {
    private static final Field<String> KIND =
            DSL.field("case when json_valid(line) then json_type(line) else 'INVALID' end", SQLDataType.VARCHAR);

    private final DuckSession session;
    private final Name asked;
    private final Work work;

    /** @param name of a table for the texts, which nobody else uses */
    JsonCheck(DuckSession session, String name, Work work) {
        this.session = session;
        this.asked = DSL.name(name);
        this.work = work;
        session.execute(DSL.query("create table {0} (number varchar, line varchar)", asked), work);
    }

    /** What is wrong with each text that is no object, by its place in the list. */
    Map<Integer, String> problems(List<String> texts) {
        session.append(asked.last(), texts.size(), i -> new String[] {String.valueOf(i), texts.get(i)});
        Map<Integer, String> problems = new HashMap<>();
        session.fetch(
                DSL.select(DSL.field(DSL.name("number")), KIND)
                        .from(DSL.table(asked))
                        .where(DSL.condition("{0} is distinct from 'OBJECT'", KIND)),
                work,
                batch -> {
                    for (int row = 0; row < batch.rows(); row++) {
                        int found = Integer.parseInt(String.valueOf(batch.text(row, 0)));
                        problems.put(found, problem(String.valueOf(batch.text(row, 1)), texts.get(found)));
                    }
                });
        session.execute(DSL.query("delete from {0}", asked), work);
        return problems;
    }

    private static String problem(String kind, String text) {
        return switch (kind) {
            case "INVALID" ->
                "not valid JSON"
                        + JsonText.fault(text)
                                .map(column -> ", at character " + column)
                                .orElse("");
            case "ARRAY" -> "a list, not an object";
            case "VARCHAR" -> "a text, not an object";
            case "BOOLEAN" -> text + ", not an object";
            case "NULL" -> "null, not an object";
            default -> "a number, not an object";
        };
    }
}
