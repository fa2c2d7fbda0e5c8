package dev.steward.chart;

import dev.steward.model.Cell;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jfree.chart.entity.ChartEntity;
import org.jfree.chart.entity.EntityCollection;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jspecify.annotations.Nullable;

/** Draws text that fits, bars, hatches and hairlines, and remembers what can be clicked. All measures in pixels. */
record Pen(Graphics2D g2, Look look, Optional<EntityCollection> entities) {
    enum Align {
        LEFT(0),
        CENTRE(0.5),
        RIGHT(1);

        private final double share;

        Align(double share) {
            this.share = share;
        }
    }

    private static final String ELLIPSIS = "…";

    static Pen of(Graphics2D g2, Look look, @Nullable PlotRenderingInfo info) {
        return new Pen(
                g2,
                look,
                Optional.ofNullable(info).map(PlotRenderingInfo::getOwner).map(owner -> owner.getEntityCollection()));
    }

    double width(String text, Font font) {
        return metrics(text, font).stringWidth(text);
    }

    /** On the screen's canvas the metrics of a font are right only while it is the font that is set. */
    private FontMetrics metrics(String text, Font font) {
        Font shown = Fonts.showing(text, font);
        g2.setFont(shown);
        return g2.getFontMetrics(shown);
    }

    /** From one line's baseline to the next. */
    static double lineHeight(Font font) {
        return Math.round(font.getSize2D() * 1.3);
    }

    /** One line, its capitals centred on {@code y}; {@code x} is the left edge, centre or right edge. */
    void text(String text, double x, double y, Align align, Font font, Color colour) {
        if (text.isEmpty()) {
            return;
        }
        g2.setFont(Fonts.showing(text, font));
        g2.setPaint(colour);
        double left = x - width(text, font) * align.share;
        // 0.727 em is the height of Inter's capitals.
        g2.drawString(text, (float) left, (float) (y + font.getSize2D() * 0.727 / 2));
    }

    /** The text, or its beginning and an ellipsis where it is wider; empty where not even that fits. */
    String shorten(String text, double width, Font font) {
        FontMetrics metrics = metrics(text, font);
        if (metrics.stringWidth(text) <= width) {
            return text;
        }
        int end = text.length();
        while (end > 0 && metrics.stringWidth(text.substring(0, end).strip() + ELLIPSIS) > width) {
            end = text.offsetByCodePoints(end, -1);
        }
        return end == 0 ? "" : text.substring(0, end).strip() + ELLIPSIS;
    }

    /** The text, or its beginning and end with an ellipsis between: of addresses both matter. Empty where not even that fits. */
    String shortenMiddle(String text, double width, Font font) {
        FontMetrics metrics = g2.getFontMetrics(Fonts.showing(text, font));
        if (metrics.stringWidth(text) <= width) {
            return text;
        }
        int[] characters = text.codePoints().toArray();
        for (int kept = characters.length - 1; kept > 1; kept--) {
            int head = (kept + 1) / 2;
            int tail = kept - head;
            String shorter = new String(characters, 0, head).stripTrailing()
                    + ELLIPSIS
                    + new String(characters, characters.length - tail, tail).stripLeading();
            if (metrics.stringWidth(shorter) <= width) {
                return shorter;
            }
        }
        return "";
    }

    /** The text in at most that many lines, broken at spaces, underscores, dashes, dots and slashes; the last one shortened. */
    List<String> wrap(String text, double width, int lines, Font font) {
        List<String> result = new ArrayList<>();
        String rest = text.strip();
        while (!rest.isEmpty()) {
            if (result.size() == lines - 1 || width(rest, font) <= width) {
                result.add(shorten(rest, width, font));
                return result;
            }
            int end = breakBefore(rest, width, font);
            result.add(rest.substring(0, end).strip());
            rest = rest.substring(end).strip();
        }
        return result;
    }

    /** Where the first line ends: after the last break that fits, else in the middle of a long word. */
    private int breakBefore(String text, double width, Font font) {
        int fits = text.length();
        while (fits > 1 && width(text.substring(0, fits).strip(), font) > width) {
            fits = text.offsetByCodePoints(fits, -1);
        }
        fits = Math.max(fits, text.offsetByCodePoints(0, 1));
        for (int end = fits; end > 0; end--) {
            boolean atSpace = end < text.length() && text.charAt(end) == ' ';
            if (atSpace || " _-./".indexOf(text.charAt(end - 1)) >= 0) {
                return end;
            }
        }
        return fits;
    }

    void fill(Shape shape, Color colour) {
        g2.setPaint(colour);
        g2.fill(shape);
    }

    void line(double x1, double y1, double x2, double y2, Color colour, float width) {
        stroke(new Line2D.Double(x1, y1, x2, y2), colour, width);
    }

    void stroke(Shape shape, Color colour, float width) {
        g2.setPaint(colour);
        g2.setStroke(new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        g2.draw(shape);
    }

    /** A faint area with slanted lines: what was lost. Lines, not a pattern fill, since not every target knows those. */
    void hatch(Rectangle2D area) {
        if (area.isEmpty()) {
            return;
        }
        fill(area, look.track());
        double gap = 7;
        double height = area.getHeight();
        for (double x = area.getMinX() - height + gap / 2; x < area.getMaxX(); x += gap) {
            double from = Math.max(x, area.getMinX());
            double to = Math.min(x + height, area.getMaxX());
            if (from < to) {
                line(from, area.getMaxY() - (from - x), to, area.getMaxY() - (to - x), look.hatch(), 1);
            }
        }
    }

    /** Makes the area stand for a number: a tool tip, and the people behind it on a click. */
    void mark(Shape area, String toolTip, Cell cell) {
        entities.ifPresent(all -> all.add(new CellEntity(area, toolTip, cell)));
    }

    /** Gives the area a tool tip. */
    void tip(Shape area, String toolTip) {
        entities.ifPresent(all -> all.add(new ChartEntity(area, toolTip)));
    }
}
