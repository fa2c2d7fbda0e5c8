package dev.steward.app.cleanup;

import dev.steward.app.ui.Columns;
import dev.steward.app.ui.Formats;
import dev.steward.app.ui.Fxml;
import dev.steward.app.ui.Subscriptions;
import dev.steward.app.ui.Texts;
import dev.steward.governance.cleanup.CleanupStatus;
import dev.steward.governance.cleanup.CleanupStatus.OfPolicy;
import dev.steward.model.Failure;
import dev.steward.source.CleanupLine;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Policies that are carried out regularly: their runs, what the numbers should be, and what somebody should look at. */
final class RunsPane implements AutoCloseable {
    private static final int TABLE = 1;
    private static final int BY = 2;
    private static final double WIDE = 800;

    private final Texts texts;
    private final Node node;
    private Subscriptions subscriptions = new Subscriptions();
    private ZoneId zone = ZoneOffset.UTC;
    private @Nullable CleanupStatus shown;

    @FXML
    private Label summary;

    @FXML
    private VBox findings;

    @FXML
    private FlowPane targets;

    @FXML
    private TableView<OfPolicy> policies;

    @FXML
    private Label noPolicies;

    @FXML
    private Label runsTitle;

    @FXML
    private TableView<CleanupLine> runs;

    RunsPane(Texts texts) {
        this.texts = texts;
        this.node = Fxml.load(this, "runs.fxml", texts);
        policies.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        runs.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        List.of(findings, targets)
                .forEach(part -> part.managedProperty()
                        .bind(Bindings.isNotEmpty(part == findings ? findings.getChildren() : targets.getChildren())));
        dress();
    }

    Node node() {
        return node;
    }

    void zone(ZoneId other) {
        zone = other;
        dress();
    }

    void looking() {
        summary.setText(texts.get("looking"));
    }

    /** Nothing newer is known. */
    void failed(Failure failure) {
        summary.setText("");
        noPolicies.setText(failure.getMessage() + " " + failure.remedy());
    }

    void show(CleanupStatus status) {
        shown = status;
        Formats formats = new Formats(Locale.getDefault(), zone);
        summary.setText(texts.get("summary", formats.moment(status.at()), formats.zoneName()));
        noPolicies.setText(texts.get("policies.none"));
        policies.getItems().setAll(status.policies());
        runs.getItems().setAll(status.runs());
        findings.getChildren()
                .setAll(status.findings().stream()
                        .map(FindingRow::new)
                        .map(FindingRow::node)
                        .toList());
        if (status.well() && !status.policies().isEmpty()) {
            findings.getChildren().setAll(FindingRow.well(texts.get("well")));
        }
        targets.getChildren()
                .setAll(
                        status.runs().isEmpty()
                                ? List.of()
                                : status.targets().stream()
                                        .map(target -> new TargetCard(target, texts).node())
                                        .toList());
    }

    /** Cells know the zone, so another zone makes them anew. */
    private void dress() {
        subscriptions.close();
        subscriptions = new Subscriptions();
        Formats formats = new Formats(Locale.getDefault(), zone);
        runsTitle.setText(texts.get("runs", formats.zoneName()));
        policies.getColumns()
                .setAll(List.of(
                        Columns.text(texts.get("column.policy"), 110, OfPolicy::policy),
                        Columns.hinted(
                                texts.get("column.table"),
                                180,
                                OfPolicy::table,
                                Function.identity(),
                                Function.identity()),
                        Columns.text(texts.get("column.by"), 70, OfPolicy::by),
                        Columns.hinted(
                                texts.get("column.last"),
                                135,
                                one -> one.last().map(CleanupLine::started).orElse(Instant.MIN),
                                at -> at.equals(Instant.MIN) ? texts.get("never") : formats.moment(at),
                                at -> at.equals(Instant.MIN) ? texts.get("never") : formats.utc(at)),
                        Columns.number(
                                texts.get("column.done"),
                                65,
                                one -> one.runs() == 0 ? -1.0 : (double) one.done() / one.runs(),
                                rate -> rate < 0 ? "–" : formats.percent(rate)),
                        Columns.number(
                                texts.get("column.rows"),
                                85,
                                OfPolicy::rowsADay,
                                rows -> formats.count(Math.round(rows))),
                        Columns.hinted(
                                texts.get("column.next"),
                                150,
                                one -> one.next().orElse(Instant.MAX),
                                at -> at.equals(Instant.MAX) ? texts.get("never") : formats.moment(at),
                                at -> at.equals(Instant.MAX) ? texts.get("never") : formats.utc(at))));
        runs.getColumns()
                .setAll(List.of(
                        Columns.hinted(
                                texts.get("column.started"), 150, CleanupLine::started, formats::moment, formats::utc),
                        Columns.text(texts.get("column.policy"), 130, CleanupLine::policy),
                        Columns.text(texts.get("column.by"), 80, CleanupLine::origin),
                        Columns.text(
                                texts.get("column.outcome"),
                                80,
                                line -> texts.get(
                                        "outcome." + line.outcome().name().toLowerCase(Locale.ROOT))),
                        Columns.number(texts.get("column.removed"), 80, CleanupLine::removed, formats::count),
                        Columns.text(texts.get("column.words"), 230, CleanupLine::words)));
        // The window may be narrow, and the hour of a run matters more than whose it is.
        for (int column : new int[] {TABLE, BY}) {
            Columns.onlyWhenWider(subscriptions, policies, policies.getColumns().get(column), WIDE);
        }
        Columns.onlyWhenWider(subscriptions, runs, runs.getColumns().get(BY), WIDE);
        if (shown != null) {
            show(shown);
        }
    }

    @Override
    public void close() {
        subscriptions.close();
    }
}
