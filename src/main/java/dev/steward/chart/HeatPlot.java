package dev.steward.chart;

import dev.steward.model.Cell;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Draws a table whose cells are coloured by their share. Cells too small for text keep only their colour, and a scale
 * appears; labels of rows too low for text are thinned out.
 *
 * @param apart how many rows stand apart at the top: 1 for a mean, else 0
 * @param hottest the share that gets the strongest colour
 */
record HeatPlot(List<Row> rows, int apart, String corner, String sizeHeading, double hottest, Look look)
        implements Canvas.Painter {
    /** {@code shares.get(k - 1)} belongs to period +k; empty: of nobody. */
    record Row(String label, String size, Optional<Mark> sizeMark, List<Field> fields) {}

    record Field(OptionalDouble share, Optional<Mark> mark) {}

    /** What a click and the mouse find. */
    record Mark(String tip, Cell cell) {}

    private static final double TALLEST = 34;
    private static final double WIDEST = 92;
    private static final double LOWEST_MEAN = 18;
    private static final double HEADER = 24;
    private static final double APART = 6;
    private static final double SCALE = 26;

    /** How exactly shares are written, all cells alike: "41.3%", "41%" or "41". */
    private enum Precision {
        TENTH,
        WHOLE,
        BARE;

        String write(double share) {
            String whole = Numbers.ENGLISH.decimal(share * 100, 0);
            return switch (this) {
                case TENTH -> Numbers.ENGLISH.percent(share);
                case WHOLE -> whole + "%";
                case BARE -> whole;
            };
        }
    }

    /** Where things stand; {@code font} is empty where cells are too small for numbers. */
    private record Frame(
            double left,
            double top,
            double labels,
            double sizes,
            double width,
            double height,
            Optional<Font> font,
            Precision precision,
            int apart) {
        double x(int k) {
            return left + labels + sizes + (k - 1) * width;
        }

        double y(int row) {
            double first = top + HEADER + (apart == 0 ? 0 : meanHeight() + APART);
            return row < apart ? top + HEADER : first + (row - apart) * height;
        }

        double meanHeight() {
            return Math.max(height, LOWEST_MEAN);
        }

        Rectangle2D cell(int row, int k) {
            double gap = Math.min(width, height) >= 9 ? 2 : 0;
            return new Rectangle2D.Double(x(k), y(row), width - gap, (row < apart ? meanHeight() : height) - gap);
        }
    }

    @Override
    public void paint(Pen pen, Rectangle2D area) {
        int columns = rows.stream().mapToInt(row -> row.fields().size()).max().orElse(0);
        Frame frame = frame(pen, area, columns);
        header(pen, frame, columns);
        int every = (int) Math.ceil(15 / frame.height());
        for (int i = 0; i < rows.size(); i++) {
            row(pen, frame, i, i < apart || (i - apart) % every == 0);
        }
        if (frame.font().isEmpty() && columns > 0) {
            scale(pen, area);
        }
    }

    private Frame frame(Pen pen, Rectangle2D area, int columns) {
        double labels = Math.min(
                area.getWidth() * 0.3,
                16
                        + Math.max(
                                pen.width(corner, Sheet.SMALL),
                                widest(pen, rows.stream().map(Row::label).toList())));
        double sizes = 20
                + Math.max(
                        pen.width(sizeHeading, Sheet.SMALL),
                        widest(pen, rows.stream().map(Row::size).toList()));
        double width = Math.min(WIDEST, Math.max(columns, area.getWidth() - labels - sizes) / Math.max(1, columns));
        double room = area.getHeight() - HEADER - APART;
        double height = Math.min(TALLEST, room / rows.size());
        Optional<Font> font = font(pen, width, height);
        if (font.isEmpty()) {
            double cohorts = room - SCALE - apart * LOWEST_MEAN;
            height = Math.clamp(cohorts / Math.max(1, rows.size() - apart), 1, TALLEST);
        }
        Precision precision = precision(pen, width, font.orElse(Sheet.SMALL));
        return new Frame(area.getMinX(), area.getMinY(), labels, sizes, width, height, font, precision, apart);
    }

    private Precision precision(Pen pen, double width, Font font) {
        Font widest = Fonts.semiBold(font.getSize2D());
        return Arrays.stream(Precision.values())
                .filter(precision -> rows.stream()
                        .flatMap(row -> row.fields().stream())
                        .flatMapToDouble(field -> field.share().stream())
                        .allMatch(share -> pen.width(precision.write(share), widest) <= width - 5))
                .findFirst()
                .orElse(Precision.BARE);
    }

    private static double widest(Pen pen, List<String> texts) {
        return texts.stream()
                .mapToDouble(text -> pen.width(text, Sheet.STRONG))
                .max()
                .orElse(0);
    }

    /** The largest font whose "100" fits a cell. */
    private static Optional<Font> font(Pen pen, double width, double height) {
        return IntStream.of(12, 11, 10, 9)
                .mapToObj(Fonts::regular)
                .filter(font -> pen.width("100", font) <= width - 5 && font.getSize2D() * 1.2 <= height - 2)
                .findFirst();
    }

    private void header(Pen pen, Frame frame, int columns) {
        double y = frame.top() + HEADER / 2 - 2;
        pen.text(corner, frame.left(), y, Pen.Align.LEFT, Sheet.SMALL, look.muted());
        double sizeRight = frame.left() + frame.labels() + frame.sizes() - 12;
        pen.text(sizeHeading, sizeRight, y, Pen.Align.RIGHT, Sheet.SMALL, look.muted());
        int every = (int) Math.ceil((pen.width("+" + columns, Sheet.SMALL) + 4) / frame.width());
        for (int k = 1; k <= columns; k++) {
            if ((k - 1) % every == 0) {
                double x = frame.cell(0, k).getCenterX();
                pen.text("+" + k, x, y, Pen.Align.CENTRE, Sheet.SMALL, look.muted());
            }
        }
    }

    private void row(Pen pen, Frame frame, int index, boolean labelled) {
        Row row = rows.get(index);
        Rectangle2D first = frame.cell(index, 1);
        double y = first.getCenterY();
        Font font = index < apart ? Sheet.STRONG : Sheet.LABEL;
        double sizeRight = frame.left() + frame.labels() + frame.sizes() - 12;
        if (labelled) {
            String label = pen.shorten(row.label(), frame.labels() - 8, font);
            pen.text(label, frame.left(), y, Pen.Align.LEFT, font, look.text());
            pen.text(row.size(), sizeRight, y, Pen.Align.RIGHT, font, look.text());
        }
        Rectangle2D size = new Rectangle2D.Double(
                frame.left() + frame.labels(), first.getMinY(), frame.sizes() - 6, first.getHeight());
        row.sizeMark().ifPresent(mark -> pen.mark(size, mark.tip(), mark.cell()));
        for (int k = 1; k <= row.fields().size(); k++) {
            field(pen, frame, frame.cell(index, k), row.fields().get(k - 1), index < apart);
        }
    }

    private void field(Pen pen, Frame frame, Rectangle2D cell, Field field, boolean strong) {
        if (field.share().isEmpty()) {
            frame.font().ifPresent(font -> centred(pen, Numbers.NONE, cell, font, look.muted()));
            return;
        }
        double share = field.share().getAsDouble();
        Color colour = look.heat(hottest == 0 ? 0 : share / hottest);
        pen.fill(cell, colour);
        frame.font()
                .map(font -> strong ? Fonts.semiBold(font.getSize2D()) : font)
                .ifPresent(font -> centred(pen, frame.precision().write(share), cell, font, look.textOn(colour)));
        field.mark().ifPresent(mark -> pen.mark(cell, mark.tip(), mark.cell()));
    }

    private static void centred(Pen pen, String text, Rectangle2D cell, Font font, Color colour) {
        pen.text(text, cell.getCenterX(), cell.getCenterY(), Pen.Align.CENTRE, font, colour);
    }

    private void scale(Pen pen, Rectangle2D area) {
        double y = area.getMaxY() - 14;
        double width = 120;
        String most = Numbers.ENGLISH.percent(hottest);
        double right = area.getMaxX() - pen.width(most, Sheet.SMALL) - 6;
        for (int i = 0; i < width; i += 4) {
            Rectangle2D piece = new Rectangle2D.Double(right - width + i, y, 4, 10);
            pen.fill(piece, look.heat(i / (width - 4)));
        }
        pen.text("0%", right - width - 6, y + 5, Pen.Align.RIGHT, Sheet.SMALL, look.muted());
        pen.text(most, right + 6, y + 5, Pen.Align.LEFT, Sheet.SMALL, look.muted());
    }
}
