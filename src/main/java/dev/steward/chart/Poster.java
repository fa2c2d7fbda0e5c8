package dev.steward.chart;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;

/** A chart with small print below it: the form in which it leaves the program. Draws on any canvas: image, SVG, PDF. */
public record Poster(Chart chart, List<String> smallPrint) {
    private static final Font FONT = Fonts.regular(10);
    private static final double MARGIN = 16;
    private static final double APART = 8;
    private static final int MOST_LINES = 4;

    public Poster {
        smallPrint = List.copyOf(smallPrint);
    }

    /** Fills a canvas of that many pixels. The small print takes at most a third of the height. */
    public void draw(Graphics2D g2, int width, int height, Palette palette) {
        Look look = Look.of(palette);
        g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g2.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g2.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        Pen pen = new Pen(g2, look, Optional.empty());
        pen.fill(new Rectangle2D.Double(0, 0, width, height), look.background());
        double line = Pen.lineHeight(FONT);
        List<String> lines = smallPrint.stream()
                .flatMap(text -> pen.wrap(text, width - 2 * MARGIN, MOST_LINES, FONT).stream())
                .limit((long) (height / 3 / line))
                .toList();
        double foot = lines.isEmpty() ? 0 : lines.size() * line + 2 * APART;
        chart.draw(palette).draw(g2, new Rectangle2D.Double(0, 0, width, height - foot));
        double y = height - foot + 0.5;
        if (foot > 0) {
            pen.line(MARGIN, y, width - MARGIN, y, look.grid(), 1);
        }
        for (int i = 0; i < lines.size(); i++) {
            pen.text(lines.get(i), MARGIN, y + APART + (i + 0.5) * line, Pen.Align.LEFT, FONT, look.muted());
        }
    }
}
