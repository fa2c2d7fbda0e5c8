package dev.steward.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws a funnel: a column a step, heights in percent of who entered, conversion written between the columns. Where
 * columns are narrow the numbers move from the bars to the lines below them.
 *
 * @param groups the groups to draw, in the order of the series colours
 */
record FunnelPlot(FunnelChart chart, List<FunnelChart.Group> groups, Look look) implements Canvas.Painter {
    private static final double AXIS = 44;
    private static final double ROOMY_BAR = 50;
    private static final double ROOMY_GAP = 66;
    private static final int NAME_LINES = 3;

    /** Where things stand. */
    private record Frame(Rectangle2D bars, double pitch, double slot) {
        double centre(int step) {
            return bars.getMinX() + (step + 0.5) * pitch;
        }

        double gap() {
            return pitch - slot;
        }

        double y(double share) {
            return bars.getMaxY() - bars.getHeight() * share;
        }
    }

    @Override
    public void paint(Pen pen, Rectangle2D area) {
        int steps = chart.steps().size();
        double pitch = (area.getWidth() - AXIS) / steps;
        double slot = slot(pitch);
        List<List<String>> names = names(pen, pitch - 8);
        int nameLines = names.stream().mapToInt(List::size).max().orElse(1);
        double numbers = single() && slot < ROOMY_BAR ? 2 * Pen.lineHeight(Sheet.SMALL) + 2 : 0;
        boolean strip = single() && pitch - slot < ROOMY_GAP && steps > 1;
        double above = strip ? 2 * Pen.lineHeight(Sheet.SMALL) + 10 : 8;
        double below = 10 + numbers + nameLines * Pen.lineHeight(Sheet.LABEL) + 4;
        Rectangle2D bars = new Rectangle2D.Double(
                area.getMinX() + AXIS,
                area.getMinY() + above,
                area.getWidth() - AXIS,
                Math.max(20, area.getHeight() - above - below));
        Frame frame = new Frame(bars, pitch, slot);
        grid(pen, frame);
        for (int step = 0; step < steps; step++) {
            column(pen, frame, step);
            double y = bars.getMaxY() + 14;
            if (numbers > 0) {
                numbersBelow(pen, frame, step, y);
                y += numbers;
            }
            name(pen, frame, step, names.get(step), y);
        }
        if (single()) {
            FunnelWords words = new FunnelWords(chart, groups.getFirst(), look);
            double first = frame.centre(0) + pitch / 2;
            if (strip) {
                words.above(pen, first, pitch, bars.getMinY());
            } else {
                words.between(pen, first, pitch, frame.gap() - 8, bars);
            }
        }
    }

    private boolean single() {
        return groups.size() == 1;
    }

    /** How wide a column's bars are: as much as leaves room for the words between them, within reason. */
    private double slot(double pitch) {
        if (!single()) {
            return Math.min(pitch * 0.82, groups.size() * 72.0);
        }
        double share = pitch > 160 ? 0.5 : pitch > 120 ? 0.43 : 0.62;
        return Math.min(pitch * share, 150);
    }

    private List<List<String>> names(Pen pen, double width) {
        List<List<String>> names = new ArrayList<>();
        for (int i = 0; i < chart.steps().size(); i++) {
            FunnelChart.Step step = chart.steps().get(i);
            List<String> lines = new ArrayList<>(
                    pen.wrap((width > 60 ? (i + 1) + ". " : "") + step.label(), width, NAME_LINES, Sheet.STRONG));
            if (step.optional()) {
                lines.add(pen.shorten(Words.say("funnel.optional"), width, Sheet.LABEL));
            }
            names.add(lines);
        }
        return names;
    }

    private void grid(Pen pen, Frame frame) {
        for (int quarter = 0; quarter <= 4; quarter++) {
            double y = Math.round(frame.y(quarter / 4.0)) + 0.5;
            pen.line(frame.bars().getMinX(), y, frame.bars().getMaxX(), y, quarter == 0 ? look.axis() : look.grid(), 1);
            String label = quarter * 25 + "%";
            pen.text(label, frame.bars().getMinX() - 8, y, Pen.Align.RIGHT, Sheet.SMALL, look.muted());
        }
    }

    private void column(Pen pen, Frame frame, int step) {
        double width = frame.slot() / groups.size();
        double gap = single() ? 0 : Math.min(3, width * 0.15);
        double left = frame.centre(step) - frame.slot() / 2;
        for (int i = 0; i < groups.size(); i++) {
            bar(pen, frame, step, i, left + i * width + gap / 2, width - gap);
        }
    }

    private void bar(Pen pen, Frame frame, int step, int index, double left, double width) {
        FunnelChart.Group group = groups.get(index);
        long entered = group.count(0);
        FunnelTips tips = new FunnelTips(chart, single() ? "" : group.label() + " – ");
        if (entered == 0) {
            return;
        }
        double bottom = frame.bars().getMaxY();
        double top = frame.y((double) group.count(step) / entered);
        double before = frame.y((double) group.count(chart.base(step)) / entered);
        Rectangle2D reached = new Rectangle2D.Double(left, top, width, bottom - top);
        Rectangle2D dropped = new Rectangle2D.Double(left, before, width, Math.max(0, top - before));
        Color colour = colour(index, step);
        pen.hatch(dropped);
        pen.fill(reached, colour);
        if (!dropped.isEmpty()) {
            pen.mark(dropped, tips.dropped(group, step), FunnelChart.droppedCell(group, step));
        }
        if (!reached.isEmpty()) {
            pen.mark(reached, tips.reached(group, step), FunnelChart.reachedCell(group, step));
        }
        if (single() && width >= ROOMY_BAR) {
            numbersOnBar(pen, reached, dropped, group.count(step), entered, colour);
        } else if (!single()) {
            percentOnBar(pen, reached, group.count(step), entered, colour);
        }
    }

    /** Optional steps are paler: reaching them is no condition for the next. */
    private Color colour(int index, int step) {
        Color full = single() ? look.accent() : look.series().get(index);
        return chart.steps().get(step).optional() ? Look.mix(full, look.background(), 0.45) : full;
    }

    /** In the bar, or where it is too low above it: over what was lost when that is tall, else above that too. */
    private void numbersOnBar(Pen pen, Rectangle2D bar, Rectangle2D dropped, long count, long entered, Color behind) {
        String number = Numbers.ENGLISH.count(count);
        String share = Numbers.ENGLISH.percent(count, entered);
        Font large = pen.width(number, Fonts.semiBold(15)) < bar.getWidth() - 8 ? Fonts.semiBold(15) : Sheet.STRONG;
        double x = bar.getCenterX();
        boolean inside = bar.getHeight() >= 46;
        boolean overLost = !inside && dropped.getHeight() >= 44;
        double bottom = overLost ? bar.getMinY() : Math.min(bar.getMinY(), dropped.getMinY());
        if (!inside) {
            double width = Math.max(overLost ? bar.getWidth() : 0, pen.width(number, large) + 6);
            pen.fill(new Rectangle2D.Double(x - width / 2, bottom - 40, width, 40), look.background());
        }
        double y = inside ? bar.getMinY() + 16 : bottom - 28;
        Color colour = inside ? look.textOn(behind) : look.text();
        pen.text(number, x, y, Pen.Align.CENTRE, large, colour);
        pen.text(share, x, y + 18, Pen.Align.CENTRE, Sheet.LABEL, inside ? colour : look.muted());
    }

    private void percentOnBar(Pen pen, Rectangle2D bar, long count, long entered, Color behind) {
        boolean exact = pen.width("88.8%", Sheet.SMALL) <= bar.getWidth() - 2;
        String share = exact
                ? Numbers.ENGLISH.percent(count, entered)
                : Numbers.ENGLISH.decimal(100.0 * count / entered, 0) + "%";
        if (pen.width("100%", Sheet.SMALL) > bar.getWidth() - 2) {
            return;
        }
        boolean inside = bar.getHeight() >= 20;
        double y = inside ? bar.getMinY() + 11 : bar.getMinY() - 9;
        if (!inside) {
            pen.fill(new Rectangle2D.Double(bar.getMinX(), bar.getMinY() - 18, bar.getWidth(), 18), look.background());
        }
        pen.text(share, bar.getCenterX(), y, Pen.Align.CENTRE, Sheet.SMALL, inside ? look.textOn(behind) : look.text());
    }

    private void numbersBelow(Pen pen, Frame frame, int step, double y) {
        FunnelChart.Group group = groups.getFirst();
        Font font = Fonts.semiBold(11);
        boolean full = pen.width(Numbers.ENGLISH.count(group.count(0)), font) <= frame.pitch() - 2;
        String count = full ? Numbers.ENGLISH.count(group.count(step)) : Numbers.ENGLISH.brief(group.count(step));
        String share = Numbers.ENGLISH.percent(group.count(step), group.count(0));
        double below = y + Pen.lineHeight(Sheet.SMALL);
        pen.text(count, frame.centre(step), y, Pen.Align.CENTRE, font, look.text());
        pen.text(share, frame.centre(step), below, Pen.Align.CENTRE, Sheet.SMALL, look.muted());
    }

    private void name(Pen pen, Frame frame, int step, List<String> lines, double top) {
        boolean optional = chart.steps().get(step).optional();
        for (int i = 0; i < lines.size(); i++) {
            boolean note = optional && i == lines.size() - 1;
            pen.text(
                    lines.get(i),
                    frame.centre(step),
                    top + i * Pen.lineHeight(Sheet.LABEL),
                    Pen.Align.CENTRE,
                    note ? Sheet.LABEL : Sheet.STRONG,
                    note ? look.muted() : look.text());
        }
    }
}
