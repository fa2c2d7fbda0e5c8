package dev.steward.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.util.List;
import org.jfree.chart.entity.ChartEntity;
import org.jfree.chart.entity.EntityCollection;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.LineAndShapeRenderer;
import org.jfree.chart.renderer.category.StackedBarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.category.CategoryDataset;
import org.jfree.data.xy.XYDataset;
import org.jspecify.annotations.Nullable;

/** The library's renderers, plain and flat, with our own idea of what a click means. */
final class Renderers {
    /** What a part of a picture stands for: series and item as the renderer counts them. */
    @FunctionalInterface
    interface Meaning {
        ChartEntity of(Shape area, int series, int item);
    }

    private static final double WIDEST_BAR = 0.12;

    private Renderers() {}

    static BarRenderer bars(Color colour, Meaning meaning) {
        BarRenderer bars = new BarRenderer() {
            private static final long serialVersionUID = 1;

            @Override
            protected void addItemEntity(
                    EntityCollection entities, CategoryDataset dataset, int row, int column, Shape area) {
                entities.add(meaning.of(area, row, column));
            }
        };
        bars.setSeriesPaint(0, colour);
        return flat(bars);
    }

    static BarRenderer stackedBars(Meaning meaning) {
        return flat(new StackedBarRenderer() {
            private static final long serialVersionUID = 1;

            @Override
            protected void addItemEntity(
                    EntityCollection entities, CategoryDataset dataset, int row, int column, Shape area) {
                entities.add(meaning.of(area, row, column));
            }
        });
    }

    private static BarRenderer flat(BarRenderer bars) {
        bars.setBarPainter(new StandardBarPainter());
        bars.setShadowVisible(false);
        bars.setDrawBarOutline(false);
        bars.setMaximumBarWidth(WIDEST_BAR);
        bars.setItemMargin(0);
        return bars;
    }

    static XYBarRenderer histogram(Color colour, Meaning meaning) {
        XYBarRenderer bars = new XYBarRenderer(0.04) {
            private static final long serialVersionUID = 1;

            @Override
            protected void addEntity(
                    EntityCollection entities,
                    Shape area,
                    XYDataset dataset,
                    int series,
                    int item,
                    double x,
                    double y) {
                entities.add(meaning.of(area, series, item));
            }
        };
        bars.setBarPainter(new StandardXYBarPainter());
        bars.setShadowVisible(false);
        bars.setDrawBarOutline(false);
        bars.setSeriesPaint(0, colour);
        return bars;
    }

    /** A line over categories for each colour; the dots vanish where they would merge. */
    static LineAndShapeRenderer line(List<Color> colours, boolean dots, Meaning meaning) {
        LineAndShapeRenderer line = new LineAndShapeRenderer(true, dots) {
            private static final long serialVersionUID = 1;

            @Override
            protected void addItemEntity(
                    EntityCollection entities, CategoryDataset dataset, int row, int column, Shape area) {
                entities.add(meaning.of(area, row, column));
            }
        };
        for (int series = 0; series < colours.size(); series++) {
            line.setSeriesPaint(series, colours.get(series));
            line.setSeriesStroke(series, stroke(2.5f));
            line.setSeriesShape(series, dot(3.5));
        }
        return line;
    }

    static XYLineAndShapeRenderer lines(Meaning meaning) {
        return new XYLineAndShapeRenderer(true, false) {
            private static final long serialVersionUID = 1;

            @Override
            protected void addEntity(
                    EntityCollection entities,
                    @Nullable Shape area,
                    XYDataset dataset,
                    int series,
                    int item,
                    double x,
                    double y) {
                Shape target = area == null ? new Ellipse2D.Double(x - 5, y - 5, 10, 10) : area;
                entities.add(meaning.of(target, series, item));
            }
        };
    }

    static BasicStroke stroke(float width) {
        return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    static Shape dot(double radius) {
        return new Ellipse2D.Double(-radius, -radius, radius * 2, radius * 2);
    }
}
