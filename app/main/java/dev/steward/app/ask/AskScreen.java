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
import dev.steward.workspace.Segment;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;

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
    private final Exporting<Q, R> exporting;
    private final StackPane stage = new StackPane();
    private final BorderPane node;
    private Formats formats = new Formats(Locale.getDefault(), ZoneOffset.UTC);

    @FXML
    private Label name;

    @FXML
    private Button undo;

    @FXML
    private Button redo;

    @FXML
    private ToggleButton compare;

    @FXML
    private MenuButton open;

    @FXML
    private Button save;

    @FXML
    private MenuButton export;

    @FXML
    private ScrollPane editor;

    public AskScreen(Desk desk, AskKind<Q, R> kind) {
        this(desk, kind, Pace.real());
    }

    AskScreen(Desk desk, AskKind<Q, R> kind, Pace pace) {
        this.desk = desk;
        this.kind = kind;
        this.vocabulary = new Vocabulary(
                desk.source().catalog(),
                () -> desk.steward().workspace().segments().list().stream()
                        .map(Segment::name)
                        .toList(),
                texts.get("task.names"),
                desk.background());
        this.model = new AskModel<>(
                kind.title(),
                kind.kind(),
                new Painter<>(desk.steward(), desk.source(), kind.kind(), new Compared(texts)),
                desk.background(),
                pace);
        this.builder = kind.builder(model, vocabulary);
        this.people = new PeopleDrawer<>(desk, model, vocabulary, texts, this::drawer);
        this.answer = new AnswerPane(texts, formats, people::open, model::cancel, model::refresh);
        this.explain = new ExplainPane<>(model, texts, pace);
        this.saving = new Saving<>(desk, model, texts, subscriptions);
        this.opening = new Opening<>(desk, kind, model, vocabulary, texts, saving::named);
        this.exporting = new Exporting<>(desk, model, saving.name(), texts);
        this.node = Fxml.load(this, "ask.fxml", texts);
        wire();
        subscriptions.now(desk.look().paletteProperty(), model::palette);
        opening.begin();
    }

    private void wire() {
        node.setCenter(stage);
        stage.getChildren().setAll(answer.node());
        builder.node().getStyleClass().add("ask-builder");
        editor.setContent(builder.node());
        editor.addEventFilter(KeyEvent.KEY_PRESSED, this::travel);
        answer.views(builder.views());
        undo.setOnAction(_ -> model.undo());
        redo.setOnAction(_ -> model.redo());
        compare.setOnAction(_ -> compare(compare.isSelected()));
        save.setOnAction(_ -> saving.save());
        saving.fill(open);
        exporting.fill(export);
        // With the explain panel open in a small window there is room for the answer only.
        subscriptions.on(node.widthProperty(), width -> Bits.visible(editor, width.doubleValue() >= ROOM_FOR_BUILDER));
        subscriptions.now(saving.name(), saved -> name.setText(saved.orElse(kind.title())));
        subscriptions.on(model.question(), question -> question.ifPresent(this::asked));
        subscriptions.on(model.state(), state -> {
            answer.show(state);
            boolean fresh = !state.stale();
            state.answer().filter(_ -> fresh).ifPresent(now -> explain.answer(now.answer(), formats));
            export.setDisable(state.answer().isEmpty());
        });
    }

    private void asked(Q question) {
        builder.show(question);
        explain.question(question);
        undo.setDisable(!model.canUndo());
        redo.setDisable(!model.canRedo());
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

    private void compare(boolean wish) {
        boolean possible = model.question().get().flatMap(Previous::of).isPresent();
        if (wish && !possible) {
            compare.setSelected(false);
            desk.navigator().show(Notice.warning(texts.get("compare.impossible"), texts.get("compare.remedy")));
            return;
        }
        compare.setSelected(wish);
        model.compare(wish);
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
    public List<Command> commands() {
        List<Command> commands = new ArrayList<>(List.of(
                Command.of(texts.get("command.save"), "mdi2c-content-save-outline", "Shortcut+S", saving::save),
                Command.of(texts.get("command.export"), "mdi2e-export-variant", "Shortcut+E", export::show),
                Command.of(texts.get("command.undo"), "mdi2u-undo", "Shortcut+Z", model::undo),
                Command.of(texts.get("command.redo"), "mdi2r-redo", "Shortcut+Shift+Z", model::redo),
                Command.of(texts.get("command.refresh"), "mdi2r-refresh", "F5", model::refresh),
                Command.of(
                        texts.get("command.compare"),
                        "mdi2c-compare-horizontal",
                        () -> compare(!compare.isSelected()))));
        commands.addAll(exporting.commands());
        return List.copyOf(commands);
    }

    @Override
    public void ranged(RangeChoice range) {
        formats = new Formats(Locale.getDefault(), range.zone());
        answer.formats(formats);
        people.formats(formats);
        opening.range(range);
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
