package dev.steward.app.ask;

import dev.steward.app.ui.Meaning;
import dev.steward.app.ui.Texts;
import dev.steward.definition.Scope;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What all questions have in common, below what is their own: filters, who is counted, when weeks start. */
public final class ScopePart implements Part<Scope> {
    private final Texts texts;
    private final Vocabulary vocabulary;
    private final ConditionsPart filters;
    private final Picker<Optional<String>> actor;
    private final ChoicePart<DayOfWeek> weekStart;
    private final HBox actorLine;
    private final HBox weekLine;
    private final VBox node;
    private Scope shown = Scope.ALL;

    public ScopePart(Vocabulary vocabulary, Consumer<Scope> edited) {
        this.texts = Texts.of(ScopePart.class);
        this.vocabulary = vocabulary;
        filters = new ConditionsPart(
                texts.get("scope.filter.add"),
                true,
                vocabulary,
                conditions -> edited.accept(shown.withFilters(conditions)));
        actor = new Picker<Optional<String>>(
                        texts.get("scope.actor"),
                        this::actors,
                        chosen -> edited.accept(new Scope(
                                shown.filters(),
                                shown.timezone(),
                                shown.weekStart(),
                                chosen,
                                shown.from(),
                                shown.to())))
                .orTyped(text -> Optional.of(new Picker.Option<>(Optional.of(text), text, "")));
        weekStart = new ChoicePart<>(
                texts.get("scope.week"),
                List.of(DayOfWeek.SUNDAY, DayOfWeek.MONDAY),
                day -> texts.get("day." + day),
                day -> edited.accept(
                        new Scope(shown.filters(), shown.timezone(), day, shown.actor(), shown.from(), shown.to())));
        weekLine = Meaning.give(Bits.line(texts.get("scope.week"), weekStart.node()), texts, "scope.week");
        actorLine = Meaning.give(Bits.line(texts.get("scope.actor"), Bits.wide(actor.node())), texts, "scope.actor");
        node = Bits.column(
                8,
                Bits.heading(texts.get("scope.filters")),
                Meaning.give(filters.node(), texts, "scope.filters"),
                actorLine,
                weekLine);
    }

    @Override
    public VBox node() {
        return node;
    }

    /** For a question that is about people and nothing else. */
    public ScopePart ofPeople() {
        Bits.visible(actorLine, false);
        return this;
    }

    /** Whether the question is cut into weeks at all. */
    public void weeks(boolean matter) {
        Bits.visible(weekLine, matter);
    }

    @Override
    public void show(Scope scope) {
        shown = scope;
        filters.show(scope.filters());
        actor.show(scope.actor().orElse(texts.get("scope.people")));
        weekStart.show(scope.weekStart());
    }

    private List<Picker.Option<Optional<String>>> actors() {
        List<Picker.Option<Optional<String>>> options = new ArrayList<>();
        options.add(new Picker.Option<>(Optional.empty(), texts.get("scope.people"), ""));
        for (Picker.Option<String> property : Options.properties(vocabulary)) {
            options.add(new Picker.Option<>(Optional.of(property.value()), property.label(), property.detail()));
        }
        return options;
    }
}
