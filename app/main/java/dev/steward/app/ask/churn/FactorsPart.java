package dev.steward.app.ask.churn;

import dev.steward.analysis.churn.Churn;
import dev.steward.analysis.churn.Churn.Factor;
import dev.steward.app.ask.Bits;
import dev.steward.app.ask.Part;
import dev.steward.app.ask.Vocabulary;
import dev.steward.app.ui.Icons;
import dev.steward.app.ui.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.VBox;

/** The factors of a score: cards to be edited, added and removed. */
final class FactorsPart implements Part<Churn> {
    private final Texts texts;
    private final Vocabulary vocabulary;
    private final Edits edits;
    private final List<FactorCard> cards = new ArrayList<>();
    private final VBox list = Bits.column(8);
    private final VBox node;
    private List<String> names = List.of();

    /** Takes an edit of the present question; consecutive ones of one topic are undone together. */
    interface Edits {
        void edit(String topic, UnaryOperator<Churn> edit);
    }

    FactorsPart(Texts texts, Vocabulary vocabulary, Edits edits) {
        this.texts = texts;
        this.vocabulary = vocabulary;
        this.edits = edits;
        MenuButton add = new MenuButton(texts.get("factors.add"), Icons.of("mdi2p-plus"));
        add.getStyleClass().addAll("flat", "small-button", "ask-add");
        for (FirstChurn.Preset preset : FirstChurn.Preset.values()) {
            MenuItem item = new MenuItem(texts.get("preset." + preset));
            item.setOnAction(_ -> add(preset));
            add.getItems().add(item);
        }
        node = Bits.column(8, list, add);
    }

    private void add(FirstChurn.Preset preset) {
        Factor factor = FirstChurn.of(texts, vocabulary).factor(preset);
        edits.edit("", now -> ChurnEdits.add(now, factor));
    }

    @Override
    public VBox node() {
        return node;
    }

    @Override
    public void show(Churn churn) {
        names = churn.factors().stream().map(Factor::name).toList();
        while (cards.size() > names.size()) {
            cards.removeLast();
            list.getChildren().removeLast();
        }
        while (cards.size() < names.size()) {
            FactorCard card = new FactorCard(texts, vocabulary, new CardActions(cards.size()));
            cards.add(card);
            list.getChildren().add(card.node());
        }
        for (int i = 0; i < cards.size(); i++) {
            Factor factor = churn.factors().get(i);
            cards.get(i).show(factor, churn.share(factor), cards.size() > 1);
        }
    }

    /** What one card asks for. */
    private final class CardActions implements FactorCard.Actions {
        private final int index;

        CardActions(int index) {
            this.index = index;
        }

        @Override
        public void replace(Factor factor, String topic) {
            edits.edit(topic.isEmpty() ? "" : topic + index, now -> ChurnEdits.replace(now, index, factor));
        }

        @Override
        public void remove() {
            edits.edit("", now -> ChurnEdits.remove(now, index));
        }

        @Override
        public boolean taken(String name) {
            int other = names.indexOf(name);
            return other >= 0 && other != index;
        }
    }
}
