package dev.steward.analysis.churn;

import dev.steward.analysis.Share;
import dev.steward.analysis.churn.Calibration.Outcome;
import dev.steward.analysis.churn.Churn.Factor;
import dev.steward.analysis.churn.Churn.Tier;
import dev.steward.analysis.churn.ChurnResult.Calibrated;
import dev.steward.analysis.churn.ChurnResult.Group;
import dev.steward.analysis.churn.ChurnResult.Measured;
import dev.steward.analysis.churn.ChurnResult.Scored;
import dev.steward.analysis.statistics.Interval;
import dev.steward.definition.Words;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A churn result as a document. */
final class ChurnResultJson {
    private static final double PERCENT = 100;

    private ChurnResultJson() {}

    static ObjectNode write(Churn question, ChurnResult result) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        result.at().ifPresent(at -> document.put("at", at.toString()));
        ArrayNode tiers = document.putArray("tiers");
        for (Tier tier : Tier.values()) {
            Group group = result.group(tier);
            ObjectNode entry = tiers.addObject()
                    .put("tier", Words.of(tier))
                    .put("count", group.people().size());
            percent(entry, result.share(tier));
            number(entry, "average_score", group.averageScore());
            ArrayNode users = entry.putArray("users");
            group.people().names().forEach(users::add);
        }
        document.put("unscored", result.unscored().size()).put("gone", result.gone());
        ArrayNode factors = document.putArray("factors");
        for (int i = 0; i < question.factors().size(); i++) {
            Factor factor = question.factors().get(i);
            Measured measured = result.factors().get(i);
            ObjectNode entry = factors.addObject()
                    .put("name", factor.name())
                    .put("weight_percent", question.share(factor) * PERCENT)
                    .put("measured", measured.measured());
            number(entry, "average_value", measured.averageValue());
            number(entry, "average_risk", measured.averageRisk());
        }
        ArrayNode people = document.putArray("people");
        for (Scored scored : result.highest()) {
            people.addObject()
                    .put("user", scored.person())
                    .put("score", scored.score())
                    .put("tier", Words.of(ChurnTables.tier(question, scored.score())));
        }
        calibrated(document.putObject("calibration"), result.calibration());
        return document;
    }

    private static void calibrated(ObjectNode into, Calibrated calibrated) {
        switch (calibrated) {
            case Calibrated.NoData _ -> into.put("not_evaluated", "no data");
            case Calibrated.TooLate late ->
                into.put("not_evaluated", "not enough history")
                        .put("needed", late.needed().toString())
                        .put("first", late.first().toString());
            case Calibrated.TooEarly early ->
                into.put("not_evaluated", "the data end before the moment")
                        .put("last", early.last().toString());
            case Calibrated.Done(Calibration calibration) -> calibration(into, calibration);
        }
    }

    private static void calibration(ObjectNode into, Calibration calibration) {
        into.put("at", calibration.at().toString());
        ArrayNode tiers = into.putArray("tiers");
        List<OptionalDouble> pValues = calibration.pValues();
        for (Tier tier : Tier.values()) {
            Outcome outcome = calibration.outcome(tier);
            ObjectNode entry = tiers.addObject().put("tier", Words.of(tier));
            share(entry, outcome.share());
            Optional<Interval> interval = outcome.interval();
            number(
                    entry,
                    "low",
                    interval.map(each -> OptionalDouble.of(each.low())).orElse(OptionalDouble.empty()));
            number(
                    entry,
                    "high",
                    interval.map(each -> OptionalDouble.of(each.high())).orElse(OptionalDouble.empty()));
            number(entry, "p_corrected", pValues.get(tier.ordinal()));
            ArrayNode users = entry.putArray("churned_users");
            outcome.churned().names().forEach(users::add);
        }
        share(into, calibration.all());
        number(into, "brier", calibration.brier());
        number(into, "brier_of_base", calibration.brierOfBase());
        number(into, "ranking", calibration.ranking());
    }

    private static void share(ObjectNode into, Share share) {
        into.put("people", share.whole()).put("churned", share.part());
        percent(into, share);
    }

    private static void percent(ObjectNode into, Share share) {
        share.percent().ifPresentOrElse(percent -> into.put("percent", percent), () -> into.putNull("percent"));
    }

    private static void number(ObjectNode into, String key, OptionalDouble value) {
        if (value.isPresent()) {
            into.put(key, value.getAsDouble());
        } else {
            into.putNull(key);
        }
    }
}
