package dev.steward.chart;

import dev.steward.chart.ExperimentChart.Band;
import dev.steward.chart.ExperimentChart.Row;
import dev.steward.model.Cell;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Draws dots with whiskers: values at the left, and differences at the right, or below where it is narrow. */
record ExperimentPlot(ExperimentChart chart, Look look) implements Canvas.Painter {
    private static final double AXIS = 26;
    private static final double HEADER = 24;
    private static final double LOWEST = 30;
    private static final double LOWEST_OF_TWO = 26;
    private static final double HIGHEST = 84;
    private static final double TWO_PANES_FROM = 440;
    private static final double APART = 36;
    private static final double MARGIN = 8;
    private static final double CAP = 5;
    private static final double DOT = 5;

    @Override
    public void paint(Pen pen, Rectangle2D area) {
        List<String> labels = chart.rows().stream()
                .map(row -> Words.value(List.of(row.label())))
                .toList();
        boolean compared =
                chart.rows().stream().anyMatch(row -> row.difference().isPresent());
        double half = area.getHeight() / 2;
        if (!compared) {
            values(pen, frame(pen, area, labels, LOWEST), area.getMaxX() - MARGIN, false);
        } else if (area.getWidth() >= TWO_PANES_FROM) {
            RowsFrame frame = frame(pen, area, labels, LOWEST);
            double right = frame.left() + (frame.width() - APART) * 0.54;
            values(pen, frame, right, false);
            differences(pen, frame, right + APART, area.getMaxX() - MARGIN);
        } else if (half >= HEADER + AXIS + labels.size() * LOWEST_OF_TWO) {
            double x = area.getMinX();
            Rectangle2D above = new Rectangle2D.Double(x, area.getMinY(), area.getWidth(), half);
            Rectangle2D below = new Rectangle2D.Double(x, area.getMinY() + half, area.getWidth(), half);
            values(pen, frame(pen, above, labels, LOWEST_OF_TWO), area.getMaxX() - MARGIN, false);
            RowsFrame frame = frame(pen, below, labels, LOWEST_OF_TWO);
            differences(pen, frame, frame.left(), area.getMaxX() - MARGIN);
        } else {
            values(pen, frame(pen, area, labels, LOWEST), area.getMaxX() - MARGIN, true);
        }
    }

    /** The rows below a heading and above an axis, with their labels. */
    private static RowsFrame frame(Pen pen, Rectangle2D area, List<String> labels, double lowest) {
        Rectangle2D rows = new Rectangle2D.Double(
                area.getMinX(),
                area.getMinY() + HEADER,
                area.getWidth(),
                Math.max(20, area.getHeight() - AXIS - HEADER));
        RowsFrame frame = RowsFrame.of(pen, rows, labels, lowest, HIGHEST);
        for (int i = 0; i < frame.shown(); i++) {
            frame.label(pen, i, labels.get(i));
        }
        frame.rest(pen, labels.size(), "experiment.more");
        return frame;
    }

    private Stream<Band> shown(RowsFrame frame, Function<Row, Optional<Band>> of) {
        return chart.rows().stream().limit(frame.shown()).flatMap(row -> of.apply(row).stream());
    }

    /** @param compared whether the difference is written beside each value, for want of room for a pane of its own */
    private void values(Pen pen, RowsFrame frame, double right, boolean compared) {
        double low = shown(frame, Row::value).mapToDouble(Band::low).min().orElse(0);
        double high = shown(frame, Row::value).mapToDouble(Band::high).max().orElse(1);
        double margin = (high - low) * 0.08;
        LinearScale scale = chart.rates()
                ? LinearScale.of(Math.max(0, low - margin), Math.min(1, high + margin), frame.left(), right)
                : LinearScale.of(low - margin, high + margin, frame.left(), right);
        heading(pen, frame, chart.measure(), frame.left(), right);
        scale.draw(pen, frame.area().getMinY(), frame.bottom(), this::value);
        for (int i = 0; i < frame.shown(); i++) {
            Row row = chart.rows().get(i);
            if (row.value().isPresent()) {
                Band band = row.value().get();
                whisker(pen, scale, band, frame.centre(i), colour(row), text(row, band, compared));
                pen.mark(hit(scale, band, frame, i), chart.tip(row), new Cell(i, 0));
            } else {
                String nobody = Words.people(0);
                pen.text(nobody, frame.left(), frame.centre(i), Pen.Align.LEFT, Sheet.LABEL, look.muted());
            }
        }
    }

    private String text(Row row, Band value, boolean compared) {
        String text = chart.value(value.value());
        return compared && row.difference().isPresent()
                ? text + " · " + ofDifference(row, row.difference().get())
                : text;
    }

    private String ofDifference(Row row, Band difference) {
        return chart.difference(difference.value(), difference) + " · " + row.verdict();
    }

    private void differences(Pen pen, RowsFrame frame, double left, double right) {
        double low = Math.min(
                0, shown(frame, Row::difference).mapToDouble(Band::low).min().orElse(0));
        double high = Math.max(
                0, shown(frame, Row::difference).mapToDouble(Band::high).max().orElse(0));
        double margin = (high - low) * 0.08;
        LinearScale scale = LinearScale.of(low - margin, high + margin, left, right);
        String heading = Words.say(chart.rates() ? "experiment.points" : "experiment.difference");
        heading(pen, frame, heading, left, right);
        scale.draw(pen, frame.area().getMinY(), frame.bottom(), this::difference);
        double zero = Math.round(scale.x(0)) + 0.5;
        pen.line(zero, frame.area().getMinY(), zero, frame.bottom(), look.axis(), 1);
        for (int i = 0; i < frame.shown(); i++) {
            Row row = chart.rows().get(i);
            if (row.difference().isPresent()) {
                Band band = row.difference().get();
                whisker(pen, scale, band, frame.centre(i), colour(row), ofDifference(row, band));
                pen.mark(hit(scale, band, frame, i), chart.tipOfDifference(row), new Cell(i, 0));
            } else {
                double at = scale.x(0) + 8;
                pen.text(
                        pen.shorten(row.verdict(), right - at, Sheet.LABEL),
                        at,
                        frame.centre(i),
                        Pen.Align.LEFT,
                        Sheet.LABEL,
                        look.muted());
            }
        }
    }

    private void heading(Pen pen, RowsFrame frame, String text, double left, double right) {
        double y = frame.area().getMinY() - HEADER / 2 - 5;
        pen.text(pen.shorten(text, right - left, Sheet.SMALL), left, y, Pen.Align.LEFT, Sheet.SMALL, look.muted());
    }

    /** The dot, its interval, and its number above, kept on the pane. */
    private void whisker(Pen pen, LinearScale scale, Band band, double y, Color colour, String text) {
        double from = scale.x(band.low());
        double to = scale.x(band.high());
        double at = scale.x(band.value());
        pen.line(from, y, to, y, colour, 2);
        pen.line(from, y - CAP, from, y + CAP, colour, 2);
        pen.line(to, y - CAP, to, y + CAP, colour, 2);
        pen.fill(new Ellipse2D.Double(at - DOT, y - DOT, 2 * DOT, 2 * DOT), colour);
        double half = pen.width(text, Sheet.STRONG) / 2;
        double middle = Math.max(scale.left() + half, Math.min(scale.right() - half, at));
        pen.text(text, middle, y - 15, Pen.Align.CENTRE, Sheet.STRONG, look.text());
    }

    private static Rectangle2D hit(LinearScale scale, Band band, RowsFrame frame, int row) {
        double from = scale.x(band.low()) - DOT;
        double to = scale.x(band.high()) + DOT;
        return new Rectangle2D.Double(from, frame.centre(row) - 2 * DOT, to - from, 4 * DOT);
    }

    private Color colour(Row row) {
        return switch (row.tone()) {
            case CONTROL -> look.axis();
            case PLAIN -> look.accent();
            case GOOD -> look.resurrecting();
            case BAD -> look.dormant();
        };
    }

    private String value(double value, int decimals) {
        return chart.rates()
                ? Numbers.ENGLISH.fixed(value * 100, Math.max(0, decimals - 2)) + "%"
                : Numbers.ENGLISH.fixed(value, decimals);
    }

    private String difference(double value, int decimals) {
        double amount = chart.rates() ? value * 100 : value;
        String number = Numbers.ENGLISH.fixed(Math.abs(amount), chart.rates() ? Math.max(0, decimals - 2) : decimals);
        return (amount < -1e-12 ? "−" : amount > 1e-12 ? "+" : "") + number;
    }
}
