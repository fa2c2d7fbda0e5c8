package dev.steward.app.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What the palette offers for the words typed so far: every word must occur, beginnings of names first. */
final class PaletteModel {
    /** How many are shown: whoever sees more has not typed enough. */
    static final int MOST = 60;

    /**
     * One thing to choose.
     *
     * @param group what sort of thing it is: command, screen, event
     * @param keys how it is reached without the palette
     */
    record Entry(String name, String group, String icon, Optional<String> keys, Runnable action) {}

    private record Ranked(Entry entry, int rank) {}

    private final ObservableList<Entry> found = FXCollections.observableArrayList();
    private List<Entry> all = List.of();
    private String typed = "";

    ObservableList<Entry> found() {
        return found;
    }

    void offer(List<Entry> entries) {
        all = List.copyOf(entries);
        refresh();
    }

    /** More entries that took time to find. */
    void add(List<Entry> entries) {
        List<Entry> more = new ArrayList<>(all);
        more.addAll(entries);
        offer(more);
    }

    void type(String text) {
        typed = text.strip().toLowerCase(Locale.ROOT);
        refresh();
    }

    private void refresh() {
        found.setAll(all.stream()
                .map(entry -> new Ranked(entry, rank(entry)))
                .filter(ranked -> ranked.rank >= 0)
                .sorted(Comparator.comparingInt(Ranked::rank))
                .limit(MOST)
                .map(Ranked::entry)
                .toList());
    }

    /** Negative when a word does not occur; the smaller, the closer. */
    private int rank(Entry entry) {
        String name = entry.name().toLowerCase(Locale.ROOT);
        String everything = name + " " + entry.group().toLowerCase(Locale.ROOT);
        for (String word : typed.split(" ", -1)) {
            if (!everything.contains(word)) {
                return -1;
            }
        }
        return name.startsWith(typed) ? 0 : name.contains(" " + typed) || name.contains("_" + typed) ? 1 : 2;
    }
}
