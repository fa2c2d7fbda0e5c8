package dev.steward.app.ask;

import dev.steward.model.Granularity;
import dev.steward.source.SourceFacts;
import java.time.Duration;

/** Which period suits a stretch of data: enough of them to see a course, few enough to be read. */
public final class Periods {
    private static final long DAYS_OF_DAYS = 21;
    private static final long DAYS_OF_WEEKS = 200;

    private Periods() {}

    /** @param weeksUpTo how many days are still cut into weeks */
    public static Granularity suiting(SourceFacts facts, long weeksUpTo) {
        long days = facts.first()
                .flatMap(first ->
                        facts.last().map(last -> Duration.between(first, last).toDays()))
                .orElse(0L);
        if (days <= DAYS_OF_DAYS) {
            return Granularity.DAY;
        }
        return days <= weeksUpTo ? Granularity.WEEK : Granularity.MONTH;
    }

    /** For tables, whose columns are periods. */
    public static Granularity forTable(SourceFacts facts) {
        return suiting(facts, DAYS_OF_WEEKS / 2);
    }

    /** For charts, whose bars are periods. */
    public static Granularity forBars(SourceFacts facts) {
        return suiting(facts, DAYS_OF_WEEKS * 2);
    }
}
