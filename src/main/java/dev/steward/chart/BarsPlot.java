package dev.steward.chart;

import dev.steward.model.Cell;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Draws horizontal bars, each with its number and share at its end.
 *
 * @param cells what a bar stands for
 */
record BarsPlot(BarsChart chart, Look look, IntFunction<Cell> cells) implements Canvas.Painter {
    @Override
    public void paint(Pen pen, Rectangle2D area) {
        List<String> labels = chart.bars().stream()
                .map(bar -> Words.value(List.of(bar.label())))
                .toList();
        RowsFrame frame = RowsFrame.of(pen, area, labels);
        double numbers = chart.bars().stream()
                .mapToDouble(bar -> pen.width(Numbers.ENGLISH.count(bar.count()), Sheet.STRONG)
                        + pen.width(share(bar), Sheet.LABEL))
                .max()
                .orElse(0);
        double room = Math.max(20, frame.width() - numbers - 16);
        long most = chart.bars().stream().mapToLong(BarsChart.Bar::count).max().orElse(1);
        for (int i = 0; i < frame.shown(); i++) {
            BarsChart.Bar bar = chart.bars().get(i);
            double length = Math.max(bar.count() > 0 ? 1 : 0, room * bar.count() / most);
            Rectangle2D shape = frame.bar(i, frame.left(), frame.left() + length);
            pen.fill(shape, look.accent());
            frame.label(pen, i, labels.get(i));
            String count = Numbers.ENGLISH.count(bar.count());
            double x = shape.getMaxX() + 8;
            pen.text(count, x, frame.centre(i), Pen.Align.LEFT, Sheet.STRONG, look.text());
            double after = x + pen.width(count, Sheet.STRONG);
            pen.text(share(bar), after, frame.centre(i), Pen.Align.LEFT, Sheet.LABEL, look.muted());
            pen.mark(shape, Words.say("bars.tip", labels.get(i), count + share(bar)), cells.apply(i));
        }
        frame.rest(pen, labels.size(), "bars.more");
    }

    private String share(BarsChart.Bar bar) {
        return chart.total() == 0 ? "" : " (" + Numbers.ENGLISH.percent(bar.count(), chart.total()) + ")";
    }
}
