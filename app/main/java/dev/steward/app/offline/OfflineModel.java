package dev.steward.app.offline;

import dev.steward.ingest.OfflinePreview;
import dev.steward.ingest.OfflineRequest;
import dev.steward.model.BadInput;
import dev.steward.source.Selection;
import dev.steward.source.Selection.Personal;
import dev.steward.workspace.SavedConnection;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is to be taken offline, as chosen, and how much that is once it was counted. Knows no controls. */
final class OfflineModel {
    private static final String PROJECT = "default";

    /** What somebody has chosen beside columns. */
    record Choice(String days, Personal personal, boolean hashPerson, String folder) {}

    private final SavedConnection from;
    private Choice choice;
    private final Set<String> unwanted = new HashSet<>();
    private Optional<OfflinePreview> counted = Optional.empty();
    private List<String> known = List.of();

    OfflineModel(SavedConnection from, Choice first) {
        this.from = from;
        this.choice = first;
    }

    SavedConnection from() {
        return from;
    }

    /** Other choices: what was counted holds no more, unless only the folder is another. */
    void choose(Choice now) {
        if (!now.equals(new Choice(choice.days(), choice.personal(), choice.hashPerson(), now.folder()))) {
            counted = Optional.empty();
        }
        choice = now;
    }

    /** A column is wanted or not. */
    void want(String column, boolean wanted) {
        if (wanted ? unwanted.remove(column) : unwanted.add(column)) {
            counted = Optional.empty();
        }
    }

    boolean wants(String column) {
        return !unwanted.contains(column);
    }

    /** How much it is; empty until that was counted for what is chosen now. */
    Optional<OfflinePreview> counted() {
        return counted;
    }

    void counted(OfflinePreview found) {
        counted = Optional.of(found);
        known = found.columns().stream()
                .filter(column -> !column.inside())
                .map(OfflinePreview.Column::name)
                .toList();
    }

    /**
     * What is asked for.
     *
     * @param today the day in UTC
     * @throws BadInput that says what cannot be meant
     */
    OfflineRequest request(LocalDate today, String person) {
        if (choice.folder().isBlank()) {
            throw new BadInput("offline.folder", "There is no folder to take the events into.", "Choose one.");
        }
        Optional<List<String>> columns = unwanted.isEmpty()
                ? Optional.empty()
                : Optional.of(known.stream().filter(this::wants).toList());
        return new OfflineRequest(
                from,
                Path.of(choice.folder().strip()),
                new Selection(since(today), Optional.empty(), columns, choice.personal(), choice.hashPerson(), PROJECT),
                person);
    }

    private Optional<LocalDate> since(LocalDate today) {
        String days = choice.days().strip();
        if (days.isEmpty()) {
            return Optional.empty();
        }
        try {
            int number = Integer.parseInt(days);
            if (number < 1) {
                throw new NumberFormatException(days);
            }
            return Optional.of(today.minusDays(number - 1L));
        } catch (NumberFormatException none) {
            throw new BadInput(
                    "offline.last",
                    "\"" + days + "\" is no number of days.",
                    "Type one, such as 90, or nothing for all.",
                    none);
        }
    }
}
