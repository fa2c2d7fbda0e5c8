package dev.steward.chart;

import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * Rows of a picture with horizontal bars: a label at the left of each. Where not all rows fit there is a last line that
 * says how many more there are.
 *
 * @param labels the width of the label column
 * @param shown how many rows fit
 */
record RowsFrame(Rectangle2D area, double labels, double height, int shown) {
    private static final double LOWEST = 17;
    private static final double HIGHEST = 38;
    private static final double APART = 12;

    /** {@code area} is what labels and bars may take up. */
    static RowsFrame of(Pen pen, Rectangle2D area, List<String> labels) {
        return of(pen, area, labels, LOWEST, HIGHEST);
    }

    /** The same with rows of another height, from {@code lowest} to {@code highest}. */
    static RowsFrame of(Pen pen, Rectangle2D area, List<String> labels, double lowest, double highest) {
        double widest = labels.stream()
                .mapToDouble(label -> pen.width(label, Sheet.LABEL))
                .max()
                .orElse(0);
        int fit = Math.max(1, (int) (area.getHeight() / lowest));
        int shown = labels.size() <= fit ? labels.size() : Math.max(1, fit - 1);
        int lines = labels.size() <= fit ? shown : shown + 1;
        return new RowsFrame(
                area,
                Math.min(area.getWidth() * 0.34, widest + 1),
                Math.min(highest, area.getHeight() / Math.max(1, lines)),
                shown);
    }

    /** The left edge of the bars. */
    double left() {
        return area.getMinX() + labels + APART;
    }

    double width() {
        return area.getMaxX() - left();
    }

    double centre(int row) {
        return area.getMinY() + (row + 0.5) * height;
    }

    double bottom() {
        return area.getMinY() + shown * height;
    }

    Rectangle2D bar(int row, double from, double to) {
        double thick = Math.min(22, height - 4);
        return new Rectangle2D.Double(Math.min(from, to), centre(row) - thick / 2, Math.abs(to - from), thick);
    }

    void label(Pen pen, int row, String label) {
        String text = pen.shorten(label, labels, Sheet.LABEL);
        pen.text(
                text,
                area.getMinX() + labels,
                centre(row),
                Pen.Align.RIGHT,
                Sheet.LABEL,
                pen.look().text());
    }

    /** "and 12 more", where some rows did not fit. */
    void rest(Pen pen, int rows, String key) {
        if (rows > shown) {
            String more = Words.say(key, Numbers.ENGLISH.count(rows - shown));
            pen.text(
                    more,
                    area.getMinX() + labels,
                    centre(shown),
                    Pen.Align.RIGHT,
                    Sheet.SMALL,
                    pen.look().muted());
        }
    }
}
