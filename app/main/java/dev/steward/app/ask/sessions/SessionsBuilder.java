package dev.steward.app.ask.sessions;

import dev.steward.analysis.sessions.Sessions;
import dev.steward.analysis.sessions.Sessions.View;
import dev.steward.analysis.sessions.SessionsResult;
import dev.steward.app.ask.AskKind;
import dev.steward.app.ask.AskModel;
import dev.steward.app.ask.Bits;
import dev.steward.app.ask.DurationPart;
import dev.steward.app.ask.Options;
import dev.steward.app.ask.Picker;
import dev.steward.app.ask.ScopePart;
import dev.steward.app.ask.Vocabulary;
import dev.steward.app.ui.Texts;
import dev.steward.model.Granularity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What a sessions question is built of: when a session ends, what a page is, how sessions are told apart. */
final class SessionsBuilder implements AskKind.Builder<Sessions> {
    private final AskModel<Sessions, SessionsResult> model;
    private final Vocabulary vocabulary;
    private final Texts texts = Texts.of(SessionsBuilder.class);
    private final DurationPart gap;
    private final Picker<Optional<String>> page;
    private final BreakdownPart breakdown;
    private final ScopePart scope;
    private final ViewsPart views;
    private final VBox node;
    private Optional<String> remembered = Optional.empty();

    SessionsBuilder(AskModel<Sessions, SessionsResult> model, Vocabulary vocabulary) {
        this.model = model;
        this.vocabulary = vocabulary;
        gap = new DurationPart(texts.get("gap"), chosen -> edit("gap", now -> now.withGap(chosen)));
        page = new Picker<Optional<String>>(
                        texts.get("page"), this::pages, chosen -> edit("", now -> now.withPage(chosen)))
                .orTyped(text -> Optional.of(new Picker.Option<>(Optional.of(text), text, "")));
        breakdown = new BreakdownPart(texts, vocabulary, chosen -> edit("", now -> now.withBreakdown(chosen)));
        scope = new ScopePart(vocabulary, chosen -> edit("", now -> now.withScope(chosen)));
        views = new ViewsPart(texts, this::look);
        node = Bits.column(
                16,
                Bits.column(8, Bits.heading(texts.get("gap")), gap.node(), Bits.small(texts.get("gap.hint"))),
                Bits.line(texts.get("page"), Bits.wide(page.node())),
                breakdown.node(),
                scope.node());
    }

    private List<Picker.Option<Optional<String>>> pages() {
        List<Picker.Option<Optional<String>>> options = new ArrayList<>();
        options.add(new Picker.Option<>(Optional.empty(), texts.get("page.usual"), ""));
        for (Picker.Option<String> property : Options.properties(vocabulary)) {
            options.add(new Picker.Option<>(Optional.of(property.value()), property.label(), property.detail()));
        }
        return options;
    }

    private void edit(String topic, UnaryOperator<Sessions> edit) {
        model.question().get().ifPresent(now -> model.edit(edit.apply(now), topic));
    }

    /** The breakdown, which the other views go without, is there again when somebody comes back to the totals. */
    private void look(View view) {
        edit("", now -> {
            if (now.view() instanceof View.Totals) {
                remembered = now.breakdown();
            }
            Sessions seen = now.withView(view);
            return view instanceof View.Totals && seen.breakdown().isEmpty() ? seen.withBreakdown(remembered) : seen;
        });
    }

    @Override
    public VBox node() {
        return node;
    }

    @Override
    public Region views() {
        return views.node();
    }

    @Override
    public void show(Sessions question) {
        gap.show(question.gap());
        page.show(question.page().orElse(texts.get("page.usual")));
        breakdown.show(question.breakdown());
        scope.show(question.scope());
        scope.weeks(question.view() instanceof View.Trend trend && trend.granularity() == Granularity.WEEK);
        views.show(question.view());
    }
}
