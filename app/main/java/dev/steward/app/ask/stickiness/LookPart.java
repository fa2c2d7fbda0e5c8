package dev.steward.app.ask.stickiness;

import dev.steward.app.ask.Tabs;
import dev.steward.app.ui.Texts;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.VPos;
import javafx.scene.layout.FlowPane;

/** Chooses how the bars count; nothing is asked anew for it. */
final class LookPart {
    private final Consumer<StickinessLook> chosen;
    private final Tabs<Boolean> atLeast;
    private final Tabs<Boolean> percent;
    private final FlowPane node;
    private StickinessLook look = new StickinessLook(false, false);

    LookPart(Texts texts, Consumer<StickinessLook> chosen) {
        this.chosen = chosen;
        atLeast = new Tabs<>(
                texts.get("count"),
                List.of(false, true),
                orMore -> texts.get(orMore ? "count.at_least" : "count.exactly"),
                orMore -> choose(new StickinessLook(orMore, look.percent())));
        percent = new Tabs<>(
                texts.get("unit"),
                List.of(false, true),
                shares -> texts.get(shares ? "unit.percent" : "unit.people"),
                shares -> choose(new StickinessLook(look.atLeast(), shares)));
        node = new FlowPane(16, 8, atLeast.node(), percent.node());
        node.setRowValignment(VPos.CENTER);
        node.setMinWidth(0);
        show();
    }

    FlowPane node() {
        return node;
    }

    private void choose(StickinessLook other) {
        look = other;
        show();
        chosen.accept(other);
    }

    private void show() {
        atLeast.show(look.atLeast());
        percent.show(look.percent());
    }
}
