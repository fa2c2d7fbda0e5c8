package dev.steward.app.archive;

import dev.steward.app.acting.ActScreen;
import dev.steward.app.acting.Acting;
import dev.steward.app.acting.ActorBar;
import dev.steward.app.ui.Columns;
import dev.steward.app.ui.Desk;
import dev.steward.app.ui.Formats;
import dev.steward.app.ui.Fxml;
import dev.steward.app.ui.Place;
import dev.steward.app.ui.RangeChoice;
import dev.steward.app.ui.ScreenKind;
import dev.steward.app.ui.Texts;
import dev.steward.governance.archive.Archive;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What changes have removed and is kept, sealed: each archive can be checked, and its files be had back. */
public final class ArchivesScreen extends ActScreen {
    private static final String ICON = "mdi2a-archive-lock-outline";
    private static final double KILOBYTE = 1e3;
    private static final double MEGABYTE = 1e6;

    private final Acting acting;
    private final ActorBar who;
    private final ArchivePane one;
    private final Node node;
    private Formats formats = new Formats(Locale.getDefault(), ZoneOffset.UTC);

    @FXML
    private HBox header;

    @FXML
    private VBox none;

    @FXML
    private VBox body;

    @FXML
    private TableView<Archive> table;

    ArchivesScreen(Desk desk) {
        super(Texts.of(ArchivesScreen.class));
        this.acting = new Acting(desk);
        this.who = new ActorBar(acting);
        this.one = new ArchivePane(acting, texts);
        this.node = Fxml.load(this, "archives.fxml", texts);
        header.getChildren().add(who.node());
        body.getChildren().add(one.node());
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, archive) -> open(Optional.ofNullable(archive)));
        columns();
    }

    /** As the navigation offers it, whatever the source: the archives are those of this home. */
    public static ScreenKind screen() {
        return new ScreenKind(
                Place.ARCHIVES,
                Texts.of(ArchivesScreen.class).get("title"),
                ICON,
                ScreenKind.Verb.ACT,
                _ -> true,
                ArchivesScreen::new);
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void ranged(RangeChoice range) {
        formats = new Formats(Locale.getDefault(), range.zone());
        columns();
        open(Optional.ofNullable(table.getSelectionModel().getSelectedItem()));
    }

    /** Columns know the zone, so another zone makes them anew. */
    private void columns() {
        table.getColumns()
                .setAll(List.of(
                        Columns.text(texts.get("column.policy"), 120, Archive::policy),
                        Columns.text(texts.get("column.lake"), 100, ArchivesModel::lake),
                        Columns.hinted(
                                texts.get("column.made", formats.zoneName()),
                                150,
                                Archive::made,
                                formats::moment,
                                formats::utc),
                        Columns.number(texts.get("column.rows"), 80, Archive::rows, formats::count),
                        Columns.number(texts.get("column.size"), 90, Archive::bytes, this::size),
                        Columns.text(texts.get("column.until"), 120, this::until)));
    }

    private String size(long bytes) {
        return bytes < MEGABYTE
                ? texts.get("kilobytes", Math.ceil(bytes / KILOBYTE))
                : texts.get("megabytes", bytes / MEGABYTE);
    }

    private String until(Archive archive) {
        return archive.until()
                .map(end -> texts.get(
                        ArchivesModel.over(archive, Instant.now()) ? "until.over" : "until", formats.day(end)))
                .orElseGet(() -> texts.get("until.ever"));
    }

    @Override
    protected void look() {
        acting.run(texts.get("look.task"), _ -> ArchivesModel.of(acting.governance()), this::show);
    }

    private void show(ArchivesModel found) {
        who.show(found.crew());
        none.setVisible(found.archives().isEmpty());
        body.setVisible(!found.archives().isEmpty());
        Optional<String> open =
                Optional.ofNullable(table.getSelectionModel().getSelectedItem()).map(Archive::id);
        if (!table.getItems().equals(found.archives())) {
            table.getItems().setAll(found.archives());
        }
        table.getItems().stream()
                .filter(archive -> open.filter(archive.id()::equals).isPresent())
                .findFirst()
                .ifPresentOrElse(table.getSelectionModel()::select, table.getSelectionModel()::selectFirst);
    }

    private void open(Optional<Archive> archive) {
        archive.ifPresent(found -> one.show(found, formats));
    }

    @Override
    public void close() {
        one.close();
        who.close();
    }
}
