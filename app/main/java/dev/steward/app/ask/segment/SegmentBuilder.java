package dev.steward.app.ask.segment;

import dev.steward.analysis.segment.Segment;
import dev.steward.analysis.segment.Segment.Match;
import dev.steward.analysis.segment.Segment.Rule;
import dev.steward.analysis.segment.SegmentResult;
import dev.steward.app.ask.AskKind;
import dev.steward.app.ask.AskModel;
import dev.steward.app.ask.Bits;
import dev.steward.app.ask.ChoicePart;
import dev.steward.app.ask.ScopePart;
import dev.steward.app.ask.Vocabulary;
import dev.steward.app.ui.Meaning;
import dev.steward.app.ui.Texts;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What a segment is made of: rules, and whether all or any must hold. */
final class SegmentBuilder implements AskKind.Builder<Segment> {
    private final AskModel<Segment, SegmentResult> model;
    private final Vocabulary vocabulary;
    private final Texts texts = Texts.of(SegmentBuilder.class);
    private final List<RuleCard> cards = new ArrayList<>();
    private final VBox list = Bits.column(8);
    private final ChoicePart<Match> match;
    private final HBox matchLine;
    private final ScopePart scope;
    private final HBox views;
    private final VBox node;
    private ZoneId zone = ZoneOffset.UTC;

    SegmentBuilder(AskModel<Segment, SegmentResult> model, Vocabulary vocabulary) {
        this.model = model;
        this.vocabulary = vocabulary;
        match = new ChoicePart<>(
                texts.get("match"),
                List.of(Match.values()),
                each -> texts.get("match." + each),
                chosen -> edit(now -> Edits.match(now, chosen), ""));
        matchLine = Meaning.give(Bits.line(texts.get("match"), match.node()), texts, "match");
        ContextMenu kinds = new ContextMenu(
                item("did", () -> Edits.did("")),
                item("seen", () -> Edits.seen(LocalDate.now(zone))),
                item("stage", Edits::atRisk));
        Button add = Bits.quiet(texts.get("rule.add"), "mdi2p-plus", () -> {});
        add.setOnAction(_ -> kinds.show(add, Side.BOTTOM, 0, 0));
        scope = new ScopePart(vocabulary, chosen -> edit(now -> now.withScope(chosen), "")).ofPeople();
        views = Bits.row(Bits.filler(), Bits.small(texts.get("keep")));
        views.setMinWidth(0);
        node = Bits.column(16, Bits.column(8, Bits.heading(texts.get("rules")), matchLine, list, add), scope.node());
    }

    private MenuItem item(String name, Supplier<Rule> rule) {
        MenuItem item = new MenuItem(texts.get(name));
        item.setOnAction(_ -> edit(now -> Edits.add(now, rule.get()), ""));
        return item;
    }

    private void edit(UnaryOperator<Segment> change, String topic) {
        model.question().get().ifPresent(now -> model.edit(change.apply(now), topic));
    }

    @Override
    public VBox node() {
        return node;
    }

    @Override
    public Region views() {
        return views;
    }

    @Override
    public void show(Segment question) {
        zone = question.scope().timezone();
        List<Rule> rules = question.rules();
        boolean sameShape = cards.size() == rules.size();
        for (int i = 0; sameShape && i < rules.size(); i++) {
            sameShape = cards.get(i).fits(rules.get(i));
        }
        if (!sameShape) {
            cards.clear();
            for (int i = 0; i < rules.size(); i++) {
                cards.add(card(i, rules.get(i)));
            }
            list.getChildren().setAll(cards.stream().map(RuleCard::node).toList());
        }
        for (int i = 0; i < rules.size(); i++) {
            cards.get(i).show(rules.get(i), rules.size() == 1);
        }
        match.show(question.match());
        Bits.visible(matchLine, rules.size() > 1);
        scope.show(question.scope());
        scope.weeks(false);
    }

    private RuleCard card(int index, Rule rule) {
        return RuleCard.of(
                rule,
                zone,
                texts,
                vocabulary,
                changed -> edit(now -> Edits.replace(now, index, changed), "rule " + index),
                () -> edit(now -> Edits.remove(now, index), ""));
    }
}
