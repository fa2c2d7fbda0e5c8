package dev.steward.app.ask;

import dev.steward.analysis.Question;
import dev.steward.app.ui.Command;
import dev.steward.app.ui.Desk;
import dev.steward.app.ui.Formats;
import dev.steward.app.ui.Fxml;
import dev.steward.app.ui.Notice;
import dev.steward.app.ui.Place;
import dev.steward.app.ui.RangeChoice;
import dev.steward.app.ui.Screen;
import dev.steward.app.ui.Subscriptions;
import dev.steward.app.ui.Texts;
import dev.steward.model.Cancelled;
import dev.steward.workspace.SavedSegment;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The screen of one kind of question: builder at the left, answer in the middle, people behind a number at the right. */
public final class AskScreen<Q extends Question, R> implements Screen {
    private static final double ROOM_FOR_BUILDER = 600;
    private static final KeyCombination UNDO = KeyCombination.valueOf("Shortcut+Z");
    private static final KeyCombination REDO = KeyCombination.valueOf("Shortcut+Shift+Z");

    private final Desk desk;
    private final AskKind<Q, R> kind;
    private final Texts texts = Texts.of(AskScreen.class);
    private final Subscriptions subscriptions = new Subscriptions();
    private final Vocabulary vocabulary;
    private final AskModel<Q, R> model;
    private final AskKind.Builder<Q> builder;
    private final AnswerPane answer;
    private final ExplainPane<Q, R> explain;
    private final PeopleDrawer<Q, R> people;
    private final Saving<Q, R> saving;
    private final Opening<Q, R> opening;
    private final AskHeader<Q, R> header;
    private final OwnRange ownRange;
    private final BorderPane node;
    private Formats formats = new Formats(Locale.getDefault(), ZoneOffset.UTC);

    @FXML
    private ScrollPane editor;

    @FXML
    private StackPane stage;

    public AskScreen(Desk desk, AskKind<Q, R> kind) {
        this(desk, kind, Pace.real());
    }

    AskScreen(Desk desk, AskKind<Q, R> kind, Pace pace) {
        this.desk = desk;
        this.kind = kind;
        this.vocabulary = new Vocabulary(
                desk.source().catalog(),
                () -> desk.steward().workspace().segments().list().stream()
                        .map(SavedSegment::name)
                        .toList(),
                texts.get("task.names"),
                desk.background());
        this.model = new AskModel<>(
                kind.title(),
                kind.kind(),
                new Painter<>(desk.steward(), desk.source(), kind.kind(), new Compared(texts, kind.rowKeys())),
                desk.background(),
                pace);
        this.builder = kind.builder(model, vocabulary);
        this.people = new PeopleDrawer<>(desk, model, vocabulary, texts, this::drawer);
        this.answer = new AnswerPane(texts, formats, people::open, people::openBefore, model::cancel, model::refresh);
        this.explain = new ExplainPane<>(model, texts, pace, desk.source().connection());
        this.saving = new Saving<>(desk, kind.keeping(), model, texts, subscriptions);
        this.opening = new Opening<>(desk, kind, model, vocabulary, texts, saving::named);
        this.header = new AskHeader<>(
                kind.title(),
                !kind.comparesItself(),
                model,
                desk.navigator(),
                saving,
                new Exporting<>(desk, model, saving.name(), texts),
                texts,
                subscriptions);
        this.ownRange = new OwnRange(texts, model::takeRange);
        this.node = Fxml.load(this, "ask.fxml", texts);
        wire();
        subscriptions.now(desk.look().paletteProperty(), model::palette);
        opening.begin();
    }

    private void wire() {
        node.setTop(new VBox(header.node(), ownRange.node()));
        stage.getChildren().setAll(answer.node());
        answer.views(builder.views());
        builder.node().getStyleClass().add("ask-builder");
        editor.setContent(new VBox(builder.node(), hint()));
        editor.addEventFilter(KeyEvent.KEY_PRESSED, this::travel);
        // With the explain panel open in a small window there is room for the answer only.
        subscriptions.on(node.widthProperty(), width -> Bits.visible(editor, width.doubleValue() >= ROOM_FOR_BUILDER));
        subscriptions.on(model.question(), question -> question.ifPresent(this::asked));
        subscriptions.on(model.state(), state -> {
            answer.show(state);
            boolean fresh = !state.stale();
            state.answer().filter(_ -> fresh).ifPresent(now -> explain.answer(now.answer(), formats));
        });
    }

    /** Nobody guesses that every part of the builder can say what it means. */
    private Label hint() {
        Label hint = Bits.small(texts.get("builder.hint"));
        hint.getStyleClass().add("ask-hint");
        return hint;
    }

    private void asked(Q question) {
        builder.show(question);
        explain.question(question);
        sayRange();
    }

    private void sayRange() {
        ownRange.show(model.question().get().map(Question::scope).filter(_ -> !model.inRange()));
    }

    private void travel(KeyEvent key) {
        if (REDO.match(key)) {
            model.redo();
            key.consume();
        } else if (UNDO.match(key)) {
            model.undo();
            key.consume();
        }
    }

    private void drawer(Optional<Node> shown) {
        stage.getChildren().setAll(answer.node());
        shown.ifPresent(stage.getChildren()::add);
    }

    @Override
    public String title() {
        return kind.title();
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public Optional<Node> explain() {
        return Optional.of(explain.node());
    }

    @Override
    public void inWords() {
        explain.inWords();
    }

    @Override
    public List<Command> commands() {
        return header.commands();
    }

    @Override
    public void ranged(RangeChoice range) {
        formats = new Formats(Locale.getDefault(), range.zone());
        answer.formats(formats);
        people.formats(formats);
        opening.range(range);
        sayRange();
    }

    @Override
    public void shown() {
        vocabulary.loadSegments();
        saving.look();
        renew();
    }

    /** What was done to the data meanwhile, such as merging people, shows in the answer. */
    private void renew() {
        model.state()
                .get()
                .answer()
                .map(picture -> picture.answer().facts().generation())
                .ifPresent(seen -> desk.background()
                        .run(
                                texts.get("task.look"),
                                _ -> desk.source().facts().generation(),
                                now -> {
                                    if (!now.equals(seen)) {
                                        model.refresh();
                                    }
                                },
                                failure -> {
                                    if (!(failure instanceof Cancelled)) {
                                        desk.navigator().show(Notice.of(failure));
                                    }
                                }));
    }

    @Override
    public void go(Place place) {
        opening.go(place);
    }

    @Override
    public void close() {
        subscriptions.close();
        people.close();
        vocabulary.close();
        model.close();
    }
}
