package dev.steward.app.mapping;

import dev.steward.Steward;
import dev.steward.app.tasks.Background;
import dev.steward.app.tasks.Lane;
import dev.steward.app.ui.Columns;
import dev.steward.app.ui.Dialogs;
import dev.steward.app.ui.Formats;
import dev.steward.app.ui.Fxml;
import dev.steward.app.ui.Navigator;
import dev.steward.app.ui.Notice;
import dev.steward.app.ui.Opener;
import dev.steward.app.ui.Texts;
import dev.steward.definition.Mapping;
import dev.steward.ingest.ImportHistory;
import dev.steward.ingest.ImportReport;
import dev.steward.ingest.ImportRequest;
import dev.steward.ingest.ImportRules;
import dev.steward.ingest.RejectReason;
import dev.steward.model.Cancelled;
import dev.steward.model.Failure;
import dev.steward.model.Work;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;

/** Imports files into a lake and shows what came of it, beside all imports that lake has seen. */
final class ImportCard implements AutoCloseable {
    /** Names the folder of events whose mapping says nothing of projects. */
    private static final String PROJECT = "1";

    private final Steward steward;
    private final Dialogs dialogs;
    private final Navigator navigator;
    private final Path file;
    private final Formats formats;
    private final Lane importing;
    private final Texts texts = Texts.of(ImportCard.class);
    private final VBox node;
    private Optional<Path> lake = Optional.empty();

    @FXML
    private Label headline;

    @FXML
    private Label facts;

    @FXML
    private VBox details;

    @FXML
    private Button open;

    @FXML
    private TableView<ImportReport> history;

    private record Done(ImportReport report, List<ImportReport> all) {}

    ImportCard(
            Steward steward,
            Background background,
            Dialogs dialogs,
            Opener opener,
            Navigator navigator,
            Path file,
            Formats formats) {
        this.steward = steward;
        this.dialogs = dialogs;
        this.navigator = navigator;
        this.file = file;
        this.formats = formats;
        this.importing = background.lane();
        this.node = Fxml.load(this, "import.fxml", texts);
        history.getColumns().setAll(columns());
        history.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        open.setOnAction(_ -> lake.ifPresent(opener::look));
        shown(false);
    }

    VBox node() {
        return node;
    }

    /** Asks where to, and imports. */
    void start(Mapping mapping) {
        dialogs.openFolder(texts.get("import.folder")).ifPresent(into -> {
            lake = Optional.of(into);
            importing.run(
                    texts.get("import.running", file.getFileName()),
                    work -> run(into, mapping, work),
                    done -> show(done, into),
                    this::failed);
        });
    }

    private Done run(Path into, Mapping mapping, Work work) {
        String person = steward.settings().load().settings().person();
        ImportRequest request =
                new ImportRequest(List.of(file), into, Optional.of(mapping), PROJECT, person, ImportRules.defaults());
        ImportReport report = steward.importFiles(request, work);
        return new Done(report, ImportHistory.list(into).reversed());
    }

    private void show(Done done, Path into) {
        ImportReport report = done.report();
        headline.setText(texts.get(
                "import.done",
                formats.count(report.read()),
                formats.count(report.written()),
                formats.count(report.duplicates()),
                formats.count(report.rejected())));
        facts.setText(texts.get(
                "import.into",
                into,
                formats.duration(Duration.between(report.started(), report.finished())),
                report.days()));
        details.getChildren()
                .setAll(sentences(report, into).stream().map(ImportCard::line).toList());
        history.getItems().setAll(done.all());
        shown(true);
    }

    private List<String> sentences(ImportReport report, Path into) {
        List<String> lines = new ArrayList<>();
        if (report.read() > 0 && report.read() == report.duplicates()) {
            lines.add(texts.get("import.again"));
        }
        if (report.skewCorrected() > 0) {
            lines.add(texts.get("import.skew", report.sessionsShifted(), formats.count(report.skewCorrected())));
        }
        report.reasons()
                .forEach(reason ->
                        lines.add(texts.get("import.reason", formats.count(reason.count()), words(reason.code()))));
        report.rejectsFile().ifPresent(rejects -> lines.add(texts.get("import.rejects", into.resolve(rejects))));
        return lines;
    }

    private static String words(String code) {
        return Arrays.stream(RejectReason.values())
                .filter(reason -> reason.code().equals(code))
                .map(RejectReason::words)
                .findFirst()
                .orElse(code);
    }

    private List<TableColumn<ImportReport, ?>> columns() {
        return List.of(
                Columns.hinted(
                        texts.get("import.when", formats.zoneName()),
                        140,
                        ImportReport::started,
                        formats::moment,
                        formats::utc),
                Columns.text(texts.get("import.who"), 80, ImportReport::person),
                Columns.text(texts.get("import.files"), 160, ImportCard::files),
                Columns.number(texts.get("import.read"), 72, ImportReport::read, formats::count),
                Columns.number(texts.get("import.written"), 72, ImportReport::written, formats::count),
                Columns.number(texts.get("import.duplicates"), 80, ImportReport::duplicates, formats::count),
                Columns.number(texts.get("import.rejected"), 72, ImportReport::rejected, formats::count));
    }

    private static String files(ImportReport report) {
        return report.files().stream()
                .map(one -> String.valueOf(Path.of(one.path()).getFileName()))
                .collect(Collectors.joining(", "));
    }

    private void shown(boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    private void failed(Failure failure) {
        if (!(failure instanceof Cancelled)) {
            navigator.show(Notice.of(failure));
        }
    }

    private static Label line(String words) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.getStyleClass().add("muted");
        return label;
    }

    @Override
    public void close() {
        importing.close();
    }
}
