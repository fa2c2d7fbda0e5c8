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
    private static final double ROOMY_BAR = 54;
    private static final double ROOMY_GAP = 62;
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
        for (int step = 1; single() && step < steps; step++) {
            between(pen, frame, step, strip);
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
        double share = pitch > 130 ? 0.5 : 0.62;
        return Math.min(pitch * share, 150);
    }

    private List<List<String>> names(Pen pen, double width) {
        List<List<String>> names = new ArrayList<>();
        for (int i = 0; i < chart.steps().size(); i++) {
            FunnelChart.Step step = chart.steps().get(i);
            List<String> lines =
                    new ArrayList<>(pen.wrap((i + 1) + ". " + step.label(), width, NAME_LINES, Sheet.STRONG));
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
            pen.mark(dropped, tipOfDropped(group, step), FunnelChart.droppedCell(group, step));
        }
        if (!reached.isEmpty()) {
            pen.mark(reached, tipOfReached(group, step), FunnelChart.reachedCell(group, step));
        }
        if (single() && width >= ROOMY_BAR) {
            numbersOnBar(pen, reached, group.count(step), entered, colour);
        } else if (!single()) {
            percentOnBar(pen, reached, group.count(step), entered, colour);
        }
    }

    /** Optional steps are paler: reaching them is no condition for the next. */
    private Color colour(int index, int step) {
        Color full = single() ? look.accent() : look.series().get(index);
        return chart.steps().get(step).optional() ? Look.mix(full, look.background(), 0.45) : full;
    }

    private void numbersOnBar(Pen pen, Rectangle2D bar, long count, long entered, Color behind) {
        String number = Numbers.ENGLISH.count(count);
        String share = Numbers.ENGLISH.percent(count, entered);
        Font large = pen.width(number, Fonts.semiBold(15)) < bar.getWidth() - 8 ? Fonts.semiBold(15) : Sheet.STRONG;
        double x = bar.getCenterX();
        boolean inside = bar.getHeight() >= 46;
        double y = inside ? bar.getMinY() + 16 : bar.getMinY() - 29;
        if (!inside) {
            double width = Math.max(pen.width(number, large), pen.width(share, Sheet.LABEL)) + 10;
            pen.fill(new Rectangle2D.Double(x - width / 2, bar.getMinY() - 42, width, 38), look.background());
        }
        Color colour = inside ? look.textOn(behind) : look.text();
        pen.text(number, x, y, Pen.Align.CENTRE, large, colour);
        pen.text(share, x, y + 18, Pen.Align.CENTRE, Sheet.LABEL, inside ? colour : look.muted());
    }

    private void percentOnBar(Pen pen, Rectangle2D bar, long count, long entered, Color behind) {
        String share = Numbers.ENGLISH.percent(count, entered);
        if (pen.width(share, Sheet.SMALL) > bar.getWidth() - 2) {
            return;
        }
        boolean inside = bar.getHeight() >= 20;
        double y = inside ? bar.getMinY() + 11 : bar.getMinY() - 9;
        if (!inside) {
            double width = pen.width(share, Sheet.SMALL) + 2;
            pen.fill(
                    new Rectangle2D.Double(bar.getCenterX() - width / 2, bar.getMinY() - 17, width, 16),
                    look.background());
        }
        pen.text(share, bar.getCenterX(), y, Pen.Align.CENTRE, Sheet.SMALL, inside ? look.textOn(behind) : look.text());
    }

    private void numbersBelow(Pen pen, Frame frame, int step, double y) {
        FunnelChart.Group group = groups.getFirst();
        double room = frame.pitch() - 2;
        String count = pen.shorten(Numbers.ENGLISH.count(group.count(step)), room, Sheet.STRONG);
        String share = pen.shorten(Numbers.ENGLISH.percent(group.count(step), group.count(0)), room, Sheet.SMALL);
        pen.text(count, frame.centre(step), y, Pen.Align.CENTRE, Fonts.semiBold(11), look.text());
        pen.text(
                share,
                frame.centre(step),
                y + Pen.lineHeight(Sheet.SMALL),
                Pen.Align.CENTRE,
                Sheet.SMALL,
                look.muted());
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

    /** Conversion from the required step before, how many were lost, how long it took. */
    private void between(Pen pen, Frame frame, int step, boolean strip) {
        FunnelChart.Group group = groups.getFirst();
        long before = group.count(chart.base(step));
        double x = (frame.centre(step - 1) + frame.centre(step)) / 2;
        double room = (strip ? frame.pitch() : frame.gap()) - 6;
        Font strong = strip ? Fonts.semiBold(11) : Fonts.semiBold(14);
        List<String> lines = new ArrayList<>();
        lines.add("→ " + Numbers.ENGLISH.percent(group.count(step), before));
        boolean optional = chart.steps().get(step).optional();
        String lost = Numbers.ENGLISH.count(chart.dropped(group, step));
        lines.add(Words.say(
                strip ? "funnel.lost.short" : optional ? "funnel.skipped" : "funnel.lost",
                lost,
                Numbers.ENGLISH.percent(chart.dropped(group, step), before)));
        if (!strip) {
            lines.addAll(times(group, step));
        }
        List<String> shown = lines.stream()
                .map(line -> line.substring(line.startsWith("→") && pen.width(line, strong) > room ? 2 : 0))
                .filter(line -> pen.width(line, line.equals(lines.getFirst()) ? strong : Sheet.SMALL) <= room)
                .toList();
        double line = Pen.lineHeight(Sheet.SMALL) + 1;
        double y = strip
                ? frame.bars().getMinY() - 10 - (shown.size() - 1) * line
                : frame.bars().getCenterY() - shown.size() * line / 2;
        if (!strip) {
            Rectangle2D behind = new Rectangle2D.Double(x - room / 2, y - 12, room, shown.size() * line + 10);
            pen.fill(behind, look.background());
        }
        for (int i = 0; i < shown.size(); i++) {
            double lead = i > 0 && !strip ? 4 : 0;
            pen.text(
                    shown.get(i),
                    x,
                    y + i * line + lead,
                    Pen.Align.CENTRE,
                    i == 0 ? strong : Sheet.SMALL,
                    i == 0 ? look.text() : look.muted());
        }
    }

    private static List<String> times(FunnelChart.Group group, int step) {
        List<String> lines = new ArrayList<>();
        FunnelChart.Reached reached = group.reached().get(step);
        reached.medianSeconds().ifPresent(s -> lines.add(Words.say("funnel.median", Numbers.ENGLISH.duration(s))));
        reached.averageSeconds().ifPresent(s -> lines.add(Words.say("funnel.average", Numbers.ENGLISH.duration(s))));
        return lines;
    }

    private String tipOfReached(FunnelChart.Group group, int step) {
        String head = Words.say(
                "funnel.tip.reached",
                prefix(group),
                chart.steps().get(step).label(),
                Words.people(group.count(step)),
                Numbers.ENGLISH.percent(group.count(step), group.count(0)));
        if (step == 0) {
            return head;
        }
        String conversion = Words.say(
                "funnel.tip.conversion", Numbers.ENGLISH.percent(group.count(step), group.count(chart.base(step))));
        return String.join(", ", head, conversion)
                + times(group, step).stream().map(t -> ", " + t).reduce("", String::concat);
    }

    private String tipOfDropped(FunnelChart.Group group, int step) {
        return Words.say(
                chart.steps().get(step).optional() ? "funnel.tip.skipped" : "funnel.tip.dropped",
                prefix(group),
                chart.steps().get(step).label(),
                Words.people(chart.dropped(group, step)),
                Numbers.ENGLISH.percent(chart.dropped(group, step), group.count(chart.base(step))));
    }

    private String prefix(FunnelChart.Group group) {
        return single() ? "" : group.label() + " – ";
    }
}
