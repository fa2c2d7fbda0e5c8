package dev.steward.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.CategoryTick;
import org.jfree.chart.text.TextBlock;
import org.jfree.chart.text.TextBlockAnchor;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;

/**
 * The periods under a chart, on two lines: what tells them apart, and, where it changes, what they share (the year, the
 * day). Only as many are written as fit side by side. Categories are the numbers of the periods, from 0.
 */
final class PeriodAxis extends CategoryAxis {
    private static final long serialVersionUID = 1;

    private final transient List<PeriodLabel> labels;
    private final transient Look look;

    PeriodAxis(List<PeriodLabel> labels, Look look) {
        this.labels = List.copyOf(labels);
        this.look = look;
        setAxisLinePaint(look.axis());
        setTickMarksVisible(false);
        setTickLabelInsets(new RectangleInsets(5, 0, 0, 0));
        setLowerMargin(0.005);
        setUpperMargin(0.005);
        setCategoryMargin(labels.size() > 60 ? 0.1 : 0.28);
    }

    @Override
    public List<CategoryTick> refreshTicks(Graphics2D g2, AxisState state, Rectangle2D dataArea, RectangleEdge edge) {
        g2.setFont(Sheet.SMALL);
        int every = PeriodLabel.every(labels, g2.getFontMetrics(Sheet.SMALL), dataArea.getWidth());
        List<CategoryTick> ticks = new ArrayList<>();
        String far = "";
        double height = 0;
        for (int i = 0; i < labels.size(); i++) {
            TextBlock block = new TextBlock();
            if (i % every == 0) {
                PeriodLabel label = labels.get(i);
                block.addLine(label.near(), Sheet.SMALL, look.text());
                block.addLine(label.far().equals(far) ? "" : label.far(), Sheet.SMALL, look.muted());
                far = label.far();
                height = Math.max(height, block.calculateDimensions(g2).getHeight());
            }
            ticks.add(new CategoryTick(i, block, TextBlockAnchor.TOP_CENTER, TextAnchor.CENTER, 0));
        }
        state.setTicks(ticks);
        state.setMax(height);
        return ticks;
    }
}
