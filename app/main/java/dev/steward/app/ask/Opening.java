package dev.steward.app.ask;

import dev.steward.analysis.Question;
import dev.steward.app.ui.Desk;
import dev.steward.app.ui.Notice;
import dev.steward.app.ui.Place;
import dev.steward.app.ui.RangeChoice;
import dev.steward.app.ui.Texts;
import dev.steward.model.BadInput;
import dev.steward.model.Failure;
import dev.steward.source.SourceFacts;
import java.util.Optional;
import java.util.function.Consumer;

/** From a source to a first question about it, in the range of the top bar; later to the questions that places ask for. */
final class Opening<Q extends Question, R> {
    private final Desk desk;
    private final AskKind<Q, R> kind;
    private final AskModel<Q, R> model;
    private final Vocabulary vocabulary;
    private final Texts texts;
    private final Consumer<String> named;
    private Optional<SourceFacts> facts = Optional.empty();
    private Optional<RangeChoice> range = Optional.empty();
    private Optional<Place> wanted = Optional.empty();

    /** @param named hears the name of a saved question that is opened */
    Opening(
            Desk desk,
            AskKind<Q, R> kind,
            AskModel<Q, R> model,
            Vocabulary vocabulary,
            Texts texts,
            Consumer<String> named) {
        this.desk = desk;
        this.kind = kind;
        this.model = model;
        this.vocabulary = vocabulary;
        this.texts = texts;
        this.named = named;
    }

    void begin() {
        desk.background()
                .run(
                        texts.get("task.names"),
                        _ -> desk.source().facts(),
                        found -> {
                            facts = Optional.of(found);
                            vocabulary.load(this::firstQuestion, this::failed);
                        },
                        this::failed);
    }

    private void firstQuestion() {
        if (vocabulary.events().get().isEmpty()) {
            desk.navigator().show(Notice.warning(texts.get("empty"), texts.get("empty.remedy")));
            return;
        }
        facts.ifPresent(known -> {
            range.ifPresent(now -> model.range(scope -> now.on(scope, known)));
            if (model.question().get().isEmpty()) {
                model.start(kind.first(vocabulary.events().get(), known));
            }
            wanted.ifPresent(this::go);
        });
    }

    void range(RangeChoice now) {
        range = Optional.of(now);
        facts.ifPresent(known -> model.range(scope -> now.on(scope, known)));
    }

    /** At once, or as soon as the source is known. */
    void go(Place place) {
        if (model.question().get().isEmpty()) {
            wanted = Optional.of(place);
            return;
        }
        wanted = Optional.empty();
        if (place instanceof Place.Definition saved) {
            define(saved);
        } else {
            facts.flatMap(known -> kind.at(place, vocabulary.events().get(), known))
                    .ifPresent(model::edit);
        }
    }

    private void define(Place.Definition saved) {
        try {
            model.define(saved.json().toString());
            named.accept(saved.name());
        } catch (BadInput bad) {
            failed(bad);
        }
    }

    private void failed(Failure failure) {
        desk.navigator().show(Notice.of(failure));
    }
}
