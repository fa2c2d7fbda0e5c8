package dev.steward.app.audit;

import dev.steward.app.ui.Formats;
import dev.steward.app.ui.Icons;
import dev.steward.app.ui.Texts;
import dev.steward.audit.Recorded;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One entry: its day where that changes, the time, what was done, by whom, and to what. */
final class EntryCell extends ListCell<Recorded> {
    private final Texts texts;
    private final ActionWords words;
    private final Formats formats;
    private final List<Recorded> all;
    private final IntConsumer looked;
    private final Label day = new Label();
    private final Label time = new Label();
    private final Label action = new Label();
    private final Label person = new Label();
    private final Label subject = new Label();
    private final VBox whole;

    /** @param looked hears which row somebody looks at */
    EntryCell(Texts texts, ActionWords words, Formats formats, List<Recorded> all, IntConsumer looked) {
        this.texts = texts;
        this.words = words;
        this.formats = formats;
        this.all = all;
        this.looked = looked;
        day.getStyleClass().addAll("small", "timeline-day");
        time.getStyleClass().addAll("muted", "timeline-time");
        time.setMinWidth(Region.USE_PREF_SIZE);
        action.getStyleClass().add("strong");
        action.setGraphicTextGap(8);
        action.setMinWidth(80);
        person.getStyleClass().add("muted");
        person.setMinWidth(40);
        subject.getStyleClass().addAll("small", "muted", "timeline-properties");
        subject.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox first = new HBox(12, time, action, space, person);
        first.getStyleClass().add("toolbar");
        whole = new VBox(2, day, first, subject);
        whole.setMinWidth(0);
        whole.setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Recorded entry, boolean empty) {
        super.updateItem(entry, empty);
        setText(null);
        if (entry == null || empty) {
            setGraphic(null);
            return;
        }
        looked.accept(getIndex());
        String today = formats.day(entry.time());
        boolean newDay = getIndex() == 0
                || getIndex() > all.size()
                || !formats.day(all.get(getIndex() - 1).time()).equals(today);
        day.setText(today);
        shown(day, newDay);
        time.setText(formats.time(entry.time()));
        time.setTooltip(new Tooltip(formats.utc(entry.time())));
        action.setText(words.of(entry.action()));
        action.setGraphic(Icons.of(ActionWords.icon(entry.action())));
        person.setText(words.person(entry));
        String what = entry.payload().map(Recorded.Payload::subject).orElse("");
        subject.setText(what);
        shown(subject, !what.isEmpty());
        setAccessibleText(
                texts.get("entry", words.of(entry.action()), words.person(entry), formats.moment(entry.time()), what));
        setGraphic(whole);
    }

    private static void shown(Label label, boolean shown) {
        label.setVisible(shown);
        label.setManaged(shown);
    }
}
