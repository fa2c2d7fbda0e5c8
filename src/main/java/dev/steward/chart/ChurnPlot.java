package dev.steward.chart;

import dev.steward.chart.ChurnChart.Band;
import dev.steward.chart.ChurnChart.Outcome;
import dev.steward.chart.ChurnChart.Row;
import dev.steward.model.Cell;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** Draws how many people are in each tier at the left and, where there is room, what became of earlier ones at the right. */
record ChurnPlot(ChurnChart chart, Look look) implements Canvas.Painter {
    private static final double AXIS = 26;
    private static final double HEADER = 24;
    private static final double LOWEST = 17;
    private static final double HIGHEST = 64;
    private static final double TWO_PANES_FROM = 260;
    private static final double SHARES_FROM = 440;
    private static final double APART = 28;
    private static final double CAP = 4;
    private static final double DOT = 4.5;
    /** From there on the scale goes up to 100%. */
    private static final double WHOLE_FROM = 0.5;

    private static final int GONE = 2;

    @Override
    public void paint(Pen pen, Rectangle2D area) {
        boolean two = area.getWidth() >= TWO_PANES_FROM && chart.earlier() > 0;
        Rectangle2D rows = new Rectangle2D.Double(
                area.getMinX(),
                area.getMinY() + HEADER,
                area.getWidth(),
                Math.max(20, area.getHeight() - AXIS - HEADER));
        List<String> labels = chart.rows().stream().map(Row::label).toList();
        RowsFrame frame = RowsFrame.of(pen, rows, labels, LOWEST, HIGHEST);
        boolean wide = area.getWidth() >= SHARES_FROM;
        double right = two ? frame.left() + (frame.width() - APART) * (wide ? 0.5 : 0.4) : area.getMaxX() - 8;
        for (int i = 0; i < frame.shown(); i++) {
            frame.label(pen, i, labels.get(i));
        }
        people(pen, frame, right, wide || !two);
        if (two) {
            outcomes(pen, frame, right + APART, area.getMaxX() - 8);
        }
        frame.rest(pen, labels.size(), "bars.more");
    }

    private void people(Pen pen, RowsFrame frame, double right, boolean shares) {
        heading(pen, frame, Words.say("churn.people"), frame.left(), right);
        double numbers = chart.rows().stream()
                .mapToDouble(row -> pen.width(Numbers.ENGLISH.count(row.people()), Sheet.STRONG)
                        + (shares ? pen.width(share(row), Sheet.LABEL) : 0))
                .max()
                .orElse(0);
        double room = Math.max(20, right - frame.left() - numbers - 12);
        long most =
                Math.max(1, chart.rows().stream().mapToLong(Row::people).max().orElse(1));
        for (int i = 0; i < frame.shown(); i++) {
            Row row = chart.rows().get(i);
            double length = Math.max(row.people() > 0 ? 1 : 0, room * row.people() / most);
            Rectangle2D shape = frame.bar(i, frame.left(), frame.left() + length);
            pen.fill(shape, colour(i));
            String count = Numbers.ENGLISH.count(row.people());
            double x = shape.getMaxX() + 8;
            pen.text(count, x, frame.centre(i), Pen.Align.LEFT, Sheet.STRONG, look.text());
            if (shares) {
                double after = x + pen.width(count, Sheet.STRONG);
                pen.text(share(row), after, frame.centre(i), Pen.Align.LEFT, Sheet.LABEL, look.muted());
            }
            pen.mark(shape, chart.tip(row), new Cell(i, 0));
        }
    }

    private String share(Row row) {
        return chart.people() == 0 ? "" : " (" + Numbers.ENGLISH.percent(row.people(), chart.people()) + ")";
    }

    /** The darker, the higher the risk. */
    private Color colour(int row) {
        return look.heat((row + 1.5) / (chart.rows().size() + 0.5));
    }

    private void outcomes(Pen pen, RowsFrame frame, double left, double right) {
        heading(pen, frame, chart.then().orElse(""), left, right);
        double high = chart.rows().stream()
                .flatMap(row -> row.outcome().stream())
                .flatMap(outcome -> outcome.interval().stream())
                .mapToDouble(Band::high)
                .max()
                .orElse(1);
        double numbers = chart.rows().stream()
                .flatMap(row -> row.outcome().stream())
                .mapToDouble(
                        outcome -> pen.width(outcome.people() == 0 ? Words.people(0) : outcome.percent(), Sheet.STRONG))
                .max()
                .orElse(0);
        double end = high > WHOLE_FROM ? 1 : high * 1.08;
        LinearScale scale = LinearScale.of(0, end, left, right - numbers - 10);
        scale.draw(
                pen,
                frame.area().getMinY(),
                frame.bottom(),
                (value, decimals) -> Numbers.ENGLISH.fixed(value * 100, Math.max(0, decimals - 2)) + "%");
        double base = Math.round(scale.x((double) chart.gone() / chart.earlier())) + 0.5;
        pen.line(base, frame.area().getMinY(), base, frame.bottom(), look.axis(), 1);
        for (int i = 0; i < frame.shown(); i++) {
            Row row = chart.rows().get(i);
            if (row.outcome().isPresent()) {
                outcome(pen, frame, scale, i, row.outcome().get(), right);
            }
        }
    }

    private void outcome(Pen pen, RowsFrame frame, LinearScale scale, int row, Outcome outcome, double right) {
        double y = frame.centre(row);
        if (outcome.interval().isEmpty()) {
            pen.text(Words.people(0), right, y, Pen.Align.RIGHT, Sheet.LABEL, look.muted());
            return;
        }
        Band band = outcome.interval().get();
        double from = scale.x(band.low());
        double to = scale.x(band.high());
        double at = scale.x(outcome.share());
        pen.line(from, y, to, y, look.accent(), 2);
        pen.line(from, y - CAP, from, y + CAP, look.accent(), 2);
        pen.line(to, y - CAP, to, y + CAP, look.accent(), 2);
        pen.fill(new Ellipse2D.Double(at - DOT, y - DOT, 2 * DOT, 2 * DOT), look.accent());
        pen.text(outcome.percent(), right, y, Pen.Align.RIGHT, Sheet.STRONG, look.text());
        pen.mark(
                new Rectangle2D.Double(from - DOT, y - 2 * DOT, to - from + 2 * DOT, 4 * DOT),
                chart.tip(chart.rows().get(row), outcome),
                new Cell(row, GONE));
    }

    private void heading(Pen pen, RowsFrame frame, String text, double left, double right) {
        double y = frame.area().getMinY() - HEADER / 2 - 2;
        pen.text(pen.shorten(text, right - left, Sheet.SMALL), left, y, Pen.Align.LEFT, Sheet.SMALL, look.muted());
    }
}
