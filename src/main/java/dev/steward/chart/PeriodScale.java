package dev.steward.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.ui.RectangleEdge;
import org.jspecify.annotations.Nullable;

/** The periods under lines, as {@link PeriodAxis} writes them under bars. Period i stands at the number i. */
final class PeriodScale extends NumberAxis {
    private static final long serialVersionUID = 1;

    private static final double HEIGHT = 36;
    private static final double NEAR = 12;
    private static final double FAR = 26;

    private final transient List<PeriodLabel> labels;
    private final transient Look look;

    PeriodScale(List<PeriodLabel> labels, Look look) {
        this.labels = List.copyOf(labels);
        this.look = look;
        double margin = Math.max(0.5, labels.size() * 0.01);
        setRange(-margin, labels.size() - 1 + margin);
        setAxisLinePaint(look.axis());
        setTickMarksVisible(false);
    }

    @Override
    public AxisSpace reserveSpace(
            Graphics2D g2, Plot plot, Rectangle2D area, RectangleEdge edge, @Nullable AxisSpace space) {
        AxisSpace reserved = space == null ? new AxisSpace() : space;
        reserved.add(HEIGHT, edge);
        return reserved;
    }

    @Override
    protected AxisState drawTickMarksAndLabels(
            Graphics2D g2, double cursor, Rectangle2D plotArea, Rectangle2D dataArea, RectangleEdge edge) {
        drawAxisLine(g2, cursor, dataArea, edge);
        Pen pen = new Pen(g2, look, Optional.empty());
        int every = PeriodLabel.every(labels, g2.getFontMetrics(Sheet.SMALL), dataArea.getWidth());
        String far = "";
        for (int i = 0; i < labels.size(); i += every) {
            PeriodLabel label = labels.get(i);
            double x = valueToJava2D(i, dataArea, edge);
            pen.text(label.near(), x, cursor + NEAR, Pen.Align.CENTRE, Sheet.SMALL, look.text());
            if (!label.far().equals(far)) {
                far = label.far();
                pen.text(far, x, cursor + FAR, Pen.Align.CENTRE, Sheet.SMALL, look.muted());
            }
        }
        return new AxisState(cursor + HEIGHT);
    }
}
