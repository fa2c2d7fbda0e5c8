package dev.steward.app.ask.trends;

import dev.steward.analysis.trends.Trends;
import dev.steward.analysis.trends.Trends.Measure;
import dev.steward.analysis.trends.Trends.Series;
import dev.steward.app.ask.Bits;
import dev.steward.app.ask.Options;
import dev.steward.app.ask.Part;
import dev.steward.app.ask.Picker;
import dev.steward.app.ask.Vocabulary;
import dev.steward.app.ui.Texts;
import dev.steward.model.Granularity;
import dev.steward.model.Matcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

/** The series of a trend: cards to be edited, moved by Alt+Up and Alt+Down, added and removed. */
final class SeriesPart implements Part<Trends> {
    /** As many as there are letters. */
    private static final int MOST = 26;

    private final Texts texts;
    private final Vocabulary vocabulary;
    private final Edits edits;
    private final List<SeriesCard> cards = new ArrayList<>();
    private final VBox list = Bits.column(8);
    private final Button add;
    private final VBox node;

    /** Takes an edit of the present question; consecutive ones of one topic are undone together. */
    interface Edits {
        void edit(String topic, UnaryOperator<Trends> edit);
    }

    SeriesPart(Texts texts, Vocabulary vocabulary, Edits edits) {
        this.texts = texts;
        this.vocabulary = vocabulary;
        this.edits = edits;
        Picker<String> picker = new Picker<String>(
                        texts.get("series.event"),
                        () -> Options.events(vocabulary, texts.get("series.any")),
                        name -> edits.edit("", trends -> TrendsEdits.add(trends, like(trends, name))))
                .orTyped(Options::typedName);
        add = Bits.quiet(texts.get("series.add"), "mdi2p-plus", () -> {});
        add.setOnAction(_ -> picker.open(add));
        node = Bits.column(8, list, add);
    }

    /** Of other events, counted as the last series is: what is beside each other should be comparable. */
    private static Series like(Trends trends, String name) {
        Measure measure = trends.series().getLast().measure();
        return new Series(
                name.isEmpty() ? Matcher.ANY : Matcher.event(name),
                measure instanceof Measure.OfNumber ? new Measure.Total() : measure,
                Optional.empty());
    }

    @Override
    public VBox node() {
        return node;
    }

    @Override
    public void show(Trends trends) {
        while (cards.size() > trends.series().size()) {
            cards.removeLast();
            list.getChildren().removeLast();
        }
        while (cards.size() < trends.series().size()) {
            SeriesCard card = new SeriesCard(cards.size(), texts, vocabulary, new CardActions(cards.size()));
            cards.add(card);
            list.getChildren().add(card.node());
        }
        for (int i = 0; i < cards.size(); i++) {
            cards.get(i).show(trends.series().get(i), cards.size(), trends.period() == Granularity.HOUR);
        }
        add.setDisable(cards.size() == MOST);
    }

    /** What one card asks for. */
    private final class CardActions implements SeriesCard.Actions {
        private final int index;

        CardActions(int index) {
            this.index = index;
        }

        @Override
        public void replace(Series series, String topic) {
            edits.edit(topic, trends -> TrendsEdits.replace(trends, index, series));
        }

        @Override
        public void remove() {
            edits.edit("", trends -> TrendsEdits.remove(trends, index));
        }

        @Override
        public void moveTo(int target) {
            int valid = Math.clamp(target, 0, cards.size() - 1);
            if (valid != index) {
                edits.edit("", trends -> TrendsEdits.move(trends, index, valid));
                cards.get(valid).focus();
            }
        }
    }
}
