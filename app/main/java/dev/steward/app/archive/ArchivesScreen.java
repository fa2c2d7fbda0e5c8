package dev.steward.app.archive;

import dev.steward.app.acting.ActScreen;
import dev.steward.app.acting.Acting;
import dev.steward.app.acting.ActorBar;
import dev.steward.app.archive.ArchivesModel.Shown;
import dev.steward.app.ui.Columns;
import dev.steward.app.ui.Desk;
import dev.steward.app.ui.Formats;
import dev.steward.app.ui.Fxml;
import dev.steward.app.ui.Place;
import dev.steward.app.ui.RangeChoice;
import dev.steward.app.ui.ScreenKind;
import dev.steward.app.ui.Texts;
import dev.steward.governance.archive.ArchiveStanding;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
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
    private final EndPane end;
    private final Node node;
    private Formats formats = new Formats(Locale.getDefault(), ZoneOffset.UTC);

    @FXML
    private HBox header;

    @FXML
    private VBox none;

    @FXML
    private VBox body;

    @FXML
    private ScrollPane scroll;

    @FXML
    private VBox cards;

    @FXML
    private TableView<Shown> table;

    ArchivesScreen(Desk desk) {
        super(Texts.of(ArchivesScreen.class));
        this.acting = new Acting(desk);
        this.who = new ActorBar(acting);
        this.end = new EndPane(acting, texts);
        this.one = new ArchivePane(acting, texts, end::early);
        this.node = Fxml.load(this, "archives.fxml", texts);
        header.getChildren().add(who.node());
        cards.getChildren().addAll(one.node(), end.node());
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, archive) -> open(Optional.ofNullable(archive)));
        cards.heightProperty().addListener((_, _, _) -> follow());
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
                        Columns.text(
                                texts.get("column.policy"),
                                100,
                                one -> one.archive().policy()),
                        Columns.text(texts.get("column.lake"), 90, one -> ArchivesModel.lake(one.archive())),
                        Columns.hinted(
                                texts.get("column.made", formats.zoneName()),
                                140,
                                one -> one.archive().made(),
                                formats::moment,
                                formats::utc),
                        Columns.number(
                                texts.get("column.rows"),
                                60,
                                one -> one.archive().rows(),
                                formats::count),
                        Columns.number(
                                texts.get("column.size"),
                                70,
                                one -> one.archive().bytes(),
                                this::size),
                        Columns.text(texts.get("column.until"), 170, this::until)));
    }

    private String size(long bytes) {
        return bytes < MEGABYTE
                ? texts.get("kilobytes", Math.ceil(bytes / KILOBYTE))
                : texts.get("megabytes", bytes / MEGABYTE);
    }

    private String until(Shown one) {
        return switch (one.standing()) {
            case ArchiveStanding.Kept(Optional<Instant> until) ->
                until.map(end -> texts.get("until", formats.day(end))).orElseGet(() -> texts.get("until.ever"));
            case ArchiveStanding.Over(Instant since) -> texts.get("until.over", formats.day(since));
            case ArchiveStanding.KeyMissing() -> texts.get("until.key");
            case ArchiveStanding.Ending _ -> texts.get("until.ending");
            case ArchiveStanding.Destroyed(var end) -> texts.get("until.destroyed", formats.day(end.at()));
        };
    }

    @Override
    protected void look() {
        acting.run(texts.get("look.task"), _ -> ArchivesModel.of(acting.governance()), this::show);
    }

    private void show(ArchivesModel found) {
        who.show(found.crew());
        end.show(found.ending(), formats);
        none.setVisible(found.archives().isEmpty());
        body.setVisible(!found.archives().isEmpty());
        Optional<String> open = Optional.ofNullable(table.getSelectionModel().getSelectedItem())
                .map(shown -> shown.archive().id());
        if (!table.getItems().equals(found.archives())) {
            table.getItems().setAll(found.archives());
        }
        table.getItems().stream()
                .filter(shown -> open.filter(shown.archive().id()::equals).isPresent())
                .findFirst()
                .ifPresentOrElse(table.getSelectionModel()::select, table.getSelectionModel()::selectFirst);
    }

    private void open(Optional<Shown> archive) {
        archive.ifPresent(found -> {
            one.show(found, formats);
            end.opened(found.archive().id());
        });
    }

    /** What would end before its time is below, and comes after a while. */
    private void follow() {
        if (end.isEarly()) {
            scroll.setVvalue(scroll.getVmax());
        }
    }

    @Override
    public void close() {
        one.close();
        end.close();
        who.close();
    }
}
