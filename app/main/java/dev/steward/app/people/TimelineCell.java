package dev.steward.app.people;

import dev.steward.app.ui.Formats;
import dev.steward.app.ui.PagedRows.Slot;
import dev.steward.app.ui.Texts;
import dev.steward.catalog.PersonalData;
import dev.steward.catalog.TimelineEntry;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One thing somebody did: its day where that changes, the time, the event, and what it carried, masked. */
final class TimelineCell extends ListCell<Slot<TimelineEntry>> {
    private final Texts texts;
    private final Formats formats;
    private final List<Slot<TimelineEntry>> all;
    private final Label day = new Label();
    private final Label time = new Label();
    private final Label event = new Label();
    private final Label pause = new Label();
    private final Label properties = new Label();
    private final VBox whole;

    TimelineCell(Texts texts, Formats formats, List<Slot<TimelineEntry>> all) {
        this.texts = texts;
        this.formats = formats;
        this.all = all;
        day.getStyleClass().addAll("small", "timeline-day");
        time.getStyleClass().addAll("muted", "timeline-time");
        time.setMinWidth(Region.USE_PREF_SIZE);
        event.getStyleClass().add("strong");
        event.setMinWidth(Region.USE_PREF_SIZE);
        pause.getStyleClass().addAll("small", "muted");
        pause.setMinWidth(Region.USE_PREF_SIZE);
        properties.getStyleClass().addAll("small", "muted");
        properties.setTextOverrun(OverrunStyle.ELLIPSIS);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox first = new HBox(12, time, event, space, pause);
        first.getStyleClass().add("toolbar");
        properties.getStyleClass().add("timeline-properties");
        whole = new VBox(2, day, first, properties);
        whole.setMinWidth(0);
        whole.setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Slot<TimelineEntry> slot, boolean empty) {
        super.updateItem(slot, empty);
        if (slot == null || empty) {
            setGraphic(null);
            setText(null);
        } else if (slot.value().isEmpty()) {
            setGraphic(null);
            setText("…");
        } else {
            show(slot.value().get(), before(slot.index()), after(slot.index()));
            setText(null);
            setGraphic(whole);
        }
    }

    private void show(TimelineEntry entry, Optional<TimelineEntry> later, Optional<TimelineEntry> earlier) {
        String today = formats.day(entry.at());
        boolean newDay = later.map(one -> !formats.day(one.at()).equals(today)).orElse(true);
        day.setText(today);
        day.setVisible(newDay);
        day.setManaged(newDay);
        time.setText(formats.time(entry.at()));
        time.setTooltip(new Tooltip(formats.utc(entry.at())));
        event.setText(entry.event());
        pause.setText(earlier.map(one -> texts.get("pause", formats.duration(Duration.between(one.at(), entry.at()))))
                .orElseGet(() -> texts.get("pause.first")));
        String words = entry.properties().stream()
                .sorted(Comparator.comparing(property -> property.name().equals("id")))
                .map(property -> property.name() + " " + PersonalData.shown(property.name(), property.text()))
                .collect(Collectors.joining("   ·   "));
        properties.setText(words);
        properties.setVisible(!words.isEmpty());
        properties.setManaged(!words.isEmpty());
        properties.setTooltip(words.isEmpty() ? null : new Tooltip(words.replace("   ·   ", "\n")));
        setAccessibleText(texts.get("entry", entry.event(), formats.moment(entry.at()), words));
    }

    /** The one above: the list begins with the latest. */
    private Optional<TimelineEntry> before(int index) {
        return index == 0 ? Optional.empty() : all.get(index - 1).value();
    }

    private Optional<TimelineEntry> after(int index) {
        return index + 1 >= all.size() ? Optional.empty() : all.get(index + 1).value();
    }
}
