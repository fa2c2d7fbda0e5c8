package dev.steward.chart;

import dev.steward.model.Cell;
import java.awt.Color;
import java.awt.geom.Rectangle2D;

/** Draws odds ratios to either side of 1; each doubling is as far as the one before. */
record OddsPlot(OddsChart chart, Look look) implements Canvas.Painter {
    private static final double AXIS = 26;
    private static final double HEADER = 22;
    private static final double NUMBERS = 46;
    private static final double SHARES = 118;

    @Override
    public void paint(Pen pen, Rectangle2D area) {
        boolean wide = area.getWidth() >= 520;
        double right = wide ? SHARES : 0;
        Rectangle2D rows = new Rectangle2D.Double(
                area.getMinX(),
                area.getMinY() + HEADER,
                area.getWidth() - right,
                Math.max(20, area.getHeight() - AXIS - HEADER));
        RowsFrame frame = RowsFrame.of(
                pen, rows, chart.items().stream().map(OddsChart.Item::event).toList());
        int doublings = doublings();
        Scale scale = new Scale(frame.left() + NUMBERS, frame.left() + frame.width() - NUMBERS, doublings);
        axis(pen, frame, scale);
        for (int i = 0; i < frame.shown(); i++) {
            row(pen, frame, scale, i);
            if (wide) {
                OddsChart.Item item = chart.items().get(i);
                String shares = converted(item) + " / " + dropped(item);
                pen.text(shares, area.getMaxX(), frame.centre(i), Pen.Align.RIGHT, Sheet.LABEL, look.muted());
            }
        }
        if (wide) {
            double y = area.getMinY() + HEADER / 2 - 2;
            pen.text(Words.say("odds.did"), area.getMaxX(), y, Pen.Align.RIGHT, Sheet.SMALL, look.muted());
        }
        frame.rest(pen, chart.items().size(), "odds.more");
    }

    /** From 2 to the power of -doublings to 2 to the power of doublings. */
    private record Scale(double left, double right, int doublings) {
        double x(double ratio) {
            double share = Math.log(ratio) / Math.log(2) / doublings;
            return (left + right) / 2 + Math.clamp(share, -1, 1) * (right - left) / 2;
        }
    }

    private int doublings() {
        double farthest = chart.items().stream()
                .mapToDouble(item -> Math.abs(Math.log(item.oddsRatio()) / Math.log(2)))
                .max()
                .orElse(0);
        return Math.clamp((int) Math.ceil(farthest), 1, 20);
    }

    private void axis(Pen pen, RowsFrame frame, Scale scale) {
        double top = frame.area().getMinY();
        double bottom = frame.bottom();
        int every = Math.max(1, (int) Math.ceil(34 * 2 * scale.doublings() / (scale.right() - scale.left())));
        for (int power = -scale.doublings(); power <= scale.doublings(); power++) {
            if (power % every != 0) {
                continue;
            }
            double x = Math.round(scale.x(Math.pow(2, power))) + 0.5;
            pen.line(x, top, x, bottom, power == 0 ? look.axis() : look.grid(), 1);
            String number = Numbers.ENGLISH.count(1L << Math.abs(power));
            pen.text(power < 0 ? "1/" + number : number, x, bottom + 14, Pen.Align.CENTRE, Sheet.SMALL, look.muted());
        }
    }

    private void row(Pen pen, RowsFrame frame, Scale scale, int index) {
        OddsChart.Item item = chart.items().get(index);
        boolean more = item.oddsRatio() >= 1;
        Color colour = more ? look.accent() : look.dormant();
        Rectangle2D bar = frame.bar(index, scale.x(1), scale.x(item.oddsRatio()));
        pen.fill(bar, colour);
        frame.label(pen, index, item.event());
        String ratio = "×" + Numbers.ENGLISH.fixed(item.oddsRatio(), 2);
        double x = more ? bar.getMaxX() + 6 : bar.getMinX() - 6;
        pen.text(ratio, x, frame.centre(index), more ? Pen.Align.LEFT : Pen.Align.RIGHT, Sheet.STRONG, look.text());
        String tip = Words.say("odds.tip", item.event(), ratio, converted(item), dropped(item));
        pen.mark(bar, tip, new Cell(index, 0));
    }

    private String converted(OddsChart.Item item) {
        return Numbers.ENGLISH.percent(item.converted(), chart.convertedTotal());
    }

    private String dropped(OddsChart.Item item) {
        return Numbers.ENGLISH.percent(item.dropped(), chart.droppedTotal());
    }
}
