package dev.steward.chart;

import java.awt.BasicStroke;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.List;
import java.util.function.DoubleFunction;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.TickUnits;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;

/** The scales of our charts, and the quiet grid behind them. */
final class Axes {
    private static final BasicStroke HAIRLINE = new BasicStroke(1);
    private static final List<Integer> NICE_SECONDS = List.of(
            1,
            2,
            5,
            10,
            15,
            30,
            60,
            120,
            300,
            600,
            900,
            1_800,
            3_600,
            7_200,
            10_800,
            21_600,
            43_200,
            86_400,
            172_800,
            259_200,
            604_800,
            1_209_600,
            2_592_000,
            7_776_000,
            15_552_000,
            31_104_000,
            155_520_000);

    private Axes() {}

    /** Whole numbers from 0, with thousands separators; those below zero, which are people too, without a sign. */
    static NumberAxis counts(Look look) {
        NumberAxis axis = axis(look, number -> Numbers.ENGLISH.count(Math.abs(Math.round(number))));
        axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
        axis.setUpperMargin(0.08);
        return axis;
    }

    /** Percent from 0 to the next ten above the highest value, which is at most 100. */
    static NumberAxis percent(Look look, double highest) {
        NumberAxis axis = axis(look, number -> Numbers.ENGLISH.decimal(number, 1) + "%");
        axis.setRange(0, highest <= 5 ? 5 : Math.min(100, Math.ceil((highest * 1.08) / 10) * 10));
        return axis;
    }

    /** Seconds, at round durations, each written in full: ticks a minute apart must differ after a day, too. */
    static NumberAxis seconds(Look look) {
        NumberAxis axis = axis(look, Numbers.ENGLISH::wholeDuration);
        TickUnits units = new TickUnits();
        for (int seconds : NICE_SECONDS) {
            units.add(new NumberTickUnit(seconds, format(Numbers.ENGLISH::wholeDuration)));
        }
        axis.setStandardTickUnits(units);
        return axis;
    }

    /** +1, +2 … up to the last. */
    static NumberAxis offsets(Look look, int last) {
        NumberAxis axis = axis(look, number -> "+" + Numbers.ENGLISH.count(Math.round(number)));
        axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
        axis.setRange(0.4, Math.max(1, last) + Math.max(0.6, last * 0.08));
        return axis;
    }

    /** 1, 2 … up to the last, each in the middle of its place. */
    static NumberAxis ordinals(Look look, int last) {
        NumberAxis axis = axis(look, number -> Numbers.ENGLISH.count(Math.round(number)));
        axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
        axis.setRange(0.5, last + 0.5);
        return axis;
    }

    /** Named places 0, 1, 2 …, between which the bars of a histogram stand; the last bar ends without a name. */
    static NumberAxis edges(Look look, List<String> names) {
        NumberAxis axis = axis(look, number -> {
            int place = (int) Math.round(number);
            return place >= 0 && place < names.size() ? names.get(place) : "";
        });
        axis.setTickUnit(new NumberTickUnit(1, axis.getNumberFormatOverride()));
        axis.setRange(0, names.size());
        return axis;
    }

    /** Any numbers, written in some way. */
    static NumberAxis numbers(Look look, DoubleFunction<String> words) {
        return axis(look, words);
    }

    private static NumberAxis axis(Look look, DoubleFunction<String> words) {
        NumberAxis axis = new NumberAxis();
        axis.setNumberFormatOverride(format(words));
        axis.setTickLabelFont(Sheet.SMALL);
        axis.setTickLabelPaint(look.muted());
        axis.setLabelFont(Sheet.SMALL);
        axis.setLabelPaint(look.muted());
        axis.setTickMarksVisible(false);
        axis.setAxisLinePaint(look.axis());
        axis.setTickLabelInsets(new RectangleInsets(4, 4, 4, 6));
        return axis;
    }

    /** What a scale means, written along it. */
    static <A extends ValueAxis> A named(A axis, String label) {
        axis.setLabel(label);
        return axis;
    }

    static CategoryPlot quiet(CategoryPlot plot, Look look) {
        plot.setRangeGridlinePaint(look.grid());
        plot.setRangeGridlineStroke(HAIRLINE);
        plot.setRangeZeroBaselineVisible(true);
        plot.setRangeZeroBaselinePaint(look.axis());
        plot.setRangeZeroBaselineStroke(HAIRLINE);
        plot.getRangeAxis().setAxisLineVisible(false);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        return plot;
    }

    static XYPlot quiet(XYPlot plot, Look look) {
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(look.grid());
        plot.setRangeGridlineStroke(HAIRLINE);
        plot.getRangeAxis().setAxisLineVisible(false);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        return plot;
    }

    private static NumberFormat format(DoubleFunction<String> words) {
        return new Worded(words);
    }

    /** Lets our own wording stand where the library wants a number format. */
    private static final class Worded extends NumberFormat {
        private static final long serialVersionUID = 1;

        private final transient DoubleFunction<String> words;

        Worded(DoubleFunction<String> words) {
            this.words = words;
        }

        @Override
        public StringBuffer format(double number, StringBuffer target, FieldPosition position) {
            return target.append(words.apply(number));
        }

        @Override
        public StringBuffer format(long number, StringBuffer target, FieldPosition position) {
            return target.append(words.apply(number));
        }

        @Override
        public Number parse(String text, ParsePosition position) {
            throw new UnsupportedOperationException("written, never read");
        }
    }
}
