package dev.steward.chart;

import java.awt.BasicStroke;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** What happened when: upright lines through a chart, with words at the top, in as many rows as keep them apart. */
record NotePaint(TrendsChart chart, Look look) {
    private static final int ROWS = 3;
    private static final double ROW = 15;
    private static final double WIDEST = 180;
    private static final double NARROWEST = 48;

    void paint(Pen pen, Rectangle2D area, IntToDoubleFunction x) {
        double[] free = new double[ROWS];
        Arrays.fill(free, area.getMinX());
        List<TrendsChart.Note> inOrder = chart.notes().stream()
                .sorted(Comparator.comparingInt(TrendsChart.Note::period))
                .toList();
        for (TrendsChart.Note note : inOrder) {
            double at = x.applyAsDouble(note.period());
            pen.g2().setPaint(look.muted());
            pen.g2()
                    .setStroke(
                            new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, new float[] {3, 3}, 0));
            pen.g2().draw(new Line2D.Double(at, area.getMinY(), at, area.getMaxY()));
            int row = row(free, at);
            double y = area.getMinY() + ROW * row + ROW / 2;
            boolean left = area.getMaxX() - at < NARROWEST && at - area.getMinX() > NARROWEST;
            double room = Math.min(WIDEST, left ? at - area.getMinX() : area.getMaxX() - at) - 8;
            String text = pen.shorten(note.text(), room, Sheet.SMALL);
            pen.text(
                    text, left ? at - 4 : at + 4, y, left ? Pen.Align.RIGHT : Pen.Align.LEFT, Sheet.SMALL, look.text());
            free[row] = left ? at : at + 12 + pen.width(text, Sheet.SMALL);
            pen.tip(
                    new Rectangle2D.Double(at - 4, area.getMinY(), 8, area.getHeight()),
                    Words.say("trends.tip.note", chart.label(note.period()).full(), note.text()));
        }
    }

    /** The first row with room there; where there is none, the one that has been free for longest. */
    private static int row(double[] free, double at) {
        int best = 0;
        for (int row = 0; row < free.length; row++) {
            if (free[row] <= at) {
                return row;
            }
            best = free[row] < free[best] ? row : best;
        }
        return best;
    }
}
