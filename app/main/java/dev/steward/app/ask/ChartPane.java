package dev.steward.app.ask;

import dev.steward.app.ui.Texts;
import dev.steward.chart.Chart;
import dev.steward.model.Cell;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jfree.chart.entity.ChartEntity;
import org.jfree.chart.fx.ChartCanvas;

/** One drawing or two side by side. A click on a number that has people behind it opens them. */
final class ChartPane extends HBox {
    private final Texts texts;
    private final Consumer<Cell> opened;

    /** @param opened hears of clicks on the first drawing: the one the question is about */
    ChartPane(Texts texts, Consumer<Cell> opened) {
        this.texts = texts;
        this.opened = opened;
        getStyleClass().add("ask-charts");
        setMinSize(0, 0);
    }

    void show(Picture<?, ?> picture) {
        if (picture.drawingBefore().isPresent()) {
            getChildren()
                    .setAll(
                            sheet(picture.drawing(), Optional.of("compare.now")),
                            sheet(picture.drawingBefore().get(), Optional.of("compare.earlier")));
        } else if (getChildren().size() == 1 && getChildren().getFirst() instanceof Sheet sheet) {
            sheet.show(picture.drawing());
        } else {
            getChildren().setAll(List.of(sheet(picture.drawing(), Optional.empty())));
        }
    }

    private Region sheet(Picture.Drawing drawing, Optional<String> heading) {
        Sheet sheet = new Sheet(drawing);
        HBox.setHgrow(sheet, Priority.ALWAYS);
        if (heading.isEmpty()) {
            return sheet;
        }
        VBox.setVgrow(sheet, Priority.ALWAYS);
        VBox titled = new VBox(4, Bits.heading(texts.get(heading.get())), sheet);
        titled.setMinSize(0, 0);
        titled.setPrefSize(0, 0);
        HBox.setHgrow(titled, Priority.ALWAYS);
        return titled;
    }

    /** A canvas as large as the room it is given. */
    private final class Sheet extends Region {
        private final ChartCanvas canvas;
        private Chart chart;

        Sheet(Picture.Drawing drawing) {
            chart = drawing.chart();
            canvas = new ChartCanvas(drawing.image());
            canvas.setDomainZoomable(false);
            canvas.setRangeZoomable(false);
            canvas.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
            canvas.setAccessibleText(chart.description());
            canvas.setOnMouseMoved(mouse -> canvas.setCursor(cell(mouse).isPresent() ? Cursor.HAND : Cursor.DEFAULT));
            canvas.setOnMouseClicked(mouse -> {
                if (mouse.getButton() == MouseButton.PRIMARY && mouse.isStillSincePress()) {
                    cell(mouse).ifPresent(opened);
                }
            });
            getChildren().add(canvas);
            setMinSize(0, 0);
            setPrefSize(0, 0);
        }

        void show(Picture.Drawing drawing) {
            chart = drawing.chart();
            canvas.setAccessibleText(chart.description());
            canvas.setChart(drawing.image());
        }

        private Optional<Cell> cell(MouseEvent mouse) {
            if (canvas.getRenderingInfo() == null || canvas.getRenderingInfo().getEntityCollection() == null) {
                return Optional.empty();
            }
            ChartEntity under = canvas.getRenderingInfo().getEntityCollection().getEntity(mouse.getX(), mouse.getY());
            return under == null ? Optional.empty() : chart.cellAt(under);
        }

        @Override
        protected void layoutChildren() {
            if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
                canvas.setWidth(getWidth());
                canvas.setHeight(getHeight());
            }
        }
    }
}
