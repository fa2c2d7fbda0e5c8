package dev.steward.app.ui;

import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.layout.Region;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;

/** A small line of counts over time, from zero at the bottom; no more points than it has pixels. */
public final class Sparkline extends Region {
    private static final double EDGE = 2;

    private final Path line = new Path();
    private final Path area = new Path();
    private List<Long> counts = List.of();

    public Sparkline() {
        line.getStyleClass().add("sparkline");
        area.getStyleClass().add("sparkline-area");
        area.setStroke(null);
        getChildren().addAll(area, line);
        setPrefSize(140, 24);
        setMinSize(40, 16);
    }

    /** @param description says in words what the line shows */
    public void show(List<Long> values, String description) {
        counts = List.copyOf(values);
        setAccessibleText(description);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        line.getElements().clear();
        area.getElements().clear();
        double width = getWidth() - 2 * EDGE;
        double height = getHeight() - 2 * EDGE;
        List<Double> points = thin(counts, (int) Math.max(2, width / 2));
        if (points.size() < 2 || width <= 0) {
            return;
        }
        double most = Math.max(
                1, points.stream().mapToDouble(Double::doubleValue).max().orElse(1));
        double step = width / (points.size() - 1);
        area.getElements().add(new MoveTo(EDGE, EDGE + height));
        for (int at = 0; at < points.size(); at++) {
            double x = EDGE + at * step;
            double y = EDGE + height * (1 - points.get(at) / most);
            line.getElements().add(at == 0 ? new MoveTo(x, y) : new LineTo(x, y));
            area.getElements().add(new LineTo(x, y));
        }
        area.getElements().add(new LineTo(EDGE + width, EDGE + height));
    }

    /** Means of as many equal stretches as there is room for. */
    static List<Double> thin(List<Long> values, int most) {
        int stretch = Math.max(1, (values.size() + most - 1) / most);
        return IntStream.range(0, (values.size() + stretch - 1) / stretch)
                .mapToObj(at -> values.subList(at * stretch, Math.min(values.size(), (at + 1) * stretch)))
                .map(part -> part.stream().mapToLong(Long::longValue).average().orElse(0))
                .toList();
    }
}
