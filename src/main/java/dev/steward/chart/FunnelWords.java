package dev.steward.chart;

import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The words between the columns of a funnel: conversion from the required step before, who was lost, how long it took. */
record FunnelWords(FunnelChart chart, FunnelChart.Group group, Look look) {
    private static final Font BETWEEN = Fonts.semiBold(14);
    private static final Font ABOVE = Fonts.semiBold(11);
    private static final String ARROW = "→ ";

    /**
     * Into the gaps, all starting at one height.
     *
     * @param first the middle of the first gap; the others follow every {@code pitch}
     * @param room the width that text may take
     */
    void between(Pen pen, double first, double pitch, double room, Rectangle2D bars) {
        String arrow = pen.width(ARROW + "100.0%", BETWEEN) <= room ? ARROW : "";
        double line = Pen.lineHeight(Sheet.SMALL) + 1;
        List<List<String>> notes = steps().mapToObj(step -> notes(pen, step, room, (int) (bars.getHeight() / line) - 2))
                .toList();
        int most = notes.stream().mapToInt(List::size).max().orElse(0);
        double top = bars.getCenterY() - (most + 1) * line / 2;
        for (int step = 1; step <= notes.size(); step++) {
            double x = first + (step - 1) * pitch;
            List<String> lines = notes.get(step - 1);
            Rectangle2D behind = new Rectangle2D.Double(x - room / 2, top - 12, room, (lines.size() + 1) * line + 10);
            pen.fill(behind, look.background());
            pen.text(arrow + conversion(step), x, top, Pen.Align.CENTRE, BETWEEN, look.text());
            for (int i = 0; i < lines.size(); i++) {
                double y = top + 4 + (i + 1) * line;
                pen.text(lines.get(i), x, y, Pen.Align.CENTRE, Sheet.SMALL, look.muted());
            }
        }
    }

    /** Where the gaps have no room: the shortest words, above the columns. */
    void above(Pen pen, double first, double pitch, double bottom) {
        double line = Pen.lineHeight(Sheet.SMALL);
        String arrow = pen.width(ARROW + "100.0%", ABOVE) <= pitch - 4 ? ARROW : "";
        boolean full = steps().allMatch(step -> pen.width(loss(step, false), Sheet.SMALL) <= pitch - 4);
        for (int step = 1; step < chart.steps().size(); step++) {
            double x = first + (step - 1) * pitch;
            double y = bottom - 12 - line;
            pen.text(arrow + conversion(step), x, y, Pen.Align.CENTRE, ABOVE, look.text());
            pen.text(loss(step, !full), x, y + line, Pen.Align.CENTRE, Sheet.SMALL, look.muted());
        }
    }

    /** "median 6 min 40 s", "average 2 h", as far as known. */
    static List<String> times(FunnelChart.Reached reached) {
        List<String> times = new ArrayList<>();
        reached.medianSeconds().ifPresent(s -> times.add(Words.say("funnel.median", Numbers.ENGLISH.duration(s))));
        reached.averageSeconds().ifPresent(s -> times.add(Words.say("funnel.average", Numbers.ENGLISH.duration(s))));
        return times;
    }

    private IntStream steps() {
        return IntStream.range(1, chart.steps().size());
    }

    private List<String> notes(Pen pen, int step, double room, int most) {
        long dropped = chart.dropped(group, step);
        boolean spelled = steps().allMatch(each -> pen.width(spelled(each), Sheet.SMALL) <= room);
        String share = "(" + Numbers.ENGLISH.percent(dropped, group.count(chart.base(step))) + ")";
        List<String> lines = new ArrayList<>(inOneOrTwo(pen, spelled ? spelled(step) : loss(step, false), share, room));
        FunnelChart.Reached reached = group.reached().get(step);
        reached.medianSeconds().ifPresent(s -> add(pen, lines, "funnel.median.word", s, room, most));
        reached.averageSeconds().ifPresent(s -> add(pen, lines, "funnel.average.word", s, room, most));
        return lines;
    }

    /** "1,687 dropped", or of an optional step "1,687 skipped". */
    private String spelled(int step) {
        String key = chart.steps().get(step).optional() ? "funnel.skipped" : "funnel.lost";
        return Words.say(key, Numbers.ENGLISH.count(chart.dropped(group, step)));
    }

    private static void add(Pen pen, List<String> lines, String key, double seconds, double room, int most) {
        List<String> more = inOneOrTwo(pen, Words.say(key), Numbers.ENGLISH.duration(seconds), room);
        if (lines.size() + more.size() <= most) {
            lines.addAll(more);
        }
    }

    private static List<String> inOneOrTwo(Pen pen, String head, String tail, double room) {
        String both = head + " " + tail;
        return pen.width(both, Sheet.SMALL) <= room ? List.of(both) : List.of(head, tail);
    }

    private String loss(int step, boolean brief) {
        long dropped = chart.dropped(group, step);
        return Words.say("funnel.lost.short", brief ? Numbers.ENGLISH.brief(dropped) : Numbers.ENGLISH.count(dropped));
    }

    private String conversion(int step) {
        return Numbers.ENGLISH.percent(group.count(step), group.count(chart.base(step)));
    }
}
