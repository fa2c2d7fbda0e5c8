package dev.steward.source.lake;

import static org.jooq.impl.DSL.inline;

import dev.steward.definition.Expression;
import dev.steward.definition.Mapping;
import dev.steward.definition.Role;
import dev.steward.model.BadInput;
import dev.steward.source.dialect.Expressions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Raw columns seen through a mapping: what each role holds, as fields over {@link RawTable#table()}. */
public final class MappedColumns {
    private final RawTable raw;
    private final Mapping mapping;
    private final TimeFields times;
    private final Expressions expressions;

    /** Throws {@link BadInput} when the mapping names a column that is not there. */
    public MappedColumns(RawTable raw, Mapping mapping) {
        this.raw = raw;
        this.mapping = mapping;
        this.times = new TimeFields(mapping);
        this.expressions = new Expressions(new DuckDialect(), this::columnText);
        mapping.columns().forEach(raw::require);
    }

    public RawTable raw() {
        return raw;
    }

    /** Throws {@link BadInput} when one of the roles is left open, naming the columns there are. */
    public MappedColumns require(Role... roles) {
        for (Role role : roles) {
            if (mapping.get(role).isEmpty()) {
                throw new BadInput(
                        "mapping.missing-" + role.word(),
                        "No column of " + raw.title() + " could be recognised as " + meaning(role) + ".",
                        "Say which one it is, such as " + role.word() + "=COLUMN. The columns are: "
                                + String.join(
                                        ", ",
                                        raw.columns().stream()
                                                .map(RawColumn::name)
                                                .toList()) + ".");
            }
        }
        return this;
    }

    private static String meaning(Role role) {
        return switch (role) {
            case USER -> "the person (user)";
            case EVENT -> "the event's name (event)";
            case TIME -> "the time of the event (ts)";
            default -> role.word();
        };
    }

    /** The text a role holds, untouched; empty when the role is not mapped. */
    public Optional<Field<String>> text(Role role) {
        return mapping.get(role).map(this::text);
    }

    /** The instant a role holds, in microseconds, null when it is no time; empty when the role is not mapped. */
    public Optional<Field<Long>> micros(Role role) {
        return mapping.get(role).map(expression -> switch (expression) {
            case Expression.Column column -> {
                RawColumn found = raw.require(column.name());
                yield times.micros(found, raw.field(found));
            }
            case Expression.Constant constant -> times.fromText(text(constant));
            case Expression.If choice -> times.fromText(text(choice));
        });
    }

    /** The columns that no role reads. */
    public List<RawColumn> unmapped() {
        Set<String> mapped = mapping.columns();
        return raw.columns().stream()
                .filter(column -> !mapped.contains(column.name()))
                .toList();
    }

    /** The properties container as JSON, null where it is no JSON object; empty when the role is not mapped. */
    public Optional<Field<Object>> container() {
        return mapping.get(Role.PROPERTIES).map(expression -> {
            if (!(expression instanceof Expression.Column column)) {
                throw new BadInput(
                        "mapping.properties",
                        "properties must be a column, not " + expression + ".",
                        "Name the column.");
            }
            RawColumn found = raw.require(column.name());
            Field<Object> field = raw.field(found);
            return switch (found.kind()) {
                case JSON -> field;
                case NESTED -> Sql.toJson(field);
                default -> Sql.parseJson(Sql.text(field));
            };
        });
    }

    /** All properties of a row as one JSON object with types kept: the container, and the columns no role reads. */
    public Field<String> properties() {
        List<Field<?>> parts = new ArrayList<>();
        for (RawColumn column : unmapped()) {
            parts.add(inline(column.name()));
            parts.add(jsonValue(column));
        }
        Field<Object> flat = DSL.field("json_object({0})", SQLDataType.OTHER, DSL.list(parts));
        Field<?> all = container()
                .map(container -> parts.isEmpty()
                        ? container
                        : DSL.field("json_merge_patch({0}, coalesce({1}, '{}'))", SQLDataType.OTHER, flat, container))
                .orElseGet(() -> DSL.field("json_merge_patch('{}', {0})", SQLDataType.OTHER, flat));
        return Sql.text(all);
    }

    private Field<?> jsonValue(RawColumn column) {
        Field<Object> field = raw.field(column);
        return switch (column.kind()) {
            case NUMBER_TEXT -> Sql.parseJson(field);
            case FLAG_TEXT -> DSL.field("try_cast({0} as boolean)", SQLDataType.BOOLEAN, field);
            default -> field;
        };
    }

    private Field<String> text(Expression expression) {
        return expressions.text(expression);
    }

    private Field<String> columnText(String column) {
        RawColumn found = raw.require(column);
        return found.kind() == RawColumn.Kind.JSON
                ? DuckProperties.ofJson(raw.field(found)).form()
                : Sql.text(raw.field(found));
    }
}
