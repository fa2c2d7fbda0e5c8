package dev.steward.app.ask.funnel;

import dev.steward.analysis.funnel.Funnel;
import dev.steward.app.ask.Bits;
import dev.steward.app.ask.Options;
import dev.steward.app.ask.Part;
import dev.steward.app.ask.Picker;
import dev.steward.app.ask.Vocabulary;
import dev.steward.app.ui.Texts;
import dev.steward.model.Matcher;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

/** The steps of a funnel: cards to be edited, dragged, moved by Alt+Up and Alt+Down, added and removed. */
final class StepsPart implements Part<Funnel> {
    private final Texts texts;
    private final Vocabulary vocabulary;
    private final Edits edits;
    private final List<StepCard> cards = new ArrayList<>();
    private final VBox list = Bits.column(8);
    private final VBox node;

    /** Takes an edit of the present funnel; consecutive ones of one topic are undone together. */
    interface Edits {
        void edit(String topic, UnaryOperator<Funnel> edit);
    }

    StepsPart(Texts texts, Vocabulary vocabulary, Edits edits) {
        this.texts = texts;
        this.vocabulary = vocabulary;
        this.edits = edits;
        Picker<String> picker = new Picker<String>(
                        texts.get("step.event"),
                        () -> Options.events(vocabulary, texts.get("step.any")),
                        name -> edits.edit("", funnel -> FunnelEdits.add(funnel, matcher(name))))
                .orTyped(Options::typedName);
        Button add = Bits.quiet(texts.get("step.add"), "mdi2p-plus", () -> {});
        add.setOnAction(_ -> picker.open(add));
        node = Bits.column(8, list, add);
    }

    private static Matcher matcher(String name) {
        return name.isEmpty() ? Matcher.ANY : Matcher.event(name);
    }

    @Override
    public VBox node() {
        return node;
    }

    @Override
    public void show(Funnel funnel) {
        while (cards.size() > funnel.steps().size()) {
            cards.removeLast();
            list.getChildren().removeLast();
        }
        while (cards.size() < funnel.steps().size()) {
            StepCard card = new StepCard(cards.size(), texts, vocabulary, new CardActions(cards.size()));
            cards.add(card);
            list.getChildren().add(card.node());
        }
        for (int i = 0; i < cards.size(); i++) {
            cards.get(i).show(funnel);
        }
    }

    /** What one card asks for. */
    private final class CardActions implements StepCard.Actions {
        private final int index;

        CardActions(int index) {
            this.index = index;
        }

        @Override
        public void replace(String topic, Funnel.Step step) {
            edits.edit(topic, funnel -> FunnelEdits.replace(funnel, index, step));
        }

        @Override
        public void remove() {
            edits.edit("", funnel -> FunnelEdits.remove(funnel, index));
        }

        @Override
        public void moveTo(int target) {
            int valid = Math.clamp(target, 0, cards.size() - 1);
            if (valid != index) {
                edits.edit("", funnel -> FunnelEdits.move(funnel, index, valid));
                cards.get(valid).focus();
            }
        }

        @Override
        public int at(double y) {
            for (int i = 0; i < index; i++) {
                if (y < middle(i)) {
                    return i;
                }
            }
            int target = index;
            while (target + 1 < cards.size() && y > middle(target + 1)) {
                target++;
            }
            return target;
        }

        private double middle(int card) {
            return cards.get(card).node().getBoundsInParent().getCenterY();
        }
    }
}
