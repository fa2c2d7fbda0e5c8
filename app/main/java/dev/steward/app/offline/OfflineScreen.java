package dev.steward.app.offline;

import dev.steward.Steward;
import dev.steward.app.tasks.Background;
import dev.steward.app.tasks.Lane;
import dev.steward.app.ui.Connector;
import dev.steward.app.ui.Dialogs;
import dev.steward.app.ui.Formats;
import dev.steward.app.ui.Fxml;
import dev.steward.app.ui.Meaning;
import dev.steward.app.ui.Navigator;
import dev.steward.app.ui.Notice;
import dev.steward.app.ui.Opener;
import dev.steward.app.ui.Screen;
import dev.steward.app.ui.Texts;
import dev.steward.ingest.OfflinePreview;
import dev.steward.ingest.OfflineReport;
import dev.steward.ingest.OfflineRequest;
import dev.steward.model.BadInput;
import dev.steward.model.Cancelled;
import dev.steward.model.Failure;
import dev.steward.source.Selection.Personal;
import dev.steward.workspace.SavedConnection;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** A warehouse becomes a lake: which days and columns, how much that is, and whereto. */
public final class OfflineScreen implements Screen {
    private static final String USUAL_DAYS = "90";
    private static final double MEGABYTE = 1e6;

    private final Steward steward;
    private final Navigator navigator;
    private final Connector connector;
    private final Opener opener;
    private final OfflineModel model;
    private final Lane running;
    private final Texts texts = Texts.of(OfflineScreen.class);
    private final Formats formats = new Formats(Locale.getDefault(), ZoneOffset.UTC);
    private final Node node;

    @FXML
    private Label heading;

    @FXML
    private TextField days;

    @FXML
    private ComboBox<Personal> personal;

    @FXML
    private CheckBox hashPerson;

    @FXML
    private TextField folder;

    @FXML
    private Button chooseFolder;

    @FXML
    private VBox found;

    @FXML
    private Label size;

    @FXML
    private Label about;

    @FXML
    private GridPane columns;

    @FXML
    private Button back;

    @FXML
    private Button count;

    @FXML
    private Button take;

    /** @param from the open warehouse */
    public OfflineScreen(
            Steward steward,
            Background background,
            Dialogs dialogs,
            Connector connector,
            Opener opener,
            Navigator navigator,
            SavedConnection from) {
        this.steward = steward;
        this.navigator = navigator;
        this.connector = connector;
        this.opener = opener;
        this.running = background.lane();
        this.node = Fxml.load(this, "offline.fxml", texts);
        Path usual = steward.home().data().resolve("offline").resolve(from.name());
        this.model =
                new OfflineModel(from, new OfflineModel.Choice(USUAL_DAYS, Personal.EXCLUDE, false, usual.toString()));
        heading.setText(texts.get("heading", from.title()));
        days.setText(USUAL_DAYS);
        folder.setText(usual.toString());
        personal.getItems().setAll(Personal.values());
        personal.setConverter(words());
        personal.setValue(Personal.EXCLUDE);
        listen();
        Map.<String, Node>of("days", days, "personal", personal, "hashPerson", hashPerson, "folder", folder)
                .forEach((key, control) -> Meaning.give(control, texts, key));
        chooseFolder.setOnAction(_ ->
                dialogs.openFolder(texts.get("folder.choose")).ifPresent(chosen -> folder.setText(chosen.toString())));
        back.setOnAction(_ -> connector.back());
        count.setOnAction(_ -> count());
        take.setOnAction(_ -> take());
        refresh();
    }

    private StringConverter<Personal> words() {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable Personal value) {
                return value == null ? "" : texts.get("personal." + value.name());
            }

            @Override
            public Personal fromString(String text) {
                throw new UnsupportedOperationException(text);
            }
        };
    }

    private void listen() {
        days.textProperty().addListener((_, _, _) -> changed());
        folder.textProperty().addListener((_, _, _) -> changed());
        personal.valueProperty().addListener((_, _, _) -> changed());
        hashPerson.selectedProperty().addListener((_, _, _) -> changed());
        running.busyProperty().addListener((_, _, _) -> refresh());
    }

    @Override
    public String title() {
        return texts.get("title");
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void shown() {
        days.requestFocus();
    }

    private void changed() {
        model.choose(new OfflineModel.Choice(
                days.getText(), personal.getValue(), hashPerson.isSelected(), folder.getText()));
        refresh();
    }

    /** What was counted is shown while it holds; only then can it be taken. */
    private void refresh() {
        boolean busy = running.busyProperty().get();
        take.setDisable(
                busy || model.counted().filter(size -> size.events() > 0).isEmpty());
        count.setDisable(busy);
        found.setDisable(busy);
        size.setText(model.counted().map(this::size).orElseGet(() -> texts.get("size.unknown")));
    }

    private void count() {
        run((request, typed) -> running.run(
                texts.get("task.count", request.from().title()),
                work -> steward.offline().preview(signed(request), typed, work),
                this::counted,
                this::failed));
    }

    private void take() {
        run((request, typed) -> running.run(
                texts.get("task.take", request.from().title()),
                work -> steward.offline().take(signed(request), typed, work),
                report -> taken(report, request.into()),
                this::failed));
    }

    private interface Act {
        void with(OfflineRequest request, Optional<String> typed);
    }

    private void run(Act act) {
        try {
            OfflineRequest request = model.request(LocalDate.now(ZoneOffset.UTC), "");
            connector.password(model.from()).ifPresent(typed -> act.with(request, typed.text()));
        } catch (BadInput wrong) {
            failed(wrong);
        }
    }

    /** In the name of whoever the settings say; they lie on disk, so not on the JavaFX thread. */
    private OfflineRequest signed(OfflineRequest request) {
        return new OfflineRequest(
                request.from(),
                request.into(),
                request.selection(),
                steward.settings().load().settings().person());
    }

    private void counted(OfflinePreview preview) {
        model.counted(preview);
        found.setVisible(true);
        found.setManaged(true);
        about.setText(texts.get(preview.arrival() ? "about.arrival" : "about.time"));
        columns.getChildren().clear();
        for (int row = 0; row < preview.columns().size(); row++) {
            show(preview.columns().get(row), row);
        }
        refresh();
    }

    private void show(OfflinePreview.Column column, int row) {
        String kind =
                column.kind().map(found -> texts.get("kind." + found.name())).orElse("");
        Label fate = new Label(texts.get("fate." + column.fate().name()));
        fate.getStyleClass().add("muted");
        columns.addRow(row, column.inside() ? inside(column) : choice(column), new Label(kind), fate);
    }

    private Node choice(OfflinePreview.Column column) {
        CheckBox wanted = new CheckBox(column.name());
        wanted.setMnemonicParsing(false);
        boolean possible = column.fate() != OfflinePreview.Fate.LEFT_OUT;
        wanted.setDisable(!possible);
        wanted.setSelected(possible && model.wants(column.name()));
        wanted.selectedProperty().addListener((_, _, now) -> {
            model.want(column.name(), now);
            refresh();
        });
        return wanted;
    }

    private static Node inside(OfflinePreview.Column column) {
        Label name = new Label(column.name());
        name.getStyleClass().add("small");
        return name;
    }

    private String size(OfflinePreview preview) {
        return preview.first()
                .map(first -> texts.get(
                        preview.kept() > 0 ? "size.kept" : "size",
                        formats.count(preview.events()),
                        first.toString(),
                        preview.last().orElse(first).toString(),
                        formats.count(Math.max(1, Math.round(preview.bytes() / MEGABYTE))),
                        formats.count(preview.kept())))
                .orElseGet(() -> texts.get("size.none"));
    }

    private void taken(OfflineReport report, Path lake) {
        navigator.show(
                Notice.success(texts.get("taken", formats.count(report.report().written()))));
        opener.look(lake);
    }

    private void failed(Failure failure) {
        if (!(failure instanceof Cancelled)) {
            navigator.show(Notice.of(failure));
        }
        refresh();
    }

    @Override
    public void close() {
        running.close();
    }
}
