package dev.steward.analysis.trends;

import dev.steward.analysis.timeseries.Anomalies;
import dev.steward.analysis.timeseries.Forecast;
import dev.steward.analysis.trends.Trends.View;
import dev.steward.analysis.trends.TrendsResult.Group;
import dev.steward.analysis.trends.TrendsResult.Line;
import dev.steward.definition.Words;
import dev.steward.model.Course;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A trends result as a document. */
final class TrendsResultJson {
    private static final double WHOLE = 1e15;

    private TrendsResultJson() {}

    static ObjectNode json(Trends question, TrendsResult result) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        result.periods().forEach(document.putArray("periods")::add);
        ArrayNode incomplete = document.putArray("incomplete");
        for (int i = 0; i < result.periods().size(); i++) {
            if (!result.complete().get(i)) {
                incomplete.add(result.periods().get(i));
            }
        }
        if (question.view() instanceof View.Forecast) {
            result.coming().forEach(document.putArray("coming")::add);
        }
        if (question.breakdown().isEmpty()) {
            result.groups().forEach(group -> group(document, question, result, group));
        } else {
            ArrayNode breakdowns = document.putArray("breakdowns");
            result.groups()
                    .forEach(group ->
                            group(breakdowns.addObject().put("value", group.value()), question, result, group));
        }
        if (!question.annotations().isEmpty()) {
            ArrayNode notes = document.putArray("annotations");
            result.notes()
                    .forEach(note -> notes.addObject()
                            .put("start", result.periods().get(note.period()))
                            .put("text", note.text()));
        }
        return document;
    }

    private static void group(ObjectNode into, Trends question, TrendsResult result, Group group) {
        ArrayNode series = into.putArray("series");
        boolean drawn = group.formula().isEmpty();
        group.series().forEach(line -> line(series.addObject(), question, result, line, drawn));
        group.formula().ifPresent(line -> line(into.putObject("formula"), question, result, line, true));
    }

    private static void line(ObjectNode into, Trends question, TrendsResult result, Line line, boolean drawn) {
        into.put("name", line.name());
        numbers(into.putArray("values"), line.values());
        line.before().ifPresent(before -> {
            numbers(into.putArray("previous"), before.values());
            numbers(into.putArray("change"), before.change());
            numbers(
                    into.putArray("change_percent"),
                    Course.of(
                            before.change().size(),
                            i -> before.ratio(i).isPresent()
                                    ? 100 * before.ratio(i).getAsDouble()
                                    : Double.NaN));
        });
        line.average().ifPresent(average -> numbers(into.putArray("moving_average"), average));
        line.anomalies().ifPresent(anomalies -> anomalies(into.putObject("anomalies"), result, anomalies));
        if (question.view() instanceof View.Forecast && drawn) {
            line.forecast()
                    .ifPresentOrElse(
                            forecast -> forecast(into.putObject("forecast"), forecast),
                            () -> into.putObject("forecast").put("not_evaluated", "not enough history"));
        }
    }

    private static void anomalies(ObjectNode into, TrendsResult result, Anomalies anomalies) {
        into.put("judged", anomalies.points().size() - anomalies.count(Anomalies.Level.NOT_EVALUATED));
        into.put("not_evaluated", anomalies.count(Anomalies.Level.NOT_EVALUATED));
        ArrayNode points = into.putArray("points");
        for (int i = 0; i < anomalies.points().size(); i++) {
            Anomalies.Point point = anomalies.points().get(i);
            if (point.flagged()) {
                ObjectNode written =
                        points.addObject().put("start", result.periods().get(i));
                written.put("level", Words.of(point.level()));
                number(written, "value", point.value());
                number(written, "expected", point.expected());
                number(written, "sigma", point.sigma());
                number(written, "score", point.score());
            }
        }
    }

    private static void forecast(ObjectNode into, Forecast forecast) {
        into.put("method", Words.of(forecast.method())).put("history", forecast.history());
        numbers(into.putArray("values"), forecast.expected());
        numbers(into.putArray("low_80"), forecast.eighty().low());
        numbers(into.putArray("high_80"), forecast.eighty().high());
        numbers(into.putArray("low_95"), forecast.ninetyFive().low());
        numbers(into.putArray("high_95"), forecast.ninetyFive().high());
        ArrayNode tried = into.putArray("tried");
        forecast.tried().forEach((method, accuracy) -> {
            ObjectNode written = tried.addObject().put("method", Words.of(method));
            number(written, "mae", accuracy.mae());
            number(written, "rmse", accuracy.rmse());
            number(written, "mape", accuracy.mape().orElse(Double.NaN));
        });
    }

    private static void number(ObjectNode into, String key, double number) {
        if (Double.isNaN(number)) {
            into.putNull(key);
        } else {
            into.put(key, number);
        }
    }

    /** Whole numbers are written as such. */
    private static void numbers(ArrayNode into, Course course) {
        for (int i = 0; i < course.size(); i++) {
            double number = course.get(i);
            if (!course.has(i)) {
                into.addNull();
            } else if (number == Math.rint(number) && Math.abs(number) < WHOLE) {
                into.add((long) number);
            } else {
                into.add(number);
            }
        }
    }
}
