package dev.steward.chart;

import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where the bars and ribbons of a picture of paths stand. All columns have one scale: a pixel is as many paths anywhere.
 * Every bar has room for a line of text beside it, as long as the height allows that.
 *
 * @param pitch from one column to the next
 * @param labels the width that text beside a bar may take
 */
record PathsLayout(List<Bar> bars, List<Ribbon> ribbons, double pitch, double labels) {
    /** A node's bar. {@code slot}: the height that nobody else's text is in. */
    record Bar(PathsChart.Node node, int column, Rectangle2D area, double slot) {}

    /** A link from the right edge of one bar to the left edge of another. */
    record Ribbon(PathsChart.Link link, Bar from, Bar to, double start, double end, double thickness) {
        private static final double THINNEST = 0.8;

        Shape shape() {
            double x0 = from.area().getMaxX();
            double x1 = to.area().getMinX();
            double middle = (x0 + x1) / 2;
            double thick = Math.max(THINNEST, thickness);
            Path2D path = new Path2D.Double();
            path.moveTo(x0, start);
            path.curveTo(middle, start, middle, end, x1, end);
            path.lineTo(x1, end + thick);
            path.curveTo(middle, end + thick, middle, start + thick, x0, start + thick);
            path.closePath();
            return path;
        }
    }

    static final double BAR = 12;

    /** A line of small text and some air. */
    static final double LINE = 16;

    private static final double GAP = 6;
    private static final double LOWEST = 2;
    private static final double MOST_LABELS = 190;

    private record Key(int position, String name) {}

    static PathsLayout of(PathsChart chart, Rectangle2D area) {
        TreeMap<Integer, List<PathsChart.Node>> columns = new TreeMap<>();
        chart.nodes()
                .forEach(node -> columns.computeIfAbsent(node.position(), _ -> new ArrayList<>())
                        .add(node));
        // The rest stands below those that have a name, and the drop-off below all.
        columns.values().forEach(column -> column.sort(Comparator.comparing(PathsChart.Node::role)));
        int count = columns.size();
        double labels = Math.min(MOST_LABELS, area.getWidth() / (count + 0.6) * 0.85);
        double pitch = count == 1 ? 0 : (area.getWidth() - labels - BAR) / (count - 1);
        double room = count == 1 ? labels : Math.min(MOST_LABELS, Math.min(labels, pitch - BAR - 10));
        double scale = scale(columns.values(), area.getHeight());
        Map<Key, Bar> bars = new HashMap<>();
        List<Bar> all = new ArrayList<>();
        int index = 0;
        for (List<PathsChart.Node> column : columns.values()) {
            for (Bar bar : stack(column, index, area.getMinX() + index * pitch, area, scale)) {
                bars.put(new Key(bar.node().position(), bar.node().name()), bar);
                all.add(bar);
            }
            index++;
        }
        return new PathsLayout(all, ribbons(chart.links(), bars, scale), pitch, Math.max(0, room));
    }

    /** The largest scale at which every column fits the height. */
    private static double scale(Iterable<List<PathsChart.Node>> columns, double height) {
        double scale = Double.MAX_VALUE;
        for (List<PathsChart.Node> column : columns) {
            double low = 0;
            double high = height
                    / Math.max(
                            1, column.stream().mapToLong(PathsChart.Node::paths).sum());
            for (int i = 0; i < 40; i++) {
                double middle = (low + high) / 2;
                if (height(column, middle, height) <= height) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            scale = Math.min(scale, low);
        }
        return scale;
    }

    private static double height(List<PathsChart.Node> column, double scale, double available) {
        return column.stream()
                        .mapToDouble(node -> slot(node, scale, column.size(), available))
                        .sum()
                + gap(column.size(), available) * (column.size() - 1);
    }

    private static double gap(int bars, double available) {
        return Math.min(GAP, available / (4.0 * bars));
    }

    private static double slot(PathsChart.Node node, double scale, int bars, double available) {
        double line = Math.min(LINE, available * 0.7 / bars);
        return Math.max(line, node.paths() * scale);
    }

    private static List<Bar> stack(List<PathsChart.Node> column, int index, double x, Rectangle2D area, double scale) {
        List<Bar> bars = new ArrayList<>();
        double y = area.getMinY();
        for (PathsChart.Node node : column) {
            double slot = slot(node, scale, column.size(), area.getHeight());
            double height = Math.max(LOWEST, node.paths() * scale);
            bars.add(new Bar(
                    node,
                    index,
                    new Rectangle2D.Double(x, y + (slot - height) / 2, BAR, Math.min(height, slot)),
                    slot));
            y += slot + gap(column.size(), area.getHeight());
        }
        return bars;
    }

    /** At every bar, links stand in the order of their other ends, so that they cross as little as they can. */
    private static List<Ribbon> ribbons(List<PathsChart.Link> links, Map<Key, Bar> bars, double scale) {
        List<PathsChart.Link> drawn = links.stream()
                .filter(link -> bars.containsKey(from(link)) && bars.containsKey(to(link)))
                .toList();
        Map<PathsChart.Link, Double> starts =
                tops(drawn.stream().sorted(Comparator.comparingDouble(link -> y(bars, to(link)))), bars, scale, true);
        Map<PathsChart.Link, Double> ends = tops(
                drawn.stream().sorted(Comparator.comparingDouble(link -> y(bars, from(link)))), bars, scale, false);
        List<Ribbon> ribbons = new ArrayList<>();
        for (PathsChart.Link link : drawn) {
            Bar from = bars.get(from(link));
            Bar to = bars.get(to(link));
            Double start = starts.get(link);
            Double end = ends.get(link);
            if (from != null && to != null && start != null && end != null) {
                ribbons.add(new Ribbon(link, from, to, start, end, link.count() * scale));
            }
        }
        return ribbons;
    }

    private static Map<PathsChart.Link, Double> tops(
            java.util.stream.Stream<PathsChart.Link> sorted, Map<Key, Bar> bars, double scale, boolean leaving) {
        Map<PathsChart.Link, Double> tops = new HashMap<>();
        Map<Key, Double> next = new HashMap<>();
        sorted.forEach(link -> {
            Key key = leaving ? from(link) : to(link);
            double top = next.getOrDefault(key, y(bars, key));
            tops.put(link, top);
            next.put(key, top + link.count() * scale);
        });
        return tops;
    }

    private static double y(Map<Key, Bar> bars, Key key) {
        Bar bar = bars.get(key);
        return bar == null ? 0 : bar.area().getMinY();
    }

    private static Key from(PathsChart.Link link) {
        return new Key(link.step(), link.from());
    }

    private static Key to(PathsChart.Link link) {
        return new Key(link.step() + 1, link.to());
    }
}
