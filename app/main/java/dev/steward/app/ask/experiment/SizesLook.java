package dev.steward.app.ask.experiment;

import dev.steward.Answer;
import dev.steward.analysis.experiment.Experiment;
import dev.steward.analysis.experiment.Experiment.Measure;
import dev.steward.analysis.experiment.ExperimentResult;
import dev.steward.analysis.experiment.ExperimentResult.Arm;
import dev.steward.analysis.statistics.Power;
import dev.steward.app.ask.Presenter;
import dev.steward.app.ui.Texts;
import dev.steward.chart.BarsChart;
import dev.steward.chart.Chart;
import dev.steward.chart.Numbers;
import dev.steward.chart.Palette;
import dev.steward.model.Cell;
import dev.steward.model.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.entity.ChartEntity;
import org.jspecify.annotations.Nullable;

/**
 * The sample-size calculator: how many people it takes to show a difference, for differences around the one somebody would
 * like to see. What is not given is taken from the answer: the rate or mean, and how much people vary, of the control.
 *
 * @param rate in percent; only where rates are measured
 * @param difference in points, or in what is measured; empty: a tenth of the control's value
 */
record SizesLook(OptionalDouble rate, OptionalDouble difference, double power, Texts texts)
        implements Presenter<Experiment, ExperimentResult> {
    private static final double PERCENT = 100;
    private static final double USUAL_RATE = 0.1;
    private static final double TENTH = 0.1;
    private static final double[] STEPS = {0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4};
    private static final Numbers NUMBERS = Numbers.ENGLISH;

    /** A difference, as a ratio where rates are measured, and the people each variant needs. */
    private record Size(double difference, double relative, long people) {}

    @Override
    public View present(Answer<Experiment, ExperimentResult> answer) {
        Experiment question = answer.question();
        boolean rates = question.measure() instanceof Measure.Conversion;
        List<Size> sizes = rates ? ofRates(question, answer.result()) : ofMeans(question, answer.result());
        String title = sizes.isEmpty()
                ? texts.get("sizes.nothing")
                : texts.get(
                        "sizes.title", base(answer, rates), NUMBERS.level(power), NUMBERS.level(question.confidence()));
        int variants = Math.max(2, answer.result().arms().size());
        List<BarsChart.Bar> bars = sizes.stream()
                .map(size -> new BarsChart.Bar(label(size, rates), size.people()))
                .toList();
        return new View(
                new Silent(new BarsChart(title, bars, 0)),
                table(title, sizes, variants, rates),
                (_, _) -> Optional.empty());
    }

    private String base(Answer<Experiment, ExperimentResult> answer, boolean rates) {
        return rates
                ? NUMBERS.percent(rateNow(answer.result()))
                : NUMBERS.significant(
                        control(answer.result()).map(Arm::moments).orElseThrow().mean());
    }

    private static Optional<Arm> control(ExperimentResult result) {
        return result.arms().stream().findFirst();
    }

    private double rateNow(ExperimentResult result) {
        double seen =
                control(result).map(Arm::value).orElse(OptionalDouble.empty()).orElse(USUAL_RATE);
        double usable = seen > 0 && seen < 1 ? seen : USUAL_RATE;
        return rate.isPresent() ? rate.getAsDouble() / PERCENT : usable;
    }

    private List<Size> ofRates(Experiment question, ExperimentResult result) {
        double now = rateNow(result);
        double wish = difference.isPresent() ? difference.getAsDouble() / PERCENT : now * TENTH;
        List<Size> sizes = new ArrayList<>();
        for (double step : STEPS) {
            double distance = wish * step;
            // Upwards where there is room: near 100 % only fewer can be shown.
            double then = now + distance <= 1 ? now + distance : now - distance;
            if (then >= 0) {
                OptionalLong people = Power.peopleForRates(now, then, 1 - question.confidence(), power, 1);
                people.ifPresent(each -> sizes.add(new Size(then - now, (then - now) / now, each)));
            }
        }
        return sizes;
    }

    private List<Size> ofMeans(Experiment question, ExperimentResult result) {
        Optional<Arm> control = control(result);
        OptionalDouble deviation = control.map(arm -> arm.moments().deviation()).orElse(OptionalDouble.empty());
        List<Size> sizes = new ArrayList<>();
        if (control.isPresent() && deviation.isPresent()) {
            double mean = control.get().moments().mean();
            double wish = difference.orElse(mean == 0 ? deviation.getAsDouble() * TENTH : Math.abs(mean) * TENTH);
            for (double step : STEPS) {
                OptionalLong people =
                        Power.peopleForMeans(wish * step, deviation.getAsDouble(), 1 - question.confidence(), power);
                people.ifPresent(
                        each -> sizes.add(new Size(wish * step, mean == 0 ? Double.NaN : wish * step / mean, each)));
            }
        }
        return sizes;
    }

    private String label(Size size, boolean rates) {
        String amount = (size.difference() > 0 ? "+" : "")
                + NUMBERS.significant(rates ? size.difference() * PERCENT : size.difference());
        return rates ? texts.get("sizes.points", amount) : amount;
    }

    private Table table(String title, List<Size> sizes, int variants, boolean rates) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Size size : sizes) {
            rows.add(Arrays.asList(
                    rates ? size.difference() * PERCENT : size.difference(),
                    Double.isFinite(size.relative()) ? size.relative() : null,
                    size.people(),
                    size.people() * variants));
        }
        return new Table(
                title,
                List.of(
                        column(rates ? "points" : "difference", Table.Type.NUMBER),
                        column("relative", Table.Type.RATIO),
                        column("each", Table.Type.COUNT),
                        new Table.Column("all", texts.get("sizes.column.all", variants), Table.Type.COUNT)),
                rows);
    }

    private Table.Column column(String key, Table.Type type) {
        return new Table.Column(key, texts.get("sizes.column." + key), type);
    }

    /** Nobody stands behind these numbers yet. */
    private record Silent(BarsChart bars) implements Chart {
        @Override
        public String title() {
            return bars.title();
        }

        @Override
        public JFreeChart draw(Palette palette) {
            return bars.draw(palette);
        }

        @Override
        public String description() {
            return bars.description();
        }

        @Override
        public Optional<Cell> cellAt(ChartEntity entity) {
            return Optional.empty();
        }
    }
}
