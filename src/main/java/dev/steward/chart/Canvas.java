package dev.steward.chart;

import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.PlotState;
import org.jspecify.annotations.Nullable;

/** A plot that we draw ourselves, for pictures that no renderer of the library knows. */
final class Canvas extends Plot {
    private static final long serialVersionUID = 1;

    /** Draws into the pen's area. */
    @FunctionalInterface
    interface Painter {
        void paint(Pen pen, Rectangle2D area);
    }

    private final transient Painter painter;
    private final transient Look look;

    Canvas(Look look, Painter painter) {
        this.look = look;
        this.painter = painter;
    }

    @Override
    public String getPlotType() {
        return "Steward";
    }

    @Override
    public void draw(
            Graphics2D g2,
            Rectangle2D area,
            @Nullable Point2D anchor,
            @Nullable PlotState parent,
            @Nullable PlotRenderingInfo info) {
        if (info != null) {
            info.setPlotArea(area);
            info.setDataArea(area);
        }
        painter.paint(Pen.of(g2, look, info), area);
    }
}
