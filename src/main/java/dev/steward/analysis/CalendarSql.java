package dev.steward.analysis;

import static org.jooq.impl.DSL.inline;

import dev.steward.model.CalendarAxis;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Calendar periods in SQL, in plain arithmetic that every engine knows. Between two changes of the clocks days are as long
 * as each other, so that a division finds the period; which stretch an instant lies in is found by halving.
 */
public final class CalendarSql {
    /** Periods of one length, one after the other. */
    private record Stretch(int first, int end, long start, long length) {}

    private CalendarSql() {}

    /** Which period of the axis an instant (microseconds) lies in; it has to lie in one. */
    public static Field<Long> period(Field<Long> micros, CalendarAxis axis) {
        return within(micros, stretches(axis));
    }

    private static List<Stretch> stretches(CalendarAxis axis) {
        List<Stretch> found = new ArrayList<>();
        int first = 0;
        for (int i = 1; i <= axis.size(); i++) {
            long length = axis.start(first + 1) - axis.start(first);
            if (i == axis.size() || axis.start(i + 1) - axis.start(i) != length) {
                found.add(new Stretch(first, i, axis.start(first), length));
                first = i;
            }
        }
        return found;
    }

    private static Field<Long> within(Field<Long> micros, List<Stretch> stretches) {
        if (stretches.size() == 1) {
            Stretch only = stretches.getFirst();
            return only.end() == only.first() + 1
                    // Cast: a bare number among what is grouped or sorted by would be the place of a column.
                    ? inline((long) only.first()).cast(SQLDataType.BIGINT)
                    : DSL.field(
                            "cast(floor(({0} - {1}) / {2}) as bigint) + {3}",
                            SQLDataType.BIGINT, micros, inline(only.start()), inline(only.length()), inline((long)
                                    only.first()));
        }
        int middle = stretches.size() / 2;
        return DSL.when(micros.lt(inline(stretches.get(middle).start())), within(micros, stretches.subList(0, middle)))
                .otherwise(within(micros, stretches.subList(middle, stretches.size())));
    }
}
