package dev.steward.app.ask;

import dev.steward.chart.Chart;
import dev.steward.model.Cell;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jfree.chart.entity.ChartEntity;
import org.jfree.chart.fx.ChartCanvas;

/** One drawing, as large as the room it is given. Says the number under the mouse, and hands on a click on it. */
final class Sheet extends Region {
    /** Far enough from the mouse that a click meets the drawing. */
    private static final double BESIDE = 14;

    private final ChartCanvas canvas;
    private final Tooltip tip = new Tooltip();
    private Chart chart;

    /** @param clicked hears of clicks on numbers that have people behind them */
    Sheet(Picture.Drawing drawing, Consumer<Cell> clicked) {
        chart = drawing.chart();
        canvas = new ChartCanvas(drawing.image());
        canvas.setDomainZoomable(false);
        canvas.setRangeZoomable(false);
        canvas.setTooltipEnabled(false);
        canvas.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        canvas.setAccessibleText(chart.description());
        canvas.setOnMouseMoved(this::point);
        canvas.setOnMouseExited(_ -> tip.hide());
        canvas.setOnMousePressed(_ -> tip.hide());
        canvas.setOnMouseClicked(mouse -> {
            if (mouse.getButton() == MouseButton.PRIMARY && mouse.isStillSincePress()) {
                under(mouse).flatMap(chart::cellAt).ifPresent(clicked);
            }
        });
        sceneProperty().addListener(_ -> tip.hide());
        getChildren().add(canvas);
        setMinSize(0, 0);
        setPrefSize(0, 0);
        HBox.setHgrow(this, Priority.ALWAYS);
    }

    void show(Picture.Drawing drawing) {
        tip.hide();
        chart = drawing.chart();
        canvas.setAccessibleText(chart.description());
        canvas.setChart(drawing.image());
    }

    private void point(MouseEvent mouse) {
        Optional<ChartEntity> under = under(mouse);
        canvas.setCursor(under.flatMap(chart::cellAt).isPresent() ? Cursor.HAND : Cursor.DEFAULT);
        Optional<String> words = under.map(ChartEntity::getToolTipText);
        words.ifPresentOrElse(
                text -> {
                    tip.setText(text);
                    tip.show(canvas, mouse.getScreenX() + BESIDE, mouse.getScreenY() + BESIDE);
                },
                tip::hide);
    }

    private Optional<ChartEntity> under(MouseEvent mouse) {
        return Optional.ofNullable(canvas.getRenderingInfo())
                .flatMap(info -> Optional.ofNullable(info.getEntityCollection()))
                .map(parts -> parts.getEntity(mouse.getX(), mouse.getY()));
    }

    @Override
    protected void layoutChildren() {
        if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
        }
    }
}
