package dev.steward.app.ask;

import dev.steward.analysis.Question;
import dev.steward.app.tasks.Lane;
import dev.steward.app.ui.Desk;
import dev.steward.app.ui.Formats;
import dev.steward.app.ui.Notice;
import dev.steward.app.ui.Place;
import dev.steward.app.ui.Texts;
import dev.steward.definition.Scope;
import dev.steward.model.Cancelled;
import dev.steward.model.Cell;
import dev.steward.model.Condition;
import dev.steward.workspace.SavedSegment;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/** Finds the people behind a number and does with them what somebody asks for. */
final class PeopleDrawer<Q extends Question, R> implements PeoplePane.Actions, AutoCloseable {
    private final Desk desk;
    private final AskModel<Q, R> model;
    private final Vocabulary vocabulary;
    private final Texts texts;
    private final Consumer<Optional<Node>> shown;
    private final PeoplePane pane;
    private final Lane lane;
    private Formats formats = new Formats(Locale.getDefault(), ZoneOffset.UTC);
    private String words = "";

    PeopleDrawer(Desk desk, AskModel<Q, R> model, Vocabulary vocabulary, Texts texts, Consumer<Optional<Node>> shown) {
        this.desk = desk;
        this.model = model;
        this.vocabulary = vocabulary;
        this.texts = texts;
        this.shown = shown;
        this.pane = new PeoplePane(texts, this);
        this.lane = desk.background().lane();
    }

    void formats(Formats now) {
        formats = now;
    }

    /** Opens the people behind a number of the answer on screen. */
    void open(Cell cell) {
        model.state().get().answer().ifPresent(picture -> open(picture.now(), cell));
    }

    /** The same for a number of the period before. */
    void openBefore(Cell cell) {
        model.state().get().answer().flatMap(Picture::before).ifPresent(before -> open(before, cell));
    }

    private void open(Picture.Side<Q, R> side, Cell cell) {
        Q question = side.answer().question();
        String name = CellNames.of(side.view(), cell)
                .or(() -> side.view().chart().name(cell))
                .orElse(texts.get("people"));
        words = name + ". " + model.kind().words(question);
        pane.wait(name, question.scope().actor());
        StackPane.setAlignment(pane.node(), Pos.CENTER_RIGHT);
        StackPane.setMargin(pane.node(), new Insets(0, 24, 16, 0));
        shown.accept(Optional.of(pane.node()));
        lane.run(
                texts.get("people.loading", name),
                work -> desk.steward().people(desk.source(), model.kind(), question, cell, work),
                found -> pane.show(found, formats),
                pane::fail);
    }

    @Override
    public void person(String id) {
        desk.navigator().go(new Place.Person(id));
    }

    @Override
    public void saveAsSegment(List<String> people) {
        save(people, name -> desk.navigator().show(Notice.success(texts.get("segment.saved", name, people.size()))));
    }

    @Override
    public void useAsFilter(List<String> people) {
        save(
                people,
                name -> model.question().get().ifPresent(now -> {
                    List<Condition> filters = new ArrayList<>(now.scope().filters());
                    filters.add(new Condition.InSegment(name, true));
                    model.edit(withScope(now, now.scope().withFilters(filters)));
                    hide();
                }));
    }

    @SuppressWarnings("unchecked") // withScope gives the same type back; its interface cannot say so
    private Q withScope(Q question, Scope scope) {
        return (Q) question.withScope(scope);
    }

    private void save(List<String> people, Consumer<String> saved) {
        Optional<String> name = desk.dialogs()
                .askText(texts.get("segment.title"), texts.get("segment.label"), "")
                .map(String::strip)
                .filter(typed -> !typed.isEmpty());
        name.ifPresent(typed -> desk.background()
                .run(
                        texts.get("segment.task"),
                        _ -> keep(typed, people),
                        segment -> {
                            vocabulary.loadSegments();
                            saved.accept(segment.name());
                        },
                        failure -> {
                            if (!(failure instanceof Cancelled)) {
                                desk.navigator().show(Notice.of(failure));
                            }
                        }));
    }

    private SavedSegment keep(String name, List<String> people) {
        SavedSegment segment = new SavedSegment(
                name, words, Instant.now(), desk.source().facts().name(), new SavedSegment.Listed(people));
        desk.steward().workspace().segments().save(segment);
        return segment;
    }

    @Override
    public void hide() {
        lane.cancel();
        shown.accept(Optional.empty());
    }

    @Override
    public void close() {
        lane.close();
    }
}
