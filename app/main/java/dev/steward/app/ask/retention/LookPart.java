package dev.steward.app.ask.retention;

import dev.steward.app.ask.Bits;
import dev.steward.app.ask.NumberPart;
import dev.steward.app.ask.Tabs;
import dev.steward.app.ui.Meaning;
import dev.steward.app.ui.Texts;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

/** Chooses how retention is looked at; nothing is asked anew for it. */
final class LookPart {
    private final Consumer<RetentionLook> chosen;
    private final Tabs<RetentionLook.Shape> shape;
    private final Tabs<Boolean> unit;
    private final NumberPart interval;
    private final HBox intervalLine;
    private final FlowPane node;
    private RetentionLook look;

    LookPart(Texts texts, Consumer<RetentionLook> chosen) {
        this.chosen = chosen;
        look = new RetentionLook(RetentionLook.Shape.COHORTS, true, 1);
        shape = new Tabs<>(
                texts.get("look"),
                List.of(RetentionLook.Shape.values()),
                each -> texts.get("look." + each),
                each -> choose(new RetentionLook(each, look.percent(), look.interval())));
        unit = new Tabs<>(
                texts.get("unit"),
                List.of(true, false),
                percent -> texts.get(percent ? "unit.percent" : "unit.people"),
                percent -> choose(new RetentionLook(look.shape(), percent, look.interval())));
        interval = new NumberPart(
                texts.get("interval"),
                1,
                10_000,
                false,
                number -> choose(new RetentionLook(look.shape(), look.percent(), number.orElse(1))));
        interval.node().setPrefColumnCount(3);
        Label after = Bits.small(texts.get("interval"));
        after.setMinWidth(Label.USE_PREF_SIZE);
        intervalLine = Bits.row(after, interval.node());
        Label table = Bits.small(texts.get("unit"));
        table.setMinWidth(Label.USE_PREF_SIZE);
        HBox unitLine = Bits.row(table, unit.node());
        node = new FlowPane(16, 8, shape.node(), intervalLine, unitLine);
        node.setRowValignment(VPos.CENTER);
        node.setMinWidth(0);
        Meaning.give(shape.node(), texts, "look");
        Meaning.give(unitLine, texts, "unit");
        Meaning.give(intervalLine, texts, "interval");
        show();
    }

    FlowPane node() {
        return node;
    }

    RetentionLook look() {
        return look;
    }

    private void choose(RetentionLook other) {
        look = other;
        show();
        chosen.accept(other);
    }

    private void show() {
        shape.show(look.shape());
        unit.show(look.percent());
        interval.show(OptionalInt.of(look.interval()));
        Bits.visible(intervalLine, look.shape() == RetentionLook.Shape.INTERVAL);
    }
}
