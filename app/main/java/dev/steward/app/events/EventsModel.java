package dev.steward.app.events;

import dev.steward.catalog.EventFacts;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;

/** The events of a source, searched and sorted. There are few enough of them to be held whole. Knows no controls. */
final class EventsModel {
    private final ObservableList<EventFacts> all = FXCollections.observableArrayList();
    private final FilteredList<EventFacts> found = new FilteredList<>(all);

    void show(List<EventFacts> events) {
        all.setAll(events);
    }

    void search(String typed) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        found.setPredicate(event -> event.name().toLowerCase(Locale.ROOT).contains(wanted));
    }

    /** What is found, in the order somebody chose, else the most frequent first. */
    ObservableList<EventFacts> sorted(ObservableValue<Comparator<EventFacts>> order) {
        SortedList<EventFacts> sorted = new SortedList<>(found);
        sorted.comparatorProperty().bind(order);
        return sorted;
    }

    int shown() {
        return found.size();
    }

    long events() {
        return found.stream().mapToLong(EventFacts::count).sum();
    }

    Optional<EventFacts> find(String name) {
        return all.stream().filter(event -> event.name().equals(name)).findFirst();
    }
}
