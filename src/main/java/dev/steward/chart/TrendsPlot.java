package dev.steward.chart;

import dev.steward.chart.TrendsChart.Line;
import dev.steward.chart.TrendsChart.Outlook;
import dev.steward.chart.TrendsChart.Unit;
import dev.steward.model.Cell;
import dev.steward.model.Course;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.xy.XYSeriesCollection;
import org.jspecify.annotations.Nullable;

/** The library's scales and grid, and our own lines on them: no more points than can be told apart. */
final class TrendsPlot extends XYPlot {
    private static final long serialVersionUID = 1;

    private static final int MOST_DOTS = 60;
    private static final double ROOM_ABOVE = 0.06;
    private static final double ROOM_FOR_NOTES = 0.2;
    private static final float[] DASHES = {5, 4};
    private static final float[] DOTS = {2, 3};

    private final transient TrendsChart chart;
    private final transient List<Line> lines;
    private final transient Look look;
    private final transient TrendsSummary summary;

    TrendsPlot(TrendsChart chart, List<Line> lines, Look look) {
        // The library draws grids only of plots with data and a renderer; what is drawn is not taken from there.
        super(
                new XYSeriesCollection(),
                new PeriodScale(labels(chart), look),
                numbers(chart, lines, look),
                new XYLineAndShapeRenderer());
        this.chart = chart;
        this.lines = lines;
        this.look = look;
        this.summary = new TrendsSummary(chart);
    }

    private static List<PeriodLabel> labels(TrendsChart chart) {
        return PeriodLabel.all(chart.granularity(), chart.starts());
    }

    private static NumberAxis numbers(TrendsChart chart, List<Line> lines, Look look) {
        NumberAxis axis = chart.unit() == Unit.COUNT
                ? Axes.counts(look)
                : Axes.numbers(look, number -> TrendsSummary.number(chart.unit(), number));
        double[] all = lines.stream()
                .flatMap(TrendsPlot::courses)
                .flatMapToDouble(Course::numbers)
                .toArray();
        double most = DoubleStream.of(all).max().orElse(1);
        double least = DoubleStream.of(all).min().orElse(0);
        // Counts are seen from zero; what hovers far above it may be looked at closely.
        double from =
                chart.unit() != Unit.COUNT && least > most * 0.6 ? least - (most - least) * 0.2 : Math.min(0, least);
        double height = most > from ? most - from : 1;
        double above = chart.notes().isEmpty() ? ROOM_ABOVE : ROOM_FOR_NOTES;
        axis.setRange(from < 0 ? from - height * ROOM_ABOVE : from, from + height * (1 + above));
        return axis;
    }

    private static Stream<Course> courses(Line line) {
        return Stream.of(
                        Stream.of(line.values()),
                        line.before().stream(),
                        line.average().stream(),
                        line.outlook().stream()
                                .flatMap(next -> Stream.of(next.expected(), next.low80(), next.high95())))
                .flatMap(courses -> courses);
    }

    @Override
    public boolean render(
            Graphics2D g2,
            Rectangle2D area,
            int index,
            @Nullable PlotRenderingInfo info,
            @Nullable CrosshairState crosshair) {
        Pen pen = Pen.of(g2, look, info);
        new NotePaint(chart, look).paint(pen, area, period -> x(area, period));
        for (int i = 0; i < lines.size(); i++) {
            Color colour = lines.size() == 1 ? look.accent() : look.series().get(i);
            lines.get(i).outlook().ifPresent(next -> bands(pen, area, next, colour));
        }
        for (int i = 0; i < lines.size(); i++) {
            line(
                    pen,
                    area,
                    lines.get(i),
                    lines.size() == 1 ? look.accent() : look.series().get(i));
        }
        return true;
    }

    private void line(Pen pen, Rectangle2D area, Line line, Color colour) {
        Color pale = Look.mix(colour, look.background(), 0.45);
        line.before().ifPresent(before -> stroke(pen, path(area, before, 0), pale, dashed(1.5f, DASHES)));
        boolean averaged = line.average().isPresent();
        stroke(
                pen,
                path(area, line.values(), 0),
                averaged ? pale : colour,
                averaged ? Renderers.stroke(1.2f) : Renderers.stroke(2.2f));
        line.average().ifPresent(average -> stroke(pen, path(area, average, 0), colour, Renderers.stroke(2.5f)));
        line.outlook().ifPresent(next -> {
            stroke(pen, path(area, next.expected(), next.from()), colour, dashed(2, DOTS));
            for (int step = 0; step < next.expected().size(); step++) {
                double y = y(area, next.expected().get(step));
                pen.tip(around(x(area, next.from() + step), y, 5), summary.tip(line, next, step));
            }
        });
        points(pen, area, line, averaged ? pale : colour);
        line.judged()
                .ifPresent(judged -> judged.marks().forEach(mark -> {
                    double size = mark.critical() ? 4.5 : 4;
                    Ellipse2D ring =
                            around(x(area, mark.period()), y(area, line.values().get(mark.period())), size);
                    pen.fill(ring, mark.critical() ? look.dormant() : look.background());
                    pen.stroke(ring, look.dormant(), 1.5f);
                }));
    }

    /** Dots where there is room for them; hollow ones where a period is not complete; and what can be clicked. */
    private void points(Pen pen, Rectangle2D area, Line line, Color colour) {
        Course values = line.values();
        boolean dots = chart.starts().size() <= MOST_DOTS && lines.size() * values.size() <= 4 * MOST_DOTS;
        for (int period : Thinning.keep(values, most(area))) {
            double x = x(area, period);
            double y = y(area, values.get(period));
            boolean complete = chart.complete().get(period);
            boolean alone = (period == 0 || !values.has(period - 1))
                    && (period == values.size() - 1 || !values.has(period + 1));
            if (!complete) {
                pen.fill(around(x, y, 3.5), look.background());
                pen.stroke(around(x, y, 3.5), colour, 1.5f);
            } else if (dots || alone) {
                pen.fill(around(x, y, 3), colour);
            }
            String tip = summary.tip(line, period);
            if (line.opens().isPresent() && values.get(period) > 0) {
                TrendsChart.Opens opens = line.opens().get();
                pen.mark(around(x, y, 6), tip, new Cell(opens.value(), period, opens.series()));
            } else {
                pen.tip(around(x, y, 6), tip);
            }
        }
    }

    private void bands(Pen pen, Rectangle2D area, Outlook next, Color colour) {
        pen.fill(band(area, next, next.low95(), next.high95()), Look.mix(colour, look.background(), 0.86));
        pen.fill(band(area, next, next.low80(), next.high80()), Look.mix(colour, look.background(), 0.74));
    }

    private Path2D band(Rectangle2D area, Outlook next, Course low, Course high) {
        Path2D band = new Path2D.Double();
        for (int step = 0; step < high.size(); step++) {
            to(band, x(area, next.from() + step), y(area, high.get(step)), step == 0);
        }
        for (int step = low.size() - 1; step >= 0; step--) {
            to(band, x(area, next.from() + step), y(area, low.get(step)), false);
        }
        if (band.getCurrentPoint() != null) {
            band.closePath();
        }
        return band;
    }

    /** Broken where periods have no number. */
    private Path2D path(Rectangle2D area, Course course, int from) {
        Path2D path = new Path2D.Double();
        int[] kept = Thinning.keep(course, most(area));
        int apart = Thinning.apart(course, most(area));
        for (int i = 0; i < kept.length; i++) {
            boolean begins = i == 0 || kept[i] - kept[i - 1] > apart;
            to(path, x(area, from + kept[i]), y(area, course.get(kept[i])), begins);
        }
        return path;
    }

    private static int most(Rectangle2D area) {
        return Math.max(2, 2 * (int) area.getWidth());
    }

    private static void to(Path2D path, double x, double y, boolean begins) {
        if (begins) {
            path.moveTo(x, y);
        } else {
            path.lineTo(x, y);
        }
    }

    private static void stroke(Pen pen, Path2D path, Color colour, BasicStroke stroke) {
        pen.g2().setPaint(colour);
        pen.g2().setStroke(stroke);
        pen.g2().draw(path);
    }

    private static BasicStroke dashed(float width, float... dashes) {
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0);
    }

    private static Ellipse2D around(double x, double y, double radius) {
        return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    private double x(Rectangle2D area, int period) {
        return getDomainAxis().valueToJava2D(period, area, RectangleEdge.BOTTOM);
    }

    private double y(Rectangle2D area, double number) {
        return getRangeAxis().valueToJava2D(number, area, RectangleEdge.LEFT);
    }
}
