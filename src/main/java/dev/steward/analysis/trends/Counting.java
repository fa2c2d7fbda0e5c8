package dev.steward.analysis.trends;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;

import dev.steward.analysis.Axes;
import dev.steward.analysis.trends.Trends.Measure;
import dev.steward.definition.Scope;
import dev.steward.model.CalendarAxis;
import dev.steward.model.Course;
import dev.steward.model.Granularity;
import dev.steward.model.TimeRange;
import dev.steward.model.Times;
import dev.steward.model.Work;
import dev.steward.source.EventTable;
import dev.steward.source.Reader;
import dev.steward.source.SourceFacts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jooq.impl.DSL;

/** Asks the engine for the numbers of one question. */
final class Counting {
    /** Numbers by group and series. {@code rest}: whether there is anything in the last group. */
    record Found(CalendarAxis axis, Groups groups, boolean rest, List<List<Course>> numbers) {}

    private final Trends question;
    private final Reader reader;
    private final SourceFacts facts;
    private final Work work;
    private final List<Integer> plain;
    private final List<Integer> lookingBack;

    Counting(Trends question, Reader reader, SourceFacts facts, Work work) {
        this.question = question;
        this.reader = reader;
        this.facts = facts;
        this.work = work;
        this.lookingBack = IntStream.range(0, question.series().size())
                .filter(i -> looksBack(question.series().get(i).measure()))
                .boxed()
                .toList();
        this.plain = IntStream.range(0, question.series().size())
                .filter(i -> !lookingBack.contains(i))
                .boxed()
                .toList();
    }

    private boolean looksBack(Measure measure) {
        return measure instanceof Measure.Active || measure instanceof Measure.People && question.cumulative();
    }

    /** The numbers of the range; where it is open, from or to the period of the first or last event that counts. */
    Optional<Found> find() {
        Scope scope = question.scope();
        TimeRange range = scope.range();
        if (facts.first().isEmpty() || facts.last().isEmpty()) {
            return Optional.empty();
        }
        long first = scope.from().isPresent()
                ? range.fromMicros()
                : Times.micros(facts.first().get());
        return Axes.between(scope, question.period(), first, lastMicros()).flatMap(wide -> {
            Groups groups = groups(range);
            Rows rows = read(wide, range, groups);
            int start = scope.from().isPresent() ? 0 : rows.first();
            int end = scope.to().isPresent() ? wide.size() - 1 : rows.last();
            return start > end || groups.split() && rows.last() < 0
                    ? Optional.empty()
                    : Optional.of(new Found(
                            part(wide, start, end),
                            groups,
                            groups.split() && rows.has(groups.size() - 1),
                            fill(rows, wide, groups, start, end)));
        });
    }

    /** The numbers of other periods, in the same groups. */
    List<List<Course>> numbers(CalendarAxis axis, Groups groups) {
        TimeRange range = new TimeRange(Times.instant(axis.start(0)), Times.instant(axis.start(axis.size()) - 1));
        return fill(read(axis, range, groups), axis, groups, 0, axis.size() - 1);
    }

    private long lastMicros() {
        return question.scope().to().isPresent()
                ? question.scope().range().toMicros()
                : facts.last().map(Times::micros).orElse(Long.MIN_VALUE);
    }

    private CalendarAxis part(CalendarAxis axis, int start, int end) {
        return CalendarAxis.between(
                question.period(),
                question.scope().timezone(),
                question.scope().weekStart(),
                axis.start(start),
                axis.start(end));
    }

    /** The values with most events; one that is called like the rest belongs to it. */
    private Groups groups(TimeRange range) {
        if (question.breakdown().isEmpty()) {
            return Groups.ONE;
        }
        int limit = question.breakdown().get().limit();
        List<Integer> all = IntStream.range(0, question.series().size()).boxed().toList();
        List<String> kept = new ArrayList<>();
        EventTable events = reader.events(range);
        reader.fetch(
                DSL.select(Counted.GROUP)
                        .from(Counted.withValues(question, all, events))
                        .where(Counted.GROUP.ne(inline(Groups.REST)))
                        .groupBy(Counted.GROUP)
                        .orderBy(count().desc(), events.byCodePoint(Counted.GROUP))
                        .limit(inline(limit)),
                work,
                batch -> {
                    for (int row = 0; row < batch.rows(); row++) {
                        kept.add(String.valueOf(batch.text(row, 0)));
                    }
                });
        return new Groups(true, kept);
    }

    private Rows read(CalendarAxis axis, TimeRange range, Groups groups) {
        Rows rows = new Rows();
        if (!plain.isEmpty()) {
            Points points = new Points(question, plain);
            reader.fetchFew(
                    points.select(Counted.inPeriods(question, plain, reader.events(range), axis, groups)),
                    work,
                    batch -> {
                        for (int row = 0; row < batch.rows(); row++) {
                            int period = Math.toIntExact(batch.number(row, 0));
                            int group = groups.split() ? groups.of(batch.text(row, 1)) : 0;
                            rows.points.add(new Rows.Point(group, period, points.numbers(batch, row)));
                            rows.saw(period);
                        }
                    });
        }
        if (!lookingBack.isEmpty()) {
            readSpans(axis, range, groups, rows);
        }
        return rows;
    }

    private void readSpans(CalendarAxis axis, TimeRange range, Groups groups, Rows rows) {
        CalendarAxis days = days(axis);
        TimeRange back = question.cumulative() ? range : new TimeRange(Times.instant(days.start(0)), range.to());
        var counted = Counted.inPeriods(question, lookingBack, reader.events(back), days, groups);
        List<Integer> lengths = lookingBack.stream().map(this::activeDays).toList();
        reader.fetch(
                question.cumulative()
                        ? Spans.first(question, lookingBack, counted)
                        : Spans.active(question, lookingBack, lengths, counted),
                work,
                batch -> {
                    for (int row = 0; row < batch.rows(); row++) {
                        int day = Math.toIntExact(batch.number(row, 1));
                        int series = Math.toIntExact(batch.number(row, 0));
                        if (series == Spans.LATEST) {
                            rows.saw(day);
                            continue;
                        }
                        rows.spans.add(new Rows.Span(
                                series,
                                groups.split() ? groups.of(batch.text(row, 4)) : 0,
                                day,
                                Math.toIntExact(batch.number(row, 2)),
                                batch.number(row, 3)));
                        int period = axis.indexOf(days.start(day));
                        if (period >= 0 && period < axis.size()) {
                            rows.saw(period);
                        }
                    }
                });
    }

    /** The days that activity is looked for in: those of the axis and as many before as the longest measure needs. */
    CalendarAxis days(CalendarAxis axis) {
        if (question.cumulative()) {
            return axis;
        }
        int most = lookingBack.stream().mapToInt(this::activeDays).max().orElse(1);
        var zone = question.scope().timezone();
        LocalDate first =
                LocalDate.ofInstant(Times.instant(axis.start(0)), zone).minusDays(most - 1L);
        return CalendarAxis.between(
                Granularity.DAY,
                zone,
                question.scope().weekStart(),
                Times.micros(first.atStartOfDay(zone).toInstant()),
                axis.start(axis.size()) - 1);
    }

    private int activeDays(int series) {
        return question.series().get(series).measure() instanceof Measure.Active(int days) ? days : 1;
    }

    /** The day whose number a period has: its last one, or the last one of the range or of the data if it lies inside. */
    int dayOf(CalendarAxis days, CalendarAxis axis, int period) {
        long end = axis.start(period + 1) - 1;
        long last = lastMicros();
        return days.indexOf(last >= axis.start(period) && last < end ? last : end);
    }

    private List<List<Course>> fill(Rows rows, CalendarAxis axis, Groups groups, int start, int end) {
        double[][][] numbers = new double[groups.size()][question.series().size()][end - start + 1];
        for (double[][] group : numbers) {
            for (int i : plain) {
                if (!question.series().get(i).measure().cumulates()) {
                    Arrays.fill(group[i], Double.NaN);
                }
            }
        }
        for (Rows.Point point : rows.points) {
            for (int i = 0; i < plain.size(); i++) {
                double number = point.numbers()[i];
                if (!Double.isNaN(number)) {
                    numbers[point.group()][plain.get(i)][point.period() - start] = number;
                }
            }
        }
        CalendarAxis days = days(axis);
        for (int series : lookingBack) {
            double[][] daily = new double[groups.size()][days.size() + 1];
            rows.spans.stream().filter(span -> span.series() == series).forEach(span -> {
                daily[span.group()][span.day()] += span.people();
                if (span.length() > 0) {
                    daily[span.group()][Math.min(span.day() + span.length(), days.size())] -= span.people();
                }
            });
            for (int group = 0; group < groups.size(); group++) {
                accumulate(daily[group]);
                for (int period = start; period <= end; period++) {
                    int day = question.cumulative() ? period : dayOf(days, axis, period);
                    numbers[group][series][period - start] = daily[group][day];
                }
            }
        }
        if (question.cumulative()) {
            plain.forEach(i -> Arrays.stream(numbers).forEach(group -> accumulate(group[i])));
        }
        return Arrays.stream(numbers)
                .map(group -> Arrays.stream(group).map(Course::of).toList())
                .toList();
    }

    private static void accumulate(double[] numbers) {
        for (int i = 1; i < numbers.length; i++) {
            numbers[i] += numbers[i - 1];
        }
    }
}
