package dev.steward.chart;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which node has which colour, in lines below a picture of paths whose bars stand too close for names. */
record PathsLegend(List<List<Item>> lines) {
    /** {@code x} counts from the left edge. */
    private record Item(String name, Color colour, double x) {}

    private static final double SWATCH = 9;
    private static final double INDENT = SWATCH + 5;
    private static final double APART = 14;
    private static final double LINE = 16;
    private static final int MOST_LINES = 4;

    /** Names are kept to the width; what has no room in the last line is left away. */
    static PathsLegend of(Map<String, Color> colours, Pen pen, double width) {
        List<List<Item>> lines = new ArrayList<>();
        double x = 0;
        for (Map.Entry<String, Color> entry : colours.entrySet()) {
            String name = pen.shortenMiddle(Words.value(List.of(entry.getKey())), width - INDENT, Sheet.SMALL);
            double needed = INDENT + pen.width(name, Sheet.SMALL);
            if (lines.isEmpty() || x + needed > width) {
                if (lines.size() == MOST_LINES) {
                    break;
                }
                lines.add(new ArrayList<>());
                x = 0;
            }
            lines.getLast().add(new Item(name, entry.getValue(), x));
            x += needed + APART;
        }
        return new PathsLegend(lines);
    }

    double height() {
        return lines.size() * LINE + 6;
    }

    /** Into the bottom of the area. */
    void draw(Pen pen, Rectangle2D area) {
        double y = area.getMaxY() - lines.size() * LINE + LINE / 2;
        for (List<Item> line : lines) {
            for (Item item : line) {
                double x = area.getMinX() + item.x();
                pen.fill(new Rectangle2D.Double(x, y - SWATCH / 2, SWATCH, SWATCH), item.colour());
                pen.text(
                        item.name(),
                        x + INDENT,
                        y,
                        Pen.Align.LEFT,
                        Sheet.SMALL,
                        pen.look().text());
            }
            y += LINE;
        }
    }
}
