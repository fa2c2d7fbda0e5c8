package dev.steward.chart;

import dev.steward.chart.PathsChart.Role;
import dev.steward.chart.PathsLayout.Bar;
import dev.steward.chart.PathsLayout.Ribbon;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Draws paths: ribbons, over them bars, over these the names. A node keeps its colour at every position; the busiest have
 * one of their own, the others are grey.
 */
final class PathsPlot implements Canvas.Painter {
    private static final double HEADER = 22;
    private static final double LEAST_WIDTH = 240;
    private static final double LEAST_HEIGHT = 90;

    /** The darkest colour of a palette is left to text. */
    private static final int SPARED = 1;

    private static final int RIBBON = 105;
    private static final int FADED = 70;
    private static final int PLATE = 205;
    private static final double ROOM_FOR_TWO_LINES = 34;
    private static final double NARROWEST_LABEL = 34;

    private final PathsChart chart;
    private final Look look;
    private final Map<String, Color> colours = new HashMap<>();

    PathsPlot(PathsChart chart, Look look) {
        this.chart = chart;
        this.look = look;
        Map<String, Long> busiest = new HashMap<>();
        chart.nodes().stream()
                .filter(node -> node.role() == Role.NAMED)
                .forEach(node -> busiest.merge(node.name(), node.paths(), Long::max));
        List<Color> series = look.series().subList(0, look.series().size() - SPARED);
        busiest.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(series.size())
                .forEach(entry -> colours.put(entry.getKey(), series.get(colours.size())));
    }

    @Override
    public void paint(Pen pen, Rectangle2D area) {
        if (area.isEmpty()) {
            return;
        }
        boolean roomy = area.getWidth() >= LEAST_WIDTH && area.getHeight() >= LEAST_HEIGHT;
        double header = roomy ? HEADER : 0;
        Rectangle2D inner = new Rectangle2D.Double(
                area.getMinX(), area.getMinY() + header, area.getWidth(), area.getHeight() - header);
        PathsLayout layout = PathsLayout.of(chart, inner);
        PathsTips tips = new PathsTips(chart);
        // The thin ones last, or the thick ones would hide them.
        layout.ribbons().stream()
                .sorted(Comparator.comparingDouble(Ribbon::thickness).reversed())
                .forEach(ribbon -> ribbon(pen, ribbon, tips));
        layout.bars().forEach(bar -> bar(pen, bar, tips));
        if (roomy) {
            headers(pen, layout, area.getMinY() + header / 2 - 3);
            labels(pen, layout, tips);
        }
    }

    private void ribbon(Pen pen, Ribbon ribbon, PathsTips tips) {
        boolean ends = ribbon.to().node().role() == Role.DROPOFF;
        Color colour = ends ? look.muted() : colour(ribbon.from().node());
        pen.fill(ribbon.shape(), translucent(colour, ends ? FADED : RIBBON));
        pen.mark(
                ribbon.shape(),
                tips.link(ribbon.link(), ribbon.to().node().role()),
                ribbon.link().cell());
    }

    private void bar(Pen pen, Bar bar, PathsTips tips) {
        if (bar.node().role() == Role.DROPOFF) {
            pen.hatch(bar.area());
            pen.stroke(bar.area(), look.axis(), 1);
        } else {
            pen.fill(bar.area(), colour(bar.node()));
        }
        pen.mark(bar.area(), tips.node(bar.node()), bar.node().cell());
    }

    private Color colour(PathsChart.Node node) {
        return colours.getOrDefault(node.name(), look.axis());
    }

    private static Color translucent(Color colour, int alpha) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), alpha);
    }

    private void headers(Pen pen, PathsLayout layout, double y) {
        int last = 0;
        for (Bar bar : layout.bars()) {
            if (bar.node().position() != last) {
                last = bar.node().position();
                String header =
                        pen.shorten(Words.say("paths.step", last), layout.labels() + PathsLayout.BAR, Sheet.SMALL);
                pen.text(header, bar.area().getMinX(), y, Pen.Align.LEFT, Sheet.SMALL, look.muted());
            }
        }
    }

    /** Beside each bar, from the top of its column down, as long as there is room. */
    private void labels(Pen pen, PathsLayout layout, PathsTips tips) {
        if (layout.labels() < NARROWEST_LABEL) {
            return;
        }
        int column = -1;
        double free = 0;
        for (Bar bar : layout.bars()) {
            if (bar.column() != column) {
                column = bar.column();
                free = Double.NEGATIVE_INFINITY;
            }
            boolean two = bar.slot() >= ROOM_FOR_TWO_LINES;
            double height = two ? ROOM_FOR_TWO_LINES - 2 : PathsLayout.LINE;
            double top = bar.area().getCenterY() - height / 2;
            if (top >= free - 1) {
                free = top + height;
                label(pen, bar, layout.labels(), two, tips);
            }
        }
    }

    private void label(Pen pen, Bar bar, double room, boolean two, PathsTips tips) {
        String count = Numbers.ENGLISH.count(bar.node().paths());
        String share =
                Numbers.ENGLISH.percent(bar.node().paths(), chart.totals().paths());
        double x = bar.area().getMaxX() + 5;
        double y = bar.area().getCenterY();
        if (two) {
            String name = pen.shortenMiddle(bar.node().label(), room - 8, Sheet.STRONG);
            String both = count + " · " + share;
            String numbers = pen.width(both, Sheet.SMALL) <= room - 8 ? both : count;
            double width = Math.max(pen.width(name, Sheet.STRONG), pen.width(numbers, Sheet.SMALL));
            plate(pen, bar, x, y, width, ROOM_FOR_TWO_LINES - 2, tips);
            pen.text(name, x + 3, y - 7, Pen.Align.LEFT, Sheet.STRONG, look.text());
            pen.text(numbers, x + 3, y + 8, Pen.Align.LEFT, Sheet.SMALL, look.text());
            return;
        }
        double counted = pen.width(count, Sheet.SMALL) + 5;
        String name = pen.shortenMiddle(bar.node().label(), room - 8 - counted, Sheet.SMALL);
        double named = pen.width(name, Sheet.SMALL);
        boolean both = !name.isEmpty();
        plate(pen, bar, x, y, both ? named + counted : counted, PathsLayout.LINE - 1, tips);
        pen.text(name, x + 3, y, Pen.Align.LEFT, Sheet.SMALL, look.text());
        pen.text(count, x + 3 + (both ? named + 5 : 0), y, Pen.Align.LEFT, Sheet.SMALL, look.muted());
    }

    /** Paler than what lies below, so that text can be read on it; and easier to hit than a thin bar. */
    private void plate(Pen pen, Bar bar, double x, double y, double width, double height, PathsTips tips) {
        RoundRectangle2D plate = new RoundRectangle2D.Double(x, y - height / 2, width + 6, height, 5, 5);
        pen.fill(plate, translucent(look.background(), PLATE));
        pen.mark(plate, tips.node(bar.node()), bar.node().cell());
    }
}
