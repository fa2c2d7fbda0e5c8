package dev.steward.analysis.funnel;

import java.util.OptionalDouble;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A funnel's result as a document. */
final class FunnelResultJson {
    private FunnelResultJson() {}

    static ObjectNode write(Funnel question, FunnelResult result) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        switch (result) {
            case FunnelResult.Steps steps -> steps(document, question, steps);
            case FunnelResult.Trend trend -> trend(document, trend);
            case FunnelResult.TimeToConvert times -> times(document, times);
            case FunnelResult.Correlation correlation -> correlation(document, correlation);
        }
        return document;
    }

    private static void steps(ObjectNode document, Funnel question, FunnelResult.Steps result) {
        if (question.breakdown().isEmpty()) {
            result.groups().forEach(group -> steps(document.putArray("steps"), group));
            return;
        }
        ArrayNode breakdowns = document.putArray("breakdowns");
        for (FunnelResult.Group group : result.groups()) {
            ObjectNode written = breakdowns.addObject();
            ArrayNode value = written.putArray("value");
            group.value().forEach(value::add);
            steps(written.putArray("steps"), group);
        }
    }

    private static void steps(ArrayNode into, FunnelResult.Group group) {
        for (FunnelResult.Step step : group.steps()) {
            ObjectNode written = into.addObject().put("count", step.count());
            ArrayNode users = written.putArray("users");
            step.users().names().forEach(users::add);
            seconds(written, "avg_seconds", step.averageSeconds());
            seconds(written, "median_seconds", step.medianSeconds());
        }
    }

    private static void seconds(ObjectNode into, String key, OptionalDouble seconds) {
        if (seconds.isPresent()) {
            into.put(key, seconds.getAsDouble());
        } else {
            into.putNull(key);
        }
    }

    private static void trend(ObjectNode document, FunnelResult.Trend result) {
        ArrayNode periods = document.putArray("periods");
        for (FunnelResult.Period period : result.periods()) {
            periods.addObject()
                    .put("start", period.start())
                    .put("entered", period.entered())
                    .put("converted", period.converted())
                    .put("rate_percent", period.ratePercent());
        }
    }

    private static void times(ObjectNode document, FunnelResult.TimeToConvert result) {
        ArrayNode seconds = document.putArray("seconds");
        result.seconds().forEach(seconds::add);
        seconds(document, "avg_seconds", result.averageSeconds());
        ArrayNode histogram = document.putArray("histogram");
        result.histogram().forEach(bin -> histogram.addArray().add(bin.start()).add(bin.count()));
    }

    private static void correlation(ObjectNode document, FunnelResult.Correlation result) {
        document.put("converted_total", result.convertedTotal()).put("dropped_total", result.droppedTotal());
        ArrayNode events = document.putArray("events");
        for (FunnelResult.Correlated event : result.events()) {
            events.addObject()
                    .put("event", event.event())
                    .put("converted", event.converted())
                    .put("dropped", event.dropped())
                    .put("odds_ratio", event.oddsRatio());
        }
    }
}
