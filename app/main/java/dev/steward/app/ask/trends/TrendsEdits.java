package dev.steward.app.ask.trends;

import dev.steward.analysis.trends.Formula;
import dev.steward.analysis.trends.Trends;
import dev.steward.analysis.trends.Trends.Measure;
import dev.steward.analysis.trends.Trends.Series;
import dev.steward.analysis.trends.Trends.View;
import dev.steward.model.BadDefinition;
import dev.steward.model.Granularity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The edits of a trends question. Each gives a new, valid one: what no longer fits goes or becomes what is nearest. */
final class TrendsEdits {
    private TrendsEdits() {}

    /** A formula stays as long as its series are there; numbers stop running on once one of them cannot. */
    static Trends withSeries(Trends t, List<Series> series) {
        boolean cumulates = series.stream().allMatch(each -> each.measure().cumulates());
        View view = t.view() instanceof View.Course course && course.cumulative() && !cumulates
                ? new View.Course(course.compare(), false, course.movingAverage())
                : t.view();
        return new Trends(
                t.scope(),
                t.period(),
                series,
                t.formula().filter(formula -> fits(formula, series.size())),
                t.breakdown(),
                t.annotations(),
                view);
    }

    private static boolean fits(Formula formula, int series) {
        try {
            formula.over(series);
            return true;
        } catch (BadDefinition namesAnother) {
            return false;
        }
    }

    static Trends add(Trends t, Series series) {
        List<Series> all = new ArrayList<>(t.series());
        all.add(series);
        return withSeries(t, all);
    }

    static Trends replace(Trends t, int index, Series series) {
        List<Series> all = new ArrayList<>(t.series());
        all.set(index, series);
        return withSeries(t, all);
    }

    /** The only one stays. */
    static Trends remove(Trends t, int index) {
        if (t.series().size() == 1) {
            return t;
        }
        List<Series> all = new ArrayList<>(t.series());
        all.remove(index);
        return withSeries(t, all);
    }

    static Trends move(Trends t, int from, int to) {
        List<Series> all = new ArrayList<>(t.series());
        all.add(Math.clamp(to, 0, all.size() - 1), all.remove(from));
        return withSeries(t, all);
    }

    /** By the hour nobody is active over days: people are counted instead. */
    static Trends withPeriod(Trends t, Granularity period) {
        List<Series> series = t.series().stream()
                .map(each -> period == Granularity.HOUR && each.measure() instanceof Measure.Active
                        ? new Series(each.matcher(), new Measure.People(), each.name())
                        : each)
                .toList();
        return new Trends(t.scope(), period, series, t.formula(), t.breakdown(), t.annotations(), t.view());
    }

    static Trends withFormula(Trends t, Optional<Formula> formula) {
        return new Trends(t.scope(), t.period(), t.series(), formula, t.breakdown(), t.annotations(), t.view());
    }

    static Trends withBreakdown(Trends t, Optional<Trends.Breakdown> breakdown) {
        return new Trends(t.scope(), t.period(), t.series(), t.formula(), breakdown, t.annotations(), t.view());
    }

    static Trends withAnnotations(Trends t, List<Trends.Annotation> annotations) {
        return new Trends(t.scope(), t.period(), t.series(), t.formula(), t.breakdown(), annotations, t.view());
    }

    /** A view that runs on is only had of series that can. */
    static Trends withView(Trends t, View view) {
        boolean cumulates = t.series().stream().allMatch(each -> each.measure().cumulates());
        View possible = view instanceof View.Course course && course.cumulative() && !cumulates
                ? new View.Course(course.compare(), false, course.movingAverage())
                : view;
        return new Trends(t.scope(), t.period(), t.series(), t.formula(), t.breakdown(), t.annotations(), possible);
    }
}
