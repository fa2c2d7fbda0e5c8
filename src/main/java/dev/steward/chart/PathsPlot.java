package dev.steward.chart;

import dev.steward.chart.PathsChart.Role;
import dev.steward.chart.PathsLayout.Bar;
import dev.steward.chart.PathsLayout.Ribbon;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Draws paths: ribbons, over them bars, over these the names. A node keeps its colour at every position; the busiest have
 * one of their own, the others are grey.
 */
final class PathsPlot implements Canvas.Painter {
    private static final double HEADER = 22;
    private static final double LEAST_WIDTH = 120;
    private static final double LEAST_HEIGHT = 120;

    /** The darkest colour of a palette is left to text. */
    private static final int SPARED = 1;

    private static final int RIBBON = 105;
    private static final int FADED = 70;
    private static final int PLATE = 205;
    private static final double ROOM_FOR_TWO_LINES = 30;

    /** With less room than that beside the bars a legend tells the names. */
    private static final double NARROWEST_LABEL = 60;

    /** As much of a name as most need. */
    private static final double READABLE_NAME = 72;

    private static final double APART = 5;

    private final PathsChart chart;
    private final Look look;
    private final Map<String, Color> colours = new LinkedHashMap<>();

    PathsPlot(PathsChart chart, Look look) {
        this.chart = chart;
        this.look = look;
        List<Color> series = look.series().subList(0, look.series().size() - SPARED);
        List<String> busiest = chart.busiest(series.size());
        for (int i = 0; i < busiest.size(); i++) {
            colours.put(busiest.get(i), series.get(i));
        }
    }

    @Override
    public void paint(Pen pen, Rectangle2D area) {
        if (area.isEmpty()) {
            return;
        }
        boolean roomy = area.getWidth() >= LEAST_WIDTH && area.getHeight() >= LEAST_HEIGHT;
        Rectangle2D inner = roomy ? inside(area, HEADER, 0) : area;
        PathsLayout layout = PathsLayout.of(chart, inner);
        boolean named = layout.labels() >= NARROWEST_LABEL;
        if (roomy && !named) {
            PathsLegend legend = PathsLegend.of(colours, pen, area.getWidth());
            legend.draw(pen, area);
            layout = PathsLayout.of(chart, inside(area, HEADER, legend.height()));
        }
        PathsTips tips = new PathsTips(chart);
        // The thin ones last, or the thick ones would hide them.
        layout.ribbons().stream()
                .sorted(Comparator.comparingDouble(Ribbon::thickness).reversed())
                .forEach(ribbon -> ribbon(pen, ribbon, tips));
        layout.bars().forEach(bar -> bar(pen, bar, tips));
        if (roomy) {
            headers(pen, layout, area.getMinY() + HEADER / 2 - 3);
            labels(pen, layout, named, tips);
        }
    }

    private static Rectangle2D inside(Rectangle2D area, double above, double below) {
        return new Rectangle2D.Double(
                area.getMinX(), area.getMinY() + above, area.getWidth(), area.getHeight() - above - below);
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

    /** "Step 1" above each column, or the number alone where not all have room for more. */
    private void headers(Pen pen, PathsLayout layout, double y) {
        double room = layout.pitch() == 0 ? layout.labels() : layout.pitch() - APART;
        boolean full = layout.bars().stream().allMatch(bar -> pen.width(header(bar, true), Sheet.SMALL) <= room);
        int last = -1;
        for (Bar bar : layout.bars()) {
            if (bar.column() != last) {
                last = bar.column();
                double x = bar.area().getMinX();
                pen.text(header(bar, full), x, y, Pen.Align.LEFT, Sheet.SMALL, look.muted());
            }
        }
    }

    private static String header(Bar bar, boolean full) {
        int position = bar.node().position();
        return full ? Words.say("paths.step", position) : Integer.toString(position);
    }

    /** Beside each bar, from the top of its column down, as long as there is room. */
    private void labels(Pen pen, PathsLayout layout, boolean named, PathsTips tips) {
        int column = -1;
        double free = 0;
        for (Bar bar : layout.bars()) {
            if (bar.column() != column) {
                column = bar.column();
                free = Double.NEGATIVE_INFINITY;
            }
            boolean two = named && bar.slot() >= ROOM_FOR_TWO_LINES;
            double height = two ? ROOM_FOR_TWO_LINES : PathsLayout.LINE;
            double top = bar.area().getCenterY() - height / 2;
            if (top >= free - 1) {
                free = top + height;
                label(pen, bar, layout.labels(), named ? bar.node().label() : "", two, tips);
            }
        }
    }

    private void label(Pen pen, Bar bar, double room, String label, boolean two, PathsTips tips) {
        String count = Numbers.ENGLISH.count(bar.node().paths());
        double x = bar.area().getMaxX() + 5;
        double y = bar.area().getCenterY();
        if (two) {
            String share =
                    Numbers.ENGLISH.percent(bar.node().paths(), chart.totals().paths());
            String name = pen.shortenMiddle(label, room - 8, Sheet.STRONG);
            String both = count + " · " + share;
            String numbers = pen.width(both, Sheet.SMALL) <= room - 8 ? both : count;
            double width = Math.max(pen.width(name, Sheet.STRONG), pen.width(numbers, Sheet.SMALL));
            plate(pen, bar, x, y, width, ROOM_FOR_TWO_LINES, tips);
            pen.text(name, x + 3, y - 7, Pen.Align.LEFT, Sheet.STRONG, look.text());
            pen.text(numbers, x + 3, y + 8, Pen.Align.LEFT, Sheet.SMALL, look.text());
            return;
        }
        double counted = pen.width(count, Sheet.SMALL);
        double rest = room - 8 - counted - APART;
        // Where there is no room for both the name is worth more; the number is told by the mouse.
        double named = pen.width(label, Sheet.SMALL);
        boolean both = rest >= named || named > room - 8 && rest >= READABLE_NAME;
        String name = pen.shortenMiddle(label, both ? rest : room - 8, Sheet.SMALL);
        String number = both || name.isEmpty() ? count : "";
        double left = name.isEmpty() ? 0 : pen.width(name, Sheet.SMALL) + APART;
        if (name.isEmpty() && counted > room) {
            return;
        }
        plate(pen, bar, x, y, number.isEmpty() ? left - APART : left + counted, PathsLayout.LINE - 1, tips);
        pen.text(name, x + 3, y, Pen.Align.LEFT, Sheet.SMALL, look.text());
        pen.text(number, x + 3 + left, y, Pen.Align.LEFT, Sheet.SMALL, look.muted());
    }

    /** Paler than what lies below, so that text can be read on it; and easier to hit than a thin bar. */
    private void plate(Pen pen, Bar bar, double x, double y, double width, double height, PathsTips tips) {
        // On screen letters run a little wider than they are measured.
        RoundRectangle2D plate = new RoundRectangle2D.Double(x, y - height / 2, width * 1.04 + 6, height, 5, 5);
        pen.fill(plate, translucent(look.background(), PLATE));
        pen.mark(plate, tips.node(bar.node()), bar.node().cell());
    }
}
