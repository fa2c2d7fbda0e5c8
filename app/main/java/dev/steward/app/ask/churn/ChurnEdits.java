package dev.steward.app.ask.churn;

import dev.steward.analysis.churn.Churn;
import dev.steward.analysis.churn.Churn.Factor;
import dev.steward.analysis.churn.Churn.Limits;
import dev.steward.model.Matcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One change of a churn question at a time. */
final class ChurnEdits {
    private ChurnEdits() {}

    static Churn activity(Churn now, Matcher activity) {
        return new Churn(now.scope(), activity, now.lookback(), now.horizon(), now.factors(), now.limits(), now.list());
    }

    static Churn lookback(Churn now, Duration lookback) {
        return new Churn(now.scope(), now.activity(), lookback, now.horizon(), now.factors(), now.limits(), now.list());
    }

    static Churn horizon(Churn now, Duration horizon) {
        return new Churn(now.scope(), now.activity(), now.lookback(), horizon, now.factors(), now.limits(), now.list());
    }

    static Churn limits(Churn now, Limits limits) {
        return new Churn(now.scope(), now.activity(), now.lookback(), now.horizon(), now.factors(), limits, now.list());
    }

    static Churn replace(Churn now, int index, Factor factor) {
        List<Factor> factors = new ArrayList<>(now.factors());
        factors.set(index, factor);
        return factors(now, factors);
    }

    static Churn remove(Churn now, int index) {
        List<Factor> factors = new ArrayList<>(now.factors());
        factors.remove(index);
        return factors(now, factors);
    }

    /** Adds a factor, under another name where its own is taken. */
    static Churn add(Churn now, Factor factor) {
        List<String> names = now.factors().stream().map(Factor::name).toList();
        String name = factor.name();
        for (int i = 2; names.contains(name); i++) {
            name = factor.name() + " " + i;
        }
        List<Factor> factors = new ArrayList<>(now.factors());
        factors.add(new Factor(name, factor.weight(), factor.input(), factor.best(), factor.worst(), factor.missing()));
        return factors(now, factors);
    }

    private static Churn factors(Churn now, List<Factor> factors) {
        return new Churn(now.scope(), now.activity(), now.lookback(), now.horizon(), factors, now.limits(), now.list());
    }
}
