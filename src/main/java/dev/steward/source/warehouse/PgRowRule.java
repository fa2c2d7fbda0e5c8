package dev.steward.source.warehouse;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;

import dev.steward.definition.Expression;
import dev.steward.definition.Role;
import dev.steward.model.BadInput;
import dev.steward.model.Condition.Property;
import dev.steward.model.Op;
import dev.steward.model.TimeRange;
import dev.steward.model.Value;
import dev.steward.source.RowLook;
import dev.steward.source.RowRule;
import dev.steward.source.RowRule.Spared;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jooq.CaseConditionStep;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** A rule over the rows of a table or of one of its partitions, which are selected under {@link PgTable#NAME}. */
final class PgRowRule {
    /** Verdicts below zero are about rows that the rule does not reach; those from {@link #SPARED} on say which of the spared. */
    static final int YOUNGER = -2;

    static final int UNDATABLE = -1;
    static final int GOES = 0;
    static final int REFERRED_TO = 1;
    static final int SPARED = 2;

    private final PgTable table;
    private final PgEvents events;
    private final RowRule rule;
    private final List<String> key;
    private final Condition referredTo;
    private final Map<Instant, Field<OffsetDateTime>> reckoned;

    /**
     * @param key the columns of the primary key
     * @param references what may point at the rows
     * @param distinct finds the different values of a field, for conditions that the database cannot ask itself
     * @param reckoned instants of the rule for which the database has a value of its own
     */
    PgRowRule(
            PgTable table,
            RowRule rule,
            List<String> key,
            List<PgReference> references,
            Function<Field<String>, List<String>> distinct,
            Map<Instant, Field<OffsetDateTime>> reckoned) {
        this.reckoned = Map.copyOf(reckoned);
        this.table = table;
        this.rule = rule;
        this.key = key;
        this.events =
                new PgEvents(table, rule.mapping(), new PgDialect("default", distinct), TimeRange.ALL, _ -> List.of());
        rule.spared().forEach(this::possible);
        this.referredTo =
                DSL.or(references.stream().map(PgReference::pointsHere).toList());
    }

    /** An exception that no row can ever meet would let go what it is there to keep. */
    private void possible(Spared spared) {
        // What is in JSON nobody knows beforehand.
        if (spared instanceof Spared.Excepted excepted
                && rule.mapping().get(Role.PROPERTIES).isEmpty()) {
            for (Property condition : excepted.rows().where().stream()
                    .filter(Property.class::isInstance)
                    .map(Property.class::cast)
                    .toList()) {
                PgColumn column = table.find(condition.property())
                        .orElseThrow(
                                () -> never(spared, table.title() + " has no column \"" + condition.property() + "\""));
                if (!condition.values().stream().allMatch(value -> comparable(column, condition.op(), value))) {
                    throw never(
                            spared,
                            "the column " + column.name() + " holds " + column.sqlType()
                                    + ", and is compared otherwise");
                }
            }
        }
    }

    private static boolean comparable(PgColumn column, Op op, Value value) {
        return switch (op) {
            case EQUALS, NOT_EQUALS, IN, NOT_IN, GT, GTE, LT, LTE, BETWEEN ->
                switch (column.kind()) {
                    case WHOLE, NUMBER -> value instanceof Value.Num;
                    case FLAG -> value instanceof Value.Flag;
                    case JSON -> true;
                    case TEXT, LOCAL_TIME, DAY, INSTANT, OTHER -> value instanceof Value.Text;
                };
            default -> true;
        };
    }

    private static BadInput never(Spared spared, String why) {
        return new BadInput(
                "policy.exception-never",
                "The exception " + spared.name() + " can keep nothing: " + why + ".",
                "Name a column of the table, and compare numbers with numbers and texts with texts; another type can be cast in a"
                        + " generated column.");
    }

    /** Before the cut-off, whatever else is said. */
    Condition due() {
        return before(rule.before());
    }

    private Condition before(Instant instant) {
        Field<OffsetDateTime> known = reckoned.get(instant);
        return known == null ? events.rowBefore(instant) : events.rowBefore(known);
    }

    /** What may go but for what refers to it. */
    Condition candidate() {
        return due().and(DSL.not(DSL.or(rule.spared().stream().map(this::is).toList())));
    }

    Condition going() {
        return candidate().andNot(referredTo);
    }

    private Condition is(Spared spared) {
        return switch (spared) {
            case Spared.Held held -> held((id, lower) -> among(held.people(), id, lower));
            case Spared.HeldThere() -> held(PgRowRule::amongThere);
            case Spared.Excepted excepted ->
                excepted.since()
                        .map(since -> events.rowMatches(excepted.rows()).andNot(before(since)))
                        .orElseGet(() -> events.rowMatches(excepted.rows()));
        };
    }

    /** Whether a text, as a hold names somebody, is among some; {@code lower}: in lower case. */
    private interface Among {
        Condition holds(Field<String> id, boolean lower);
    }

    /** The id as events show it, and as the column holds it: what is shown of a long number is a rounded one. */
    private Condition held(Among among) {
        List<Condition> held = new ArrayList<>();
        held.add(among.holds(events.role(Role.USER).orElseThrow(), false));
        if (rule.mapping().get(Role.USER).orElseThrow() instanceof Expression.Column(String name)) {
            PgColumn column = table.require(name);
            if (column.sqlType().endsWith("[]") || column.kind() == PgColumn.Kind.JSON) {
                throw new BadInput(
                        "policy.person",
                        "The column " + name + " holds " + column.sqlType() + ": no hold could be told whose a row is.",
                        "Name a column with the id of one person, perhaps a generated one.");
            }
            Field<?> id = PgTable.of(column);
            if (column.sqlType().startsWith("numeric")) {
                held.add(among.holds(PgSql.text(DSL.field("trim_scale({0})", id)), false));
            } else if (column.sqlType().equals("uuid")) {
                held.add(among.holds(PgSql.text(id), true));
            }
        }
        return DSL.condition("coalesce({0}, false)", DSL.or(held));
    }

    private static Condition among(List<String> people, Field<String> id, boolean lower) {
        return PgDialect.any(
                id,
                lower
                        ? people.stream()
                                .map(each -> each.toLowerCase(Locale.ROOT))
                                .toList()
                        : people);
    }

    /** Of those whom the database itself has been told of. */
    private static Condition amongThere(Field<String> id, boolean lower) {
        return lower
                ? DSL.condition("{0} in (select lower(held) from governance.cleanup_held() held)", id)
                : DSL.condition("{0} in (select governance.cleanup_held())", id);
    }

    /** What comes of each row, and why. */
    Field<Integer> verdict() {
        CaseConditionStep<Integer> verdict =
                DSL.when(time().isNull(), inline(UNDATABLE)).when(DSL.not(due()), inline(YOUNGER));
        for (int i = 0; i < rule.spared().size(); i++) {
            verdict = verdict.when(is(rule.spared().get(i)), inline(SPARED + i));
        }
        return verdict.when(referredTo, inline(REFERRED_TO)).otherwise(inline(GOES));
    }

    Field<Long> time() {
        return events.rowTime();
    }

    /** The primary key as a JSON array of texts. */
    Field<String> keyText() {
        return DSL.field(
                "cast(json_build_array({0}) as text)",
                SQLDataType.VARCHAR,
                DSL.list(key.stream().map(this::column).map(PgSql::text).toList()));
    }

    /** Changes with every write of the row. */
    static Field<String> version() {
        return DSL.field("cast({0} as text)", SQLDataType.VARCHAR, DSL.field(name(PgTable.NAME, "xmin")));
    }

    static Field<String> hash() {
        // Not the bare name: a column of the table may be called so, too.
        return DSL.field(
                "encode(sha256(convert_to(cast(row({0}.*) as text), 'UTF8')), 'hex')",
                SQLDataType.VARCHAR, name(PgTable.NAME));
    }

    Field<String> event() {
        return DSL.coalesce(PgSql.text(events.role(Role.EVENT).orElseThrow()), inline(""));
    }

    Field<String> person() {
        return DSL.coalesce(PgSql.text(events.role(Role.USER).orElseThrow()), inline(""));
    }

    /** What the mapping calls the id of a row, else its key. */
    Field<String> id() {
        return events.role(Role.ID)
                .map(PgSql::text)
                .orElseGet(() -> key.size() == 1 ? PgSql.text(column(key.getFirst())) : keyText());
    }

    /** Every column as the database writes it out: a cast to text would lose the blanks of {@code character}, and other things. */
    List<Field<String>> texts() {
        List<Field<String>> texts = new ArrayList<>();
        table.columns()
                .forEach(column -> texts.add(DSL.field(
                        "case when num_nonnulls({0}) = 1 then format('%s', {0}) end",
                        SQLDataType.VARCHAR, PgTable.of(column))));
        return texts;
    }

    private Field<?> column(String column) {
        return PgTable.of(table.require(column));
    }

    RowLook.Stay stay(int verdict, long rows) {
        return switch (verdict) {
            case UNDATABLE -> new RowLook.Stay(RowLook.Why.UNDATABLE, -1, rows);
            case REFERRED_TO -> new RowLook.Stay(RowLook.Why.REFERRED_TO, -1, rows);
            default -> new RowLook.Stay(RowLook.Why.SPARED, verdict - SPARED, rows);
        };
    }
}
