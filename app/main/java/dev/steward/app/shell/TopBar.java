package dev.steward.app.shell;

import atlantafx.base.controls.Popover;
import dev.steward.app.shell.Workbench.Opened;
import dev.steward.app.ui.Formats;
import dev.steward.app.ui.Fxml;
import dev.steward.app.ui.Icons;
import dev.steward.app.ui.Meaning;
import dev.steward.app.ui.RangeChoice;
import dev.steward.app.ui.StageLook;
import dev.steward.app.ui.Texts;
import dev.steward.workspace.SavedConnection;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;

/** The top of the window: which source, which days, whose days, and the way to everything else. */
final class TopBar {
    /** What the bar sends the person to; the shell knows how. */
    interface Ways {
        void palette();

        void settings();

        void zones();

        void explain();

        /** What stands in the menu of sources, when it opens. */
        List<MenuItem> sources();
    }

    static final List<Integer> DAYS = List.of(7, 30, 90, 365);

    private static final PseudoClass PRODUCTION = PseudoClass.getPseudoClass("production");

    private final Texts texts = Texts.of(TopBar.class);
    private final ObjectProperty<RangeChoice> range;
    private final Ways ways;
    private final HBox node;

    @FXML
    private MenuButton source;

    @FXML
    private Label stage;

    @FXML
    private MenuButton days;

    @FXML
    private MenuButton zone;

    @FXML
    private Button search;

    @FXML
    private ToggleButton explain;

    @FXML
    private Button person;

    TopBar(ObjectProperty<RangeChoice> range, Ways ways) {
        this.range = range;
        this.ways = ways;
        this.node = Fxml.load(this, "topbar.fxml", texts);
        Meaning.give(days, texts, "range");
        Meaning.give(zone, texts, "zone");
        search.setOnAction(_ -> ways.palette());
        person.setOnAction(_ -> ways.settings());
        explain.setOnAction(_ -> ways.explain());
        source.setOnShowing(_ -> source.getItems().setAll(ways.sources()));
        source.getItems().add(new MenuItem());
        range.addListener((_, _, now) -> show(now));
        show(range.get());
    }

    HBox node() {
        return node;
    }

    /** Without a source there are no days to choose. */
    void source(Optional<Opened> opened) {
        Optional<SavedConnection> warehouse = opened.flatMap(now -> now.source().connection());
        source.setText(warehouse
                .map(SavedConnection::name)
                .or(() -> opened.map(now -> now.facts().name()))
                .orElse(""));
        for (Node only : List.of(source, days, zone, explain)) {
            visible(only, opened.isPresent());
        }
        visible(stage, warehouse.isPresent());
        warehouse.ifPresent(connection -> StageLook.show(stage, connection.stage()));
        node.pseudoClassStateChanged(
                PRODUCTION, opened.filter(now -> now.source().inProduction()).isPresent());
    }

    private static void visible(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    void person(String name) {
        person.setText(name);
    }

    void explaining(boolean open) {
        explain.setSelected(open);
    }

    private void show(RangeChoice now) {
        days.setText(name(now.span()));
        zone.setText(Formats.name(now.zone()));
        days.getItems().setAll(item(texts.get("range.all"), () -> span(new RangeChoice.Everything())));
        for (int count : DAYS) {
            days.getItems().add(item(texts.get("range.last", count), () -> span(new RangeChoice.LastDays(count))));
        }
        days.getItems().addAll(new SeparatorMenuItem(), item(texts.get("range.choose"), this::choose));
        zone.getItems().clear();
        Set<ZoneId> near = new LinkedHashSet<>(List.of(ZoneOffset.UTC, ZoneId.systemDefault(), now.zone()));
        for (ZoneId one : near) {
            zone.getItems()
                    .add(item(Formats.name(one), () -> range.set(range.get().withZone(one))));
        }
        zone.getItems().addAll(new SeparatorMenuItem(), item(texts.get("zone.other"), ways::zones));
    }

    private String name(RangeChoice.Span span) {
        Formats formats = new Formats(Locale.getDefault(), range.get().zone());
        return switch (span) {
            case RangeChoice.Everything() -> texts.get("range.all");
            case RangeChoice.LastDays(int count) -> texts.get("range.last", count);
            case RangeChoice.Between between ->
                texts.get("range.between", formats.day(between.from()), formats.day(between.to()));
        };
    }

    private void choose() {
        Popover popover = new Popover();
        popover.setArrowLocation(Popover.ArrowLocation.TOP_CENTER);
        popover.setDetachable(false);
        popover.setContentNode(new DaysForm(chosen -> {
            popover.hide();
            span(chosen);
        }));
        popover.show(days);
    }

    private void span(RangeChoice.Span chosen) {
        range.set(range.get().withSpan(chosen));
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
    }

    static MenuItem item(String text, String icon, Runnable action) {
        MenuItem item = item(text, action);
        item.setGraphic(Icons.of(icon));
        return item;
    }
}
