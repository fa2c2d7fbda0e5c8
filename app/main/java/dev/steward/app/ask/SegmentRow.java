package dev.steward.app.ask;

import dev.steward.app.ui.Texts;
import dev.steward.model.Condition;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.layout.HBox;

/** "Is in segment …", or is not. */
final class SegmentRow implements Part<Condition.InSegment> {
    private final ChoicePart<Boolean> member;
    private final Picker<String> segment;
    private final HBox node;
    private Condition.InSegment shown = new Condition.InSegment("?", true);

    SegmentRow(Texts texts, Vocabulary vocabulary, Consumer<Condition.InSegment> edited, Runnable removed) {
        member = new ChoicePart<>(
                texts.get("segment"),
                List.of(true, false),
                in -> texts.get(in ? "segment.is" : "segment.not"),
                in -> edited.accept(new Condition.InSegment(shown.segment(), in)));
        segment = new Picker<>(
                texts.get("segment"),
                () -> vocabulary.segments().get().stream()
                        .map(name -> new Picker.Option<>(name, name, ""))
                        .toList(),
                name -> edited.accept(new Condition.InSegment(name, shown.member())));
        member.node().setMinWidth(96);
        node = Bits.row(
                member.node(),
                Bits.wide(segment.node()),
                Bits.icon(texts.get("condition.remove"), "mdi2c-close", removed));
        node.getStyleClass().add("ask-condition");
    }

    @Override
    public HBox node() {
        return node;
    }

    @Override
    public void show(Condition.InSegment condition) {
        shown = condition;
        member.show(condition.member());
        segment.show(condition.segment());
    }
}
