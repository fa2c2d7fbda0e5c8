package dev.steward.app.audit;

import dev.steward.app.tasks.Lane;
import dev.steward.app.ui.Desk;
import dev.steward.app.ui.Formats;
import dev.steward.app.ui.Fxml;
import dev.steward.app.ui.Icons;
import dev.steward.app.ui.Notice;
import dev.steward.app.ui.Subscriptions;
import dev.steward.app.ui.Texts;
import dev.steward.audit.Recorded;
import dev.steward.model.Cancelled;
import dev.steward.model.Failure;
import dev.steward.model.Value;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One entry in full, and the whole story of the change it belongs to. */
final class EntryPane implements AutoCloseable {
    private final Desk desk;
    private final Texts texts;
    private final ActionWords words;
    private final Lane reading;
    private final Subscriptions subscriptions = new Subscriptions();
    private final VBox node;
    private Formats formats = new Formats(Locale.getDefault(), ZoneOffset.UTC);
    private Optional<Recorded> onShow = Optional.empty();
    private Optional<String> told = Optional.empty();

    @FXML
    private VBox nothing;

    @FXML
    private VBox something;

    @FXML
    private Label action;

    @FXML
    private Label when;

    @FXML
    private Label note;

    @FXML
    private GridPane facts;

    @FXML
    private VBox telling;

    @FXML
    private Label storyTitle;

    @FXML
    private ListView<Recorded> story;

    EntryPane(Desk desk, Texts texts, ActionWords words) {
        this.desk = desk;
        this.texts = texts;
        this.words = words;
        this.reading = desk.background().lane();
        this.node = Fxml.load(this, "entry.fxml", texts);
        subscriptions.on(story.getSelectionModel().selectedItemProperty(), this::chosen);
        formats(formats);
        faces(false);
        tell(List.of());
    }

    VBox node() {
        return node;
    }

    /** Cells know the zone, so another zone makes them anew. */
    void formats(Formats now) {
        formats = now;
        story.setCellFactory(_ -> new EntryCell(texts, words, formats, story.getItems(), _ -> {}));
        onShow.ifPresent(this::fill);
    }

    /** What is told of its change is looked up anew: since it was told there may be more. */
    void show(Recorded entry) {
        told = entry.change();
        fill(entry);
        tell(List.of());
        entry.change()
                .ifPresent(change -> reading.run(
                        texts.get("story.reading"),
                        _ -> desk.steward().trail().story(change),
                        this::tell,
                        this::failed));
    }

    void clear() {
        onShow = Optional.empty();
        told = Optional.empty();
        faces(false);
    }

    private void chosen(@Nullable Recorded entry) {
        if (entry != null && entry.change().equals(told)) {
            fill(entry);
        }
    }

    private void tell(List<Recorded> entries) {
        story.getItems().setAll(entries);
        telling.setVisible(entries.size() > 1);
        telling.setManaged(entries.size() > 1);
        storyTitle.setText(texts.get("story", entries.size(), formats.count(entries.size())));
        onShow.ifPresent(entry -> {
            note(entry);
            if (entries.contains(entry)) {
                story.getSelectionModel().select(entry);
            }
        });
    }

    private void fill(Recorded entry) {
        onShow = Optional.of(entry);
        faces(true);
        action.setText(words.of(entry.action()));
        action.setGraphic(Icons.of(ActionWords.icon(entry.action())));
        when.setText(texts.get("when", formats.day(entry.time()), formats.time(entry.time()), formats.zoneName()));
        note(entry);
        facts.getChildren().clear();
        fact(texts.get("fact.person"), words.person(entry));
        entry.payload().ifPresent(payload -> {
            if (!payload.subject().isEmpty()) {
                fact(texts.get("fact.subject"), payload.subject());
            }
        });
        fact(texts.get("fact.sequence"), formats.count(entry.sequence()));
        fact(texts.get("fact.code"), entry.action());
        entry.payload()
                .ifPresent(payload ->
                        new TreeMap<>(payload.details()).forEach((key, value) -> fact(words.detail(key), text(value))));
        fact(texts.get("fact.hash"), entry.hash());
    }

    private void note(Recorded entry) {
        String said = "";
        if (entry.payload().isEmpty()) {
            said = texts.get("redacted.means");
        } else if (entry.clockSetBack()) {
            said = texts.get("clock.means");
        } else if (ActionWords.withoutOutcome(entry, story.getItems())) {
            said = texts.get("open.means");
        }
        note.setText(said);
        note.setVisible(!said.isEmpty());
        note.setManaged(!said.isEmpty());
    }

    private String text(Value value) {
        return switch (value) {
            case Value.Text text -> text.text();
            case Value.Num num ->
                num.amount().stripTrailingZeros().scale() <= 0
                        ? formats.count(num.amount().longValue())
                        : value.text();
            case Value.Flag flag -> texts.get(flag.yes() ? "yes" : "no");
        };
    }

    /** A field, so that it can be marked and copied. */
    private void fact(String name, String value) {
        Label label = new Label(name);
        label.getStyleClass().add("muted");
        label.setMinWidth(Region.USE_PREF_SIZE);
        TextField field = new TextField(value);
        field.setEditable(false);
        field.setAccessibleText(name);
        field.getStyleClass().add("fact");
        facts.addRow(facts.getRowCount(), label, field);
    }

    private void faces(boolean chosen) {
        nothing.setVisible(!chosen);
        nothing.setManaged(!chosen);
        something.setVisible(chosen);
        something.setManaged(chosen);
    }

    private void failed(Failure failure) {
        if (!(failure instanceof Cancelled)) {
            desk.navigator().show(Notice.of(failure));
        }
    }

    @Override
    public void close() {
        subscriptions.close();
        reading.close();
    }
}
