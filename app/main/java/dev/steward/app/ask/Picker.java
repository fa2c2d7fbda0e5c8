package dev.steward.app.ask;

import dev.steward.app.ui.Icons;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;

/**
 * A button that opens a list with a search field: made for hundreds of event names, properties and values. The most
 * frequent come first; what is typed may also be taken as it is, when the picker allows it.
 */
public final class Picker<T> {
    /** Something to pick; {@code detail} stands at the right, such as a count. */
    public record Option<T>(T value, String label, String detail) {}

    private static final String SHEET =
            Objects.requireNonNull(Picker.class.getResource("ask.css")).toExternalForm();
    private static final double ROW = 32;
    private static final int MOST_ROWS = 9;

    private final Button button = new Button();
    private final Label label = new Label();
    private final TextField search = new TextField();
    private final ListView<Option<T>> list = new ListView<>();
    private final Popup popup = new Popup();
    private final String name;
    private final Supplier<List<Option<T>>> options;
    private final Consumer<T> picked;
    private Function<String, Optional<Option<T>>> free = _ -> Optional.empty();

    public Picker(String name, Supplier<List<Option<T>>> options, Consumer<T> picked) {
        this.name = name;
        this.options = options;
        this.picked = picked;

        Region gap = Bits.filler();
        HBox face = new HBox(8, label, gap, Icons.of("mdi2c-chevron-down"));
        face.setAlignment(Pos.CENTER_LEFT);
        face.prefWidthProperty().bind(button.widthProperty().subtract(18));
        label.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        label.setMinWidth(0);
        button.setGraphic(face);
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.setMinWidth(64);
        button.getStyleClass().add("ask-picker");
        button.setOnAction(_ -> open());
        button.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.DOWN && !key.isAltDown()) {
                open();
                key.consume();
            }
        });
        show("");
        build();
    }

    /** Lets people take what they typed; empty where the text cannot be meant. */
    public Picker<T> orTyped(Function<String, Optional<Option<T>>> read) {
        this.free = read;
        return this;
    }

    public Button node() {
        return button;
    }

    public void show(String text) {
        label.setText(text);
        button.setAccessibleText(text.isEmpty() ? name : name + ": " + text);
    }

    private void build() {
        search.setPromptText(name);
        search.setAccessibleText(name);
        search.textProperty().addListener(_ -> fill());
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
        list.setAccessibleText(name);
        list.setFixedCellSize(ROW);
        list.setFocusTraversable(false);
        list.setCellFactory(_ -> new PickerCell<>());
        list.setOnMouseClicked(_ -> take());
        VBox box = new VBox(8, search, list);
        box.getStyleClass().add("ask-picker-popup");
        // A popup's scene takes the sheets of the window it belongs to, not those of the screen in it.
        box.getStylesheets().add(SHEET);
        popup.getContent().add(box);
        popup.setAutoHide(true);
        popup.setHideOnEscape(true);
        popup.setOnHidden(_ -> search.clear());
    }

    /** Opens the list below the button. */
    public void open() {
        open(button);
    }

    /** Opens the list below another node, such as the button that adds one. */
    public void open(Node anchor) {
        Bounds at = anchor.localToScreen(anchor.getBoundsInLocal());
        if (at == null || popup.isShowing()) {
            return;
        }
        fill();
        list.setPrefWidth(Math.max(at.getWidth() - 16, 272));
        popup.show(anchor, at.getMinX(), at.getMaxY() + 2);
        search.requestFocus();
    }

    private void fill() {
        String wanted = search.getText().strip();
        String lower = wanted.toLowerCase(Locale.ROOT);
        List<Option<T>> all = options.get();
        Stream<Option<T>> starting = all.stream().filter(option -> lower(option).startsWith(lower));
        Stream<Option<T>> containing = all.stream()
                .filter(option ->
                        !lower(option).startsWith(lower) && lower(option).contains(lower));
        boolean exact = all.stream().anyMatch(option -> option.label().equals(wanted));
        Stream<Option<T>> typed = wanted.isEmpty() || exact ? Stream.empty() : free.apply(wanted).stream();
        list.getItems()
                .setAll(Stream.of(starting, containing, typed).flatMap(s -> s).toList());
        list.setPrefHeight(Math.clamp(list.getItems().size(), 1, MOST_ROWS) * ROW + 2);
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
    }

    private static String lower(Option<?> option) {
        return option.label().toLowerCase(Locale.ROOT);
    }

    private void keys(KeyEvent key) {
        switch (key.getCode()) {
            case DOWN -> list.getSelectionModel().selectNext();
            case UP -> list.getSelectionModel().selectPrevious();
            case ENTER -> take();
            case ESCAPE -> {
                popup.hide();
                button.requestFocus();
            }
            default -> {
                return;
            }
        }
        list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - MOST_ROWS / 2));
        key.consume();
    }

    private void take() {
        Option<T> taken = list.getSelectionModel().getSelectedItem();
        popup.hide();
        button.requestFocus();
        if (taken != null) {
            picked.accept(taken.value());
        }
    }
}
