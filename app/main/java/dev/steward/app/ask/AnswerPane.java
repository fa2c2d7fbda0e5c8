package dev.steward.app.ask;

import dev.steward.analysis.Question;
import dev.steward.app.ui.Formats;
import dev.steward.app.ui.Fxml;
import dev.steward.app.ui.Texts;
import dev.steward.model.Cell;
import dev.steward.model.Job;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SplitPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The answer: chart above, table below; while a newer one is on its way both are dimmed. */
final class AnswerPane {
    private final Texts texts;
    private final ChartPane chart;
    private final TwinTable table;
    private final Dimmer chartLight;
    private final Dimmer tableLight;
    private final FailurePane failure;
    private final VBox node;
    private Formats formats;
    private @Nullable Picture<?, ?> shown;

    @FXML
    private HBox views;

    @FXML
    private Label warnings;

    @FXML
    private Label findings;

    @FXML
    private SplitPane answer;

    @FXML
    private StackPane stage;

    @FXML
    private StackPane twin;

    @FXML
    private HBox waiting;

    @FXML
    private ProgressBar progress;

    @FXML
    private Label note;

    @FXML
    private Button cancel;

    AnswerPane(
            Texts texts,
            Formats formats,
            Consumer<Cell> opened,
            Consumer<Cell> openedBefore,
            Runnable cancelled,
            Runnable again) {
        this.texts = texts;
        this.formats = formats;
        this.chart = new ChartPane(texts, opened, openedBefore);
        this.table = new TwinTable(texts.get("table"), opened, AnswerPane::copy);
        this.chartLight = new Dimmer(chart);
        this.tableLight = new Dimmer(table.node());
        this.failure = new FailurePane(texts, again);
        this.node = Fxml.load(this, "answer.fxml", texts);
        stage.getChildren().addFirst(failure.node());
        stage.getChildren().addFirst(chart);
        twin.getChildren().add(table.node());
        cancel.setOnAction(_ -> cancelled.run());
        warn(List.of());
        say(List.of());
        waiting(Optional.empty());
        Bits.visible(failure.node(), false);
    }

    VBox node() {
        return node;
    }

    void views(Region shown) {
        views.getChildren().setAll(Bits.wide(shown));
    }

    void formats(Formats now) {
        formats = now;
    }

    <Q extends Question, R> void show(LiveAnswer.State<Picture<Q, R>> state) {
        waiting(state.waiting());
        chartLight.dim(state.stale());
        tableLight.dim(state.stale());
        state.failure().ifPresent(failure::show);
        Bits.visible(failure.node(), state.failure().isPresent());
        chart.setVisible(state.failure().isEmpty());
        state.answer().filter(picture -> !state.stale() || picture != shown).ifPresent(this::show);
    }

    private void show(Picture<?, ?> picture) {
        shown = picture;
        chart.show(picture);
        Presenter.View view = picture.view();
        Presenter.Cells cells = (row, column) -> {
            int original = Compared.original(view.table(), picture.table(), column);
            return original < 0 || row >= view.table().rows().size()
                    ? Optional.empty()
                    : view.cells().at(row, original);
        };
        table.show(picture.table(), cells, formats);
        warn(picture.answer().warnings());
        say(picture.findings());
    }

    private void say(List<String> sentences) {
        findings.setText(String.join("\n", sentences));
        Bits.visible(findings, !sentences.isEmpty());
    }

    private void warn(List<String> sentences) {
        warnings.setText(String.join("\n", sentences));
        Bits.visible(warnings, !sentences.isEmpty());
    }

    private void waiting(Optional<Job.Progress> how) {
        Bits.visible(waiting, how.isPresent());
        how.ifPresent(now -> {
            progress.setProgress(now.fraction() < 0 ? ProgressBar.INDETERMINATE_PROGRESS : now.fraction());
            note.setText(now.note().isEmpty() ? texts.get("waiting") : now.note());
        });
    }

    static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
