package dev.steward.app.audit;

import dev.steward.AuditTrail;
import dev.steward.app.audit.AuditModel.Filter;
import dev.steward.app.audit.AuditModel.Span;
import dev.steward.app.tasks.Lane;
import dev.steward.app.ui.Command;
import dev.steward.app.ui.Desk;
import dev.steward.app.ui.Dialogs.FileType;
import dev.steward.app.ui.Formats;
import dev.steward.app.ui.Fxml;
import dev.steward.app.ui.Meaning;
import dev.steward.app.ui.Notice;
import dev.steward.app.ui.Place;
import dev.steward.app.ui.RangeChoice;
import dev.steward.app.ui.Screen;
import dev.steward.app.ui.ScreenKind;
import dev.steward.app.ui.Subscriptions;
import dev.steward.app.ui.Texts;
import dev.steward.audit.AuditQuery;
import dev.steward.audit.Recorded;
import dev.steward.model.Cancelled;
import dev.steward.model.Failure;
import dev.steward.report.AuditExport;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** The log as a timeline, the newest entry first; one entry in full beside it; verifying it, and handing it out. */
public final class AuditScreen implements Screen {
    private static final Duration TYPING = Duration.millis(250);

    private final Desk desk;
    private final AuditTrail trail;
    private final Texts texts = Texts.of(AuditScreen.class);
    private final ActionWords words = new ActionWords(texts);
    private final AuditModel model = new AuditModel();
    private final Lane reading;
    private final Lane older;
    private final Lane naming;
    private final Lane checking;
    private final Lane exporting;
    private final Subscriptions subscriptions = new Subscriptions();
    private final PauseTransition typing = new PauseTransition(TYPING);
    private final FilterBar filters;
    private final EntryPane one;
    private final ProofCard proof;
    private final Node node;
    private ZoneId zone = ZoneOffset.UTC;

    @FXML
    private Label summary;

    @FXML
    private Button verify;

    @FXML
    private Button export;

    @FXML
    private ComboBox<String> person;

    @FXML
    private ComboBox<String> action;

    @FXML
    private ComboBox<Span> span;

    @FXML
    private TextField subject;

    @FXML
    private VBox result;

    @FXML
    private SplitPane split;

    @FXML
    private ListView<Recorded> entries;

    @FXML
    private Label empty;

    public AuditScreen(Desk desk) {
        this.desk = desk;
        this.trail = desk.steward().trail();
        this.reading = desk.background().lane();
        this.older = desk.background().lane();
        this.naming = desk.background().lane();
        this.checking = desk.background().lane();
        this.exporting = desk.background().lane();
        this.one = new EntryPane(desk, texts, words);
        this.proof = new ProofCard(texts, this::compare);
        this.node = Fxml.load(this, "audit.fxml", texts);
        this.filters = new FilterBar(texts, words, person, action, span, subject, this::read);
        split.getItems().add(one.node());
        result.getChildren().add(proof.node());
        result.managedProperty().bind(proof.node().managedProperty());
        verify.setOnAction(_ -> verify(List.of()));
        export.setOnAction(_ -> export());
        Meaning.give(verify, texts, "verify");
        Meaning.give(export, texts, "export");
        verify.disableProperty().bind(checking.busyProperty());
        export.disableProperty().bind(exporting.busyProperty());
        typing.setOnFinished(_ -> read());
        subscriptions.on(subject.textProperty(), _ -> typing.playFromStart());
        subscriptions.on(entries.getSelectionModel().selectedItemProperty(), entry -> {
            if (entry != null) {
                one.show(entry);
            }
        });
        dress();
    }

    /** As the navigation offers it, whatever the source: the log is that of this home. */
    public static ScreenKind screen() {
        return new ScreenKind(
                Place.AUDIT,
                Texts.of(AuditScreen.class).get("title"),
                "mdi2s-shield-search",
                ScreenKind.Verb.AUDIT,
                _ -> true,
                AuditScreen::new);
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
    public List<Command> commands() {
        return List.of(
                Command.of(texts.get("command.search"), "mdi2m-magnify", "Shortcut+F", subject::requestFocus),
                Command.of(texts.get("command.verify"), "mdi2s-shield-check-outline", () -> verify(List.of())),
                Command.of(texts.get("command.export"), "mdi2d-download", "Shortcut+E", this::export));
    }

    @Override
    public void ranged(RangeChoice range) {
        zone = range.zone();
        dress();
    }

    @Override
    public void shown() {
        naming.run(texts.get("reading"), trail::names, filters::offer, this::failed);
        read();
    }

    /** Cells know the zone, so another zone makes them anew. */
    private void dress() {
        Formats formats = new Formats(Locale.getDefault(), zone);
        entries.setCellFactory(_ -> new EntryCell(texts, words, formats, entries.getItems(), this::looked));
        one.formats(formats);
        summarize();
    }

    private void read() {
        Filter filter = filters.filter();
        AuditQuery query = model.look(filter, Instant.now(), zone);
        older.cancel();
        empty.setText(texts.get("reading"));
        reading.run(
                texts.get("reading"),
                _ -> trail.entries(query),
                page -> {
                    model.begun(page);
                    show(filter);
                },
                failure -> {
                    model.missed();
                    failed(failure);
                });
    }

    private void show(Filter filter) {
        Optional<Recorded> before =
                Optional.ofNullable(entries.getSelectionModel().getSelectedItem());
        List<Recorded> found = model.entries();
        entries.getItems().setAll(found);
        empty.setText(texts.get(filter.none() ? "empty" : "nothing"));
        summarize();
        before.filter(found::contains)
                .or(() -> found.stream().findFirst())
                .ifPresentOrElse(entries.getSelectionModel()::select, one::clear);
    }

    private void looked(int row) {
        model.next(row)
                .ifPresent(query -> older.run(
                        texts.get("reading"),
                        _ -> trail.entries(query),
                        page -> {
                            model.add(page);
                            entries.getItems().addAll(page);
                            summarize();
                        },
                        failure -> {
                            model.missed();
                            failed(failure);
                        }));
    }

    private void summarize() {
        Formats formats = new Formats(Locale.getDefault(), zone);
        int count = entries.getItems().size();
        summary.setText(texts.get(
                model.complete() ? "summary" : "summary.more", count, formats.count(count), formats.zoneName()));
    }

    private void verify(List<Path> files) {
        checking.run(
                texts.get("verify.task"),
                work -> Checking.of(trail, desk.source().anchors(), files, work),
                proof::show,
                this::failed);
    }

    private void compare() {
        desk.dialogs()
                .openFile(
                        texts.get("compare.title"),
                        List.of(FileType.of(texts.get("compare.type"), "*.jsonl", "*.json")))
                .ifPresent(file -> verify(List.of(file)));
    }

    private void export() {
        List<FileType> types = List.of(
                FileType.of(texts.get("export.jsonl"), "*.jsonl"),
                FileType.of(texts.get("export.csv"), "*.csv"),
                FileType.of(texts.get("export.pdf"), "*.pdf"));
        desk.dialogs()
                .saveFile(texts.get("export.title"), "audit.jsonl", types)
                .ifPresent(file -> exporting.run(
                        texts.get("export.task", file.getFileName()),
                        work -> trail.export(AuditExport.Format.of(file), file, work),
                        written -> exported(written, file),
                        this::failed));
    }

    private void exported(AuditExport written, Path file) {
        desk.navigator()
                .show(
                        written.anchor().isPresent()
                                ? Notice.success(texts.get("export.done", written.count(), file))
                                : Notice.warning(
                                        texts.get("export.unsigned", file), texts.get("export.unsigned.next")));
    }

    private void failed(Failure failure) {
        if (!(failure instanceof Cancelled)) {
            empty.setText(failure.getMessage());
            desk.navigator().show(Notice.of(failure));
        }
    }

    @Override
    public void close() {
        typing.stop();
        subscriptions.close();
        filters.close();
        one.close();
        List.of(reading, older, naming, checking, exporting).forEach(Lane::close);
    }
}
