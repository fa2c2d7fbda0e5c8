package dev.steward.chart;

import dev.steward.model.Cell;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Draws a row for each value: how many sessions, how long, how many bounce and how many are engaged, each as a bar. */
record SessionRows(List<SessionTotalsChart.Group> groups, Look look) implements Canvas.Painter {
    private static final double HEADER = 22;
    private static final double APART = 16;
    private static final double NARROWEST = 96;

    /** What is compared; {@code amount} may be no number. */
    private enum Measure {
        SESSIONS(SessionFigures::sessions),
        MEDIAN(figures -> figures.medianSeconds().orElse(0)),
        BOUNCED(figures -> share(figures.bounced(), figures.sessions())),
        ENGAGED(figures -> share(figures.engaged(), figures.sessions()));

        private final ToDoubleFunction<SessionFigures> amount;

        Measure(ToDoubleFunction<SessionFigures> amount) {
            this.amount = amount;
        }

        private static double share(long part, long whole) {
            return whole == 0 ? 0 : (double) part / whole;
        }

        String name(Pen pen, double width) {
            String key = name().toLowerCase(Locale.ROOT);
            return pen.shorten(Words.say("sessions.tile." + key), width, Sheet.SMALL);
        }

        String told(SessionFigures figures) {
            return switch (this) {
                case SESSIONS -> Numbers.ENGLISH.count(figures.sessions());
                case MEDIAN -> SessionFigures.duration(figures.medianSeconds());
                case BOUNCED -> Numbers.ENGLISH.percent(figures.bounced(), figures.sessions());
                case ENGAGED -> Numbers.ENGLISH.percent(figures.engaged(), figures.sessions());
            };
        }
    }

    @Override
    public void paint(Pen pen, Rectangle2D area) {
        Rectangle2D below = new Rectangle2D.Double(
                area.getMinX(), area.getMinY() + HEADER, area.getWidth(), Math.max(17, area.getHeight() - HEADER));
        RowsFrame frame = RowsFrame.of(
                pen, below, groups.stream().map(SessionTotalsChart.Group::label).toList());
        int shown = (int) Math.clamp(frame.width() / NARROWEST, 1, Measure.values().length);
        double width = frame.width() / shown;
        for (Measure measure : List.of(Measure.values()).subList(0, shown)) {
            column(pen, frame, measure, frame.left() + measure.ordinal() * width, width - APART);
        }
        for (int i = 0; i < frame.shown(); i++) {
            SessionTotalsChart.Group group = groups.get(i);
            frame.label(pen, i, group.label());
            Rectangle2D row = frame.bar(i, area.getMinX(), area.getMaxX());
            pen.mark(row, group.figures().sentence(group.label()), new Cell(List.of(group.value()), 0, 0));
        }
        frame.rest(pen, groups.size(), "bars.more");
    }

    private void column(Pen pen, RowsFrame frame, Measure measure, double left, double width) {
        pen.text(
                measure.name(pen, width),
                left,
                frame.area().getMinY() - HEADER / 2,
                Pen.Align.LEFT,
                Sheet.SMALL,
                look.muted());
        double most = 0;
        double numbers = 0;
        for (SessionTotalsChart.Group group : groups) {
            most = Math.max(most, measure.amount.applyAsDouble(group.figures()));
            numbers = Math.max(numbers, pen.width(measure.told(group.figures()), Sheet.STRONG));
        }
        double room = Math.max(8, width - numbers - 6);
        for (int i = 0; i < frame.shown(); i++) {
            SessionFigures figures = groups.get(i).figures();
            double length = most == 0 ? 0 : room * measure.amount.applyAsDouble(figures) / most;
            Rectangle2D bar = frame.bar(i, left, left + Math.max(1, length));
            pen.fill(bar, look.accent());
            pen.text(
                    measure.told(figures),
                    bar.getMaxX() + 6,
                    frame.centre(i),
                    Pen.Align.LEFT,
                    Sheet.STRONG,
                    look.text());
        }
    }
}
