package dev.steward.chart;

import dev.steward.model.Cell;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** Draws the bars of each channel together, one a model, over a scale that all share. */
record AttributionPlot(AttributionChart chart, Look look) implements Canvas.Painter {
    private static final double AXIS = 26;
    private static final double LOWEST = 30;
    private static final double HIGHEST = 96;
    private static final double BETWEEN_ROWS = 8;

    @Override
    public void paint(Pen pen, Rectangle2D area) {
        Rectangle2D rows = new Rectangle2D.Double(
                area.getMinX(), area.getMinY(), area.getWidth() - 16, Math.max(20, area.getHeight() - AXIS));
        List<String> labels =
                chart.rows().stream().map(AttributionChart.Row::label).toList();
        RowsFrame frame = RowsFrame.of(pen, rows, labels, LOWEST, HIGHEST);
        double longest = chart.rows().stream()
                .limit(frame.shown())
                .flatMapToDouble(row -> row.credits().stream().mapToDouble(Double::doubleValue))
                .max()
                .orElse(1);
        LinearScale scale =
                LinearScale.of(0, chart.shares() ? longest / chart.total() : longest, frame.left(), rows.getMaxX());
        scale.draw(pen, rows.getMinY(), frame.bottom(), this::written);
        for (int i = 0; i < frame.shown(); i++) {
            row(pen, frame, scale, i);
        }
        pen.line(frame.left(), rows.getMinY(), frame.left(), frame.bottom(), look.axis(), 1);
        frame.rest(pen, labels.size(), "attribution.more");
    }

    private void row(Pen pen, RowsFrame frame, LinearScale scale, int index) {
        AttributionChart.Row row = chart.rows().get(index);
        frame.label(pen, index, row.label());
        double thick =
                Math.max(1, (frame.height() - BETWEEN_ROWS) / chart.models().size());
        double top = frame.centre(index) - thick * chart.models().size() / 2;
        for (int model = 0; model < chart.models().size(); model++) {
            double length = scale.x(chart.length(row, model)) - scale.left();
            Rectangle2D bar = new Rectangle2D.Double(
                    scale.left(), top + model * thick, Math.max(length, 1), Math.max(1, thick - 1));
            pen.fill(bar, look.series().get(model));
            pen.mark(bar, chart.tip(row, model), new Cell(index, 0));
        }
    }

    private String written(double value, int decimals) {
        return chart.shares()
                ? Numbers.ENGLISH.fixed(value * 100, Math.max(0, decimals - 2)) + "%"
                : Numbers.ENGLISH.fixed(value, decimals);
    }
}
