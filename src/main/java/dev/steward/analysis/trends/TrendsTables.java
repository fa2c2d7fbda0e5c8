package dev.steward.analysis.trends;

import static dev.steward.analysis.Sentences.say;

import dev.steward.analysis.timeseries.Anomalies;
import dev.steward.analysis.timeseries.Forecast;
import dev.steward.analysis.trends.Trends.View;
import dev.steward.analysis.trends.TrendsResult.Group;
import dev.steward.analysis.trends.TrendsResult.Line;
import dev.steward.definition.Words;
import dev.steward.model.Course;
import dev.steward.model.Table;
import dev.steward.model.Table.Column;
import dev.steward.model.Table.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A trends result as a table: a row a period (and value), or a row for each number out of the ordinary, the latest first,
 * or one for each that is predicted.
 */
final class TrendsTables {
    private final Trends question;
    private final TrendsResult result;
    private final List<Column> columns = new ArrayList<>();
    private final List<List<@Nullable Object>> rows = new ArrayList<>();

    private TrendsTables(Trends question, TrendsResult result) {
        this.question = question;
        this.result = result;
        question.breakdown().ifPresent(by -> columns.add(new Column("value", by.property(), Type.TEXT)));
        column("start", Type.TEXT);
        switch (question.view()) {
            case View.Course course -> periods(course);
            case View.Anomalies _ -> anomalies();
            case View.Forecast _ -> forecast();
        }
    }

    static Table table(Trends question, TrendsResult result) {
        TrendsTables tables = new TrendsTables(question, result);
        return new Table(TrendsWords.title(question), tables.columns, tables.rows);
    }

    private void column(String key, Type type) {
        columns.add(new Column(key, say("trends.column." + key), type));
    }

    /** A row that is being filled. */
    private final class Row {
        private final List<@Nullable Object> values = new ArrayList<>();

        Row(Group group, String start) {
            if (question.breakdown().isPresent()) {
                add(group.value());
            }
            add(start);
        }

        void add(@Nullable Object value) {
            values.add(value);
        }

        void add(Type type, OptionalDouble number) {
            if (number.isEmpty()) {
                add(null);
            } else if (type == Type.COUNT) {
                add(Math.round(number.getAsDouble()));
            } else {
                add(number.getAsDouble());
            }
        }

        void end() {
            rows.add(Collections.unmodifiableList(values));
        }
    }

    /** What kind of number the i-th line has; the formula's comes after those of the series. */
    private Type type(int line) {
        if (line < question.series().size()) {
            return question.series().get(line).measure().counts() ? Type.COUNT : Type.NUMBER;
        }
        return question.formula()
                .filter(formula -> formula.format() == Formula.Format.PERCENT)
                .map(_ -> Type.RATIO)
                .orElse(Type.NUMBER);
    }

    private void periods(View.Course course) {
        List<String> names = Stream.concat(
                        question.series().stream().map(TrendsWords::name),
                        question.formula().map(TrendsWords::name).stream())
                .toList();
        boolean compared = course.compare().isPresent();
        boolean averaged = course.movingAverage().isPresent();
        for (int i = 0; i < names.size(); i++) {
            String key = i < question.series().size() ? Formula.letter(i) : "formula";
            String name = names.get(i);
            columns.add(new Column(key, name, type(i)));
            if (compared) {
                columns.add(new Column(key + "_before", say("trends.column.before", name), type(i)));
                columns.add(new Column(key + "_change", say("trends.column.change", name), type(i)));
                columns.add(new Column(key + "_change_ratio", say("trends.column.ratio", name), Type.RATIO));
            }
            if (averaged) {
                Type type = type(i) == Type.COUNT ? Type.NUMBER : type(i);
                columns.add(new Column(key + "_average", say("trends.column.average", name), type));
            }
        }
        column("note", Type.TEXT);
        for (Group group : result.groups()) {
            for (int period = 0; period < result.periods().size(); period++) {
                Row row = new Row(group, result.periods().get(period));
                for (int i = 0; i < group.lines().size(); i++) {
                    number(row, group, i, period, compared);
                    if (averaged) {
                        row.add(Type.NUMBER, at(group.lines().get(i).average(), period));
                    }
                }
                row.add(note(period));
                row.end();
            }
        }
    }

    private void number(Row row, Group group, int i, int period, boolean compared) {
        Line line = group.lines().get(i);
        row.add(type(i), line.values().at(period));
        if (compared) {
            row.add(type(i), at(line.before().map(TrendsResult.Before::values), period));
            row.add(type(i), at(line.before().map(TrendsResult.Before::change), period));
            row.add(
                    Type.RATIO,
                    line.before().map(before -> before.ratio(period)).orElse(OptionalDouble.empty()));
        }
    }

    private static OptionalDouble at(Optional<Course> course, int period) {
        return course.map(numbers -> numbers.at(period)).orElse(OptionalDouble.empty());
    }

    private String note(int period) {
        Stream<String> incomplete =
                result.complete().get(period) ? Stream.empty() : Stream.of(say("trends.incomplete"));
        Stream<String> notes =
                result.notes().stream().filter(note -> note.period() == period).map(TrendsResult.Note::text);
        return String.join("; ", Stream.concat(incomplete, notes).toList());
    }

    private void anomalies() {
        column("line", Type.TEXT);
        boolean whole = !question.drawsFormula()
                && question.series().stream()
                        .allMatch(series -> series.measure().counts());
        Type type = whole
                ? Type.COUNT
                : question.drawsFormula() ? type(question.series().size()) : Type.NUMBER;
        column("number", type);
        column("expected", type == Type.RATIO ? Type.RATIO : Type.NUMBER);
        column("score", Type.NUMBER);
        column("level", Type.TEXT);
        column("note", Type.TEXT);
        for (Flag flag : flags(result)) {
            Row row = new Row(flag.group(), result.periods().get(flag.period()));
            row.add(flag.group().drawn().get(flag.line()).name());
            row.add(type, OptionalDouble.of(flag.point().value()));
            row.add(flag.point().expected());
            row.add(flag.point().score());
            row.add(say("trends.level." + Words.of(flag.point().level())));
            row.add(note(flag.period()));
            row.end();
        }
    }

    /** A number out of the ordinary; {@code line} counts those that are drawn. */
    record Flag(Group group, int line, int period, Anomalies.Point point) {}

    /** The latest first. */
    static List<Flag> flags(TrendsResult result) {
        List<Flag> flags = new ArrayList<>();
        for (int period = result.periods().size() - 1; period >= 0; period--) {
            for (Group group : result.groups()) {
                for (int line = 0; line < group.drawn().size(); line++) {
                    Optional<Anomalies> anomalies = group.drawn().get(line).anomalies();
                    if (anomalies.isPresent()
                            && anomalies.get().points().get(period).flagged()) {
                        flags.add(new Flag(
                                group, line, period, anomalies.get().points().get(period)));
                    }
                }
            }
        }
        return flags;
    }

    private void forecast() {
        column("line", Type.TEXT);
        Type type = question.drawsFormula() ? type(question.series().size()) : Type.NUMBER;
        for (String key : List.of("expected", "low_80", "high_80", "low_95", "high_95")) {
            column(key, type);
        }
        column("method", Type.TEXT);
        column("mae", type);
        column("rmse", type);
        column("mape", Type.RATIO);
        for (Group group : result.groups()) {
            for (Line line : group.drawn()) {
                line.forecast().ifPresent(forecast -> forecast(group, line, forecast));
            }
        }
    }

    private void forecast(Group group, Line line, Forecast forecast) {
        for (int step = 0; step < forecast.expected().size(); step++) {
            Row row = new Row(group, result.coming().get(step));
            row.add(line.name());
            row.add(Type.NUMBER, forecast.expected().at(step));
            row.add(Type.NUMBER, forecast.eighty().low().at(step));
            row.add(Type.NUMBER, forecast.eighty().high().at(step));
            row.add(Type.NUMBER, forecast.ninetyFive().low().at(step));
            row.add(Type.NUMBER, forecast.ninetyFive().high().at(step));
            row.add(say("trends.method." + Words.of(forecast.method())));
            row.add(forecast.accuracy().mae());
            row.add(forecast.accuracy().rmse());
            OptionalDouble mape = forecast.accuracy().mape();
            row.add(mape.isPresent() ? mape.getAsDouble() / 100 : null);
            row.end();
        }
    }
}
