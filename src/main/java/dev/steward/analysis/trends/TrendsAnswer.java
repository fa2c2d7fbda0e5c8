package dev.steward.analysis.trends;

import dev.steward.analysis.timeseries.Anomalies;
import dev.steward.analysis.timeseries.Forecast;
import dev.steward.analysis.trends.Trends.View;
import dev.steward.analysis.trends.TrendsResult.Before;
import dev.steward.analysis.trends.TrendsResult.Group;
import dev.steward.analysis.trends.TrendsResult.Line;
import dev.steward.analysis.trends.TrendsResult.Note;
import dev.steward.definition.When;
import dev.steward.model.CalendarAxis;
import dev.steward.model.Course;
import dev.steward.model.TimeRange;
import dev.steward.model.Times;
import dev.steward.model.Work;
import dev.steward.source.Reader;
import dev.steward.source.SourceFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Makes the answer of what the engine has counted: formula, comparison, average, anomalies and forecast. */
final class TrendsAnswer {
    private final Trends question;
    private final Counting.Found found;
    private final Optional<Earlier> earlier;
    private final boolean[] complete;
    private final List<Note> notes;
    private final Seasons seasons;

    private TrendsAnswer(
            Trends question, SourceFacts facts, Counting.Found found, Optional<Earlier> earlier, List<Note> notes) {
        this.question = question;
        this.found = found;
        this.earlier = earlier;
        this.complete = complete(found.axis(), question.scope().range(), facts);
        this.notes = notes;
        this.seasons = new Seasons(question, found.axis());
    }

    static TrendsResult of(Trends question, Reader reader, Work work) {
        SourceFacts facts = reader.facts();
        Counting counting = new Counting(question, reader, facts, work);
        return counting.find()
                .map(found -> new TrendsAnswer(
                                question,
                                facts,
                                found,
                                Earlier.of(question, facts, found, counting),
                                notes(question, found.axis()))
                        .result())
                .orElse(TrendsResult.NOTHING);
    }

    /** Whether the range and the source's events reach over both ends of each period. */
    static boolean[] complete(CalendarAxis axis, TimeRange range, SourceFacts facts) {
        long first =
                Math.max(range.fromMicros(), facts.first().map(Times::micros).orElse(Long.MAX_VALUE));
        long last = Math.min(range.toMicros(), facts.last().map(Times::micros).orElse(Long.MIN_VALUE));
        boolean[] complete = new boolean[axis.size()];
        for (int i = 0; i < complete.length; i++) {
            complete[i] = axis.start(i) >= first && axis.start(i + 1) - 1 <= last;
        }
        return complete;
    }

    private static List<Note> notes(Trends question, CalendarAxis axis) {
        List<Note> notes = new ArrayList<>();
        for (Trends.Annotation annotation : question.annotations()) {
            long at = switch (annotation.at()) {
                case When.Day day ->
                    Times.micros(
                            day.date().atStartOfDay(question.scope().timezone()).toInstant());
                case When.Moment moment -> Times.micros(moment.instant());
            };
            int period = axis.indexOf(at);
            if (period >= 0 && period < axis.size()) {
                notes.add(new Note(period, annotation.text(), annotation.incident()));
            }
        }
        return notes;
    }

    private TrendsResult result() {
        List<Group> groups = new ArrayList<>();
        for (int group : found.groups().inOrder()) {
            if (!found.groups().rest(group) || found.rest()) {
                groups.add(group(group));
            }
        }
        return new TrendsResult(
                found.axis().labels(),
                IntStream.range(0, complete.length).mapToObj(i -> complete[i]).toList(),
                coming(),
                groups,
                notes);
    }

    private Group group(int group) {
        List<Course> numbers = found.numbers().get(group);
        boolean judged = !question.drawsFormula();
        List<Line> series = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            int index = i;
            series.add(line(
                    TrendsWords.name(question.series().get(i)),
                    numbers.get(i),
                    earlier.map(before -> before.numbers().get(group).get(index)),
                    judged,
                    question.series().get(i).measure().counts()));
        }
        return new Group(
                found.groups().name(group),
                series,
                question.formula()
                        .map(formula -> line(
                                TrendsWords.name(formula),
                                computed(formula, numbers),
                                earlier.map(before ->
                                        computed(formula, before.numbers().get(group))),
                                true,
                                false)));
    }

    private static Course computed(Formula formula, List<Course> series) {
        Arithmetic parsed = formula.parsed();
        return Course.of(
                series.getFirst().size(),
                period -> parsed.value(letter -> series.get(letter).get(period)));
    }

    private Line line(String name, Course values, Optional<Course> before, boolean judged, boolean counts) {
        boolean anomalies = judged && question.view() instanceof View.Anomalies;
        boolean forecast = judged && question.view() instanceof View.Forecast;
        return new Line(
                name,
                values,
                before.map(numbers -> compared(values, numbers)),
                average(values),
                anomalies ? Optional.of(judge(values, counts)) : Optional.empty(),
                forecast ? predict(history(values)) : Optional.empty());
    }

    private Optional<Forecast> predict(Course history) {
        return Forecast.of(history, seasons.length(history.size()), horizon());
    }

    private Before compared(Course now, Course before) {
        IntPredicate both = period -> complete[period] && earlier.orElseThrow().complete(period);
        return new Before(
                before,
                Course.of(now.size(), period -> both.test(period) ? now.get(period) - before.get(period) : Double.NaN));
    }

    /** Of the last periods, this one among them; those without a number are left out. None of a period that goes on. */
    private Optional<Course> average(Course values) {
        if (!(question.view() instanceof View.Course course)
                || course.movingAverage().isEmpty()) {
            return Optional.empty();
        }
        int periods = course.movingAverage().getAsInt();
        return Optional.of(Course.of(
                values.size(),
                period -> period + 1 < periods || !complete[period]
                        ? Double.NaN
                        : values.part(period + 1 - periods, period + 1)
                                .numbers()
                                .average()
                                .orElse(Double.NaN)));
    }

    private Anomalies judge(Course values, boolean counts) {
        return Anomalies.of(
                values,
                new Anomalies.Seasons(seasons.cycle(), seasons::of),
                period -> complete[period],
                period -> notes.stream().anyMatch(note -> note.incident() && note.period() == period),
                counts);
    }

    /** The numbers of the complete periods; those after the last one that has none. */
    private Course history(Course values) {
        int end = end();
        int start = end;
        while (start > 0 && complete[start - 1] && values.has(start - 1)) {
            start--;
        }
        return values.part(start, end);
    }

    /** Where the complete periods end: from there on is predicted. */
    private int end() {
        int end = complete.length;
        while (end > 0 && !complete[end - 1]) {
            end--;
        }
        return end;
    }

    private int horizon() {
        return question.view() instanceof View.Forecast forecast
                ? forecast.horizon().orElse(seasons.horizon())
                : 0;
    }

    private List<String> coming() {
        return horizon() == 0 || end() == 0
                ? List.of()
                : CalendarAxis.startingAt(
                                question.period(),
                                question.scope().timezone(),
                                question.scope().weekStart(),
                                found.axis().start(end()),
                                horizon())
                        .labels();
    }
}
