package dev.steward.app.ask.segment;

import dev.steward.analysis.segment.Segment.Rule;
import dev.steward.app.ask.Bits;
import dev.steward.app.ask.Part;
import dev.steward.app.ask.Vocabulary;
import dev.steward.app.ui.Texts;
import java.time.ZoneId;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One rule: what it asks, and a button to take it away. */
final class RuleCard {
    private final Class<? extends Rule> of;
    private final Consumer<Rule> show;
    private final Button remove;
    private final HBox node;

    private RuleCard(
            Class<? extends Rule> of, Region part, Consumer<Rule> show, String heading, Texts texts, Runnable removed) {
        this.of = of;
        this.show = show;
        remove = Bits.icon(texts.get("rule.remove"), "mdi2c-close", removed);
        VBox column = Bits.column(8, Bits.row(Bits.wide(Bits.heading(heading)), remove), part);
        column.setMinWidth(0);
        HBox.setHgrow(column, Priority.ALWAYS);
        node = new HBox(column);
        node.getStyleClass().addAll("ask-step", "ask-rule");
    }

    static RuleCard of(
            Rule rule, ZoneId zone, Texts texts, Vocabulary vocabulary, Consumer<Rule> edited, Runnable removed) {
        return switch (rule) {
            case Rule.Did _ ->
                card(Rule.Did.class, new DidPart(texts, vocabulary, edited::accept), texts.get("did"), texts, removed);
            case Rule.FirstSeen _ ->
                card(
                        Rule.FirstSeen.class,
                        new FirstSeenPart(texts, zone, edited::accept),
                        texts.get("seen"),
                        texts,
                        removed);
            case Rule.InStage _ ->
                card(
                        Rule.InStage.class,
                        new InStagePart(texts, vocabulary, edited::accept),
                        texts.get("stage"),
                        texts,
                        removed);
        };
    }

    private static <T extends Rule> RuleCard card(
            Class<T> of, Part<T> part, String heading, Texts texts, Runnable removed) {
        return new RuleCard(of, (Region) part.node(), rule -> part.show(of.cast(rule)), heading, texts, removed);
    }

    HBox node() {
        return node;
    }

    boolean fits(Rule rule) {
        return of.isInstance(rule);
    }

    void show(Rule rule, boolean only) {
        show.accept(rule);
        remove.setDisable(only);
    }
}
