package dev.steward.source.lake;

import static org.jooq.impl.DSL.inline;

import dev.steward.definition.Mapping;
import java.time.ZoneOffset;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Times in SQL as microseconds since 1970, UTC, from whatever a column holds: instants, local times, ISO texts with and
 * without zone, and epoch numbers (seconds, milliseconds, microseconds or nanoseconds, told apart by their size). Null
 * where the value is no time.
 */
final class TimeFields {
    private static final String ZONED =
            "[0-9]:[0-9]{2}.*([Zz]|[+-][0-9]{2}(:?[0-9]{2})?| ?[A-Z][A-Za-z_]+(/[A-Za-z_/]+)?)$";
    private static final String WHOLE = "-?[0-9]{1,18}";
    private static final String FRACTION = "-?[0-9]+\\.[0-9]+";
    // Seconds stay below this until the year 5138; a millisecond count passes it in 1973.
    private static final long SECONDS_BELOW = 100_000_000_000L;
    private static final long THOUSAND = 1_000;

    private final Mapping mapping;

    TimeFields(Mapping mapping) {
        this.mapping = mapping;
    }

    Field<Long> micros(RawColumn column, Field<?> field) {
        return switch (column.kind()) {
            case LOCAL_TIME -> local(instantOfDay(column, field));
            case INSTANT -> epoch(field);
            case NUMBER ->
                fromNumber(DSL.field("try_cast({0} as bigint)", SQLDataType.BIGINT, field), Sql.number(field));
            case JSON -> fromText(Sql.jsonText(field));
            default -> fromText(Sql.text(field));
        };
    }

    /** A text: the mapping's own format, else an epoch number, else an ISO time. */
    Field<Long> fromText(Field<String> text) {
        if (mapping.timeFormat().isPresent()) {
            String format = mapping.timeFormat().get();
            Field<?> parsed = DSL.field("try_strptime({0}, {1})", SQLDataType.OTHER, text, inline(format));
            return format.contains("%z") || format.contains("%Z") ? epoch(parsed) : local(parsed);
        }
        Field<Long> whole = DSL.field("try_cast({0} as bigint)", SQLDataType.BIGINT, text);
        return DSL.when(full(text, WHOLE), fromWhole(whole))
                .when(full(text, FRACTION), fromFraction(Sql.number(text)))
                .when(Sql.matches(text, ZONED), epoch(cast(text, "timestamptz")))
                .otherwise(local(cast(text, "timestamp")));
    }

    private static Field<Object> cast(Field<String> text, String type) {
        return DSL.field("try_cast({0} as " + type + ")", SQLDataType.OTHER, text);
    }

    private static Field<?> instantOfDay(RawColumn column, Field<?> field) {
        return column.sqlType().equals("DATE") ? DSL.field("cast({0} as timestamp)", SQLDataType.OTHER, field) : field;
    }

    private Field<Long> local(Field<?> time) {
        if (mapping.zone().equals(ZoneOffset.UTC)) {
            return epoch(time);
        }
        return epoch(DSL.field(
                "timezone({0}, cast({1} as timestamp))",
                SQLDataType.OTHER, inline(mapping.zone().getId()), time));
    }

    private static Field<Long> epoch(Field<?> time) {
        return DSL.field("epoch_us({0})", SQLDataType.BIGINT, time);
    }

    private static Field<Long> fromNumber(Field<Long> whole, Field<Double> number) {
        return DSL.when(number.eq(whole.cast(SQLDataType.DOUBLE)), fromWhole(whole))
                .otherwise(fromFraction(number));
    }

    private static Field<Long> fromWhole(Field<Long> number) {
        Field<Long> size = DSL.abs(number);
        return DSL.when(size.lt(inline(SECONDS_BELOW)), number.mul(inline(THOUSAND * THOUSAND)))
                .when(size.lt(inline(SECONDS_BELOW * THOUSAND)), number.mul(inline(THOUSAND)))
                .when(size.lt(inline(SECONDS_BELOW * THOUSAND * THOUSAND)), number)
                .otherwise(DSL.field("divide({0}, {1})", SQLDataType.BIGINT, number, inline(THOUSAND)));
    }

    // Fractions occur with seconds and milliseconds only.
    private static Field<Long> fromFraction(Field<Double> number) {
        return DSL.field(
                "cast(round({0} * case when abs({0}) < {1} then 1000000 else 1000 end) as bigint)",
                SQLDataType.BIGINT, number, inline(SECONDS_BELOW));
    }

    private static Condition full(Field<String> text, String pattern) {
        return DSL.condition("regexp_full_match({0}, {1})", text, inline(pattern));
    }
}
