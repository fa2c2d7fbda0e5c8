package dev.steward.chart;

import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.ui.RectangleInsets;

/** A line the size of a word: how much there was of something, period by period. No axes, no title drawn. */
public record SparklineChart(String title, List<Long> counts) implements Chart {
    public SparklineChart {
        counts = List.copyOf(counts);
    }

    @Override
    public JFreeChart draw(Palette palette) {
        Look look = Look.of(palette);
        JFreeChart chart = new JFreeChart(null, null, new Canvas(look, this::paint), false);
        chart.setBackgroundPaint(look.background());
        chart.setPadding(new RectangleInsets(1, 1, 1, 1));
        chart.getPlot().setInsets(RectangleInsets.ZERO_INSETS);
        chart.getPlot().setBackgroundPaint(null);
        chart.getPlot().setOutlineVisible(false);
        return chart;
    }

    private void paint(Pen pen, Rectangle2D area) {
        Look look = pen.look();
        double bottom = area.getMaxY() - 1.5;
        long most = counts.stream().mapToLong(Long::longValue).max().orElse(0);
        if (most == 0) {
            pen.line(area.getMinX(), bottom, area.getMaxX(), bottom, look.axis(), 1);
            return;
        }
        double height = area.getHeight() - 5;
        double step = counts.size() == 1 ? 0 : (area.getWidth() - 5) / (counts.size() - 1);
        Path2D line = new Path2D.Double();
        for (int i = 0; i < counts.size(); i++) {
            double x = area.getMinX() + 1 + i * step;
            double y = bottom - height * counts.get(i) / most;
            if (i == 0) {
                line.moveTo(x, y);
            } else {
                line.lineTo(x, y);
            }
        }
        Point2D end = line.getCurrentPoint();
        Path2D under = new Path2D.Double(line);
        under.lineTo(end.getX(), bottom);
        under.lineTo(area.getMinX() + 1, bottom);
        under.closePath();
        pen.fill(under, look.track());
        pen.stroke(line, look.accent(), 1.5f);
        pen.fill(new Ellipse2D.Double(end.getX() - 2, end.getY() - 2, 4, 4), look.accent());
    }

    @Override
    public String description() {
        if (counts.stream().allMatch(count -> count == 0)) {
            return Words.say("empty.description", title);
        }
        return Words.say(
                "sparkline.description",
                title,
                Numbers.ENGLISH.count(counts.stream().mapToLong(Long::longValue).sum()),
                counts.size(),
                Numbers.ENGLISH.count(
                        counts.stream().mapToLong(Long::longValue).max().orElse(0)),
                Numbers.ENGLISH.count(counts.getLast()));
    }
}
