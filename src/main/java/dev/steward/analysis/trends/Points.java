package dev.steward.analysis.trends;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.percentileCont;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import dev.steward.analysis.Chosen;
import dev.steward.analysis.trends.Trends.Measure;
import dev.steward.analysis.trends.Trends.Statistic;
import dev.steward.source.Batch;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Measures that the events of one period determine alone: one row a period and group that has events. */
final class Points {
    /** The columns before those of the series: period, and the group where there are several. */
    private final int before;

    private final Trends question;
    private final List<Integer> series;

    Points(Trends question, List<Integer> series) {
        this.question = question;
        this.series = series;
        this.before = question.breakdown().isPresent() ? 2 : 1;
    }

    Select<?> select(Table<?> counted) {
        List<Field<?>> by = new ArrayList<>(List.of(Counted.PERIOD));
        question.breakdown().ifPresent(_ -> by.add(Counted.GROUP));
        List<Field<?>> columns = new ArrayList<>(by);
        for (int i : series) {
            for (Field<?> aggregate : aggregates(i)) {
                columns.add(aggregate.cast(SQLDataType.DOUBLE).as("column_" + columns.size()));
            }
        }
        return DSL.select(columns).from(counted).groupBy(by);
    }

    private List<Field<?>> aggregates(int i) {
        Field<Boolean> counts = Counted.counts(i);
        Field<Integer> events = count(when(DSL.condition(counts), inline(1)));
        Field<Integer> people = countDistinct(when(DSL.condition(counts), Chosen.ACTOR));
        Field<Double> amount = when(DSL.condition(counts), Counted.amount(i));
        return switch (question.series().get(i).measure()) {
            case Measure.Total _ -> List.of(events);
            case Measure.People _, Measure.Active _ -> List.of(people);
            case Measure.PerPerson _ -> List.of(events, people);
            case Measure.OfNumber number ->
                switch (number.statistic()) {
                    case SUM -> List.of(added(amount));
                    case AVERAGE -> List.of(added(amount), count(amount));
                    case MEDIAN -> List.of(percentile(0.5, amount));
                    case P90 -> List.of(percentile(0.9, amount));
                    case P99 -> List.of(percentile(0.99, amount));
                };
        };
    }

    /** As decimals, so that the sum does not depend on the order of adding, and money stays exact. */
    private static Field<?> added(Field<Double> amount) {
        return sum(amount.cast(SQLDataType.DECIMAL(38, 6)));
    }

    private static Field<?> percentile(double share, Field<Double> amount) {
        return percentileCont(inline(share)).withinGroupOrderBy(amount);
    }

    /** The numbers of one row of {@link #select}, in the order of the series; NaN where there is none. */
    double[] numbers(Batch batch, int row) {
        double[] numbers = new double[series.size()];
        int column = before;
        for (int i = 0; i < numbers.length; i++) {
            Measure measure = question.series().get(series.get(i)).measure();
            boolean ratio = measure instanceof Measure.PerPerson
                    || measure instanceof Measure.OfNumber number && number.statistic() == Statistic.AVERAGE;
            double number = real(batch, row, column++);
            numbers[i] = ratio ? number / real(batch, row, column++) : number;
        }
        return numbers;
    }

    private static double real(Batch batch, int row, int column) {
        return batch.isNull(row, column) ? Double.NaN : batch.real(row, column);
    }
}
