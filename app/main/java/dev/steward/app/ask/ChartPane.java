package dev.steward.app.ask;

import dev.steward.app.ui.Texts;
import dev.steward.model.Cell;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * One drawing or two: side by side where there is room, else one at a time. A click on a number that has people behind
 * it opens them.
 */
final class ChartPane extends HBox {
    private static final double ROOM_FOR_TWO = 640;

    private final Texts texts;
    private final Consumer<Cell> opened;
    private final Consumer<Cell> openedBefore;
    private final Tabs<Boolean> which;
    private Optional<Picture<?, ?>> shown = Optional.empty();
    private boolean earlier;

    /**
     * @param opened hears of clicks on the drawing that the question is about
     * @param openedBefore hears of clicks on that of the period before
     */
    ChartPane(Texts texts, Consumer<Cell> opened, Consumer<Cell> openedBefore) {
        this.texts = texts;
        this.opened = opened;
        this.openedBefore = openedBefore;
        which = new Tabs<>(
                texts.get("compare"),
                List.of(false, true),
                before -> texts.get(before ? "compare.earlier" : "compare.now"),
                this::turn);
        which.show(false);
        getStyleClass().add("ask-charts");
        setMinSize(0, 0);
        widthProperty().addListener((_, before, now) -> {
            if ((before.doubleValue() < ROOM_FOR_TWO) != (now.doubleValue() < ROOM_FOR_TWO)) {
                arrange();
            }
        });
    }

    void show(Picture<?, ?> picture) {
        shown = Optional.of(picture);
        arrange();
    }

    private void turn(boolean before) {
        earlier = before;
        arrange();
    }

    private void arrange() {
        shown.ifPresent(picture -> picture.before()
                .ifPresentOrElse(
                        before -> two(picture.now().drawing(), before.drawing()),
                        () -> one(picture.now().drawing())));
    }

    private void one(Picture.Drawing drawing) {
        if (getChildren().size() == 1 && getChildren().getFirst() instanceof Sheet sheet) {
            sheet.show(drawing);
        } else {
            getChildren().setAll(List.of(new Sheet(drawing, opened)));
        }
    }

    private void two(Picture.Drawing now, Picture.Drawing before) {
        if (getWidth() >= ROOM_FOR_TWO) {
            getChildren()
                    .setAll(
                            below(Bits.heading(texts.get("compare.now")), new Sheet(now, opened)),
                            below(Bits.heading(texts.get("compare.earlier")), new Sheet(before, openedBefore)));
        } else {
            Sheet sheet = earlier ? new Sheet(before, openedBefore) : new Sheet(now, opened);
            getChildren().setAll(List.of(below(which.node(), sheet)));
        }
    }

    private static Region below(Node heading, Sheet sheet) {
        VBox.setVgrow(sheet, Priority.ALWAYS);
        VBox column = new VBox(4, heading, sheet);
        column.setMinSize(0, 0);
        column.setPrefSize(0, 0);
        HBox.setHgrow(column, Priority.ALWAYS);
        return column;
    }
}
