package dev.steward.ingest;

import dev.steward.catalog.PersonalData;
import dev.steward.ingest.OfflinePreview.Fate;
import dev.steward.model.Work;
import dev.steward.source.Selection;
import dev.steward.source.WarehouseState;
import dev.steward.source.WarehouseState.Day;
import dev.steward.source.WarehouseState.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Looks at what would be taken, by the very way that takes it. */
final class OfflineLook {
    private final WarehouseState state;
    private final OfflineRequest request;
    private final Work work;
    private final Pseudonyms pseudonyms;
    private final Discretion discretion;

    OfflineLook(WarehouseState state, OfflineRequest request, Pseudonyms pseudonyms, Work work) {
        this.state = state;
        this.request = request;
        this.pseudonyms = pseudonyms;
        this.discretion = new Discretion(request.selection().personal(), pseudonyms);
        this.work = work;
    }

    OfflinePreview preview() {
        OfflineEvents events = new OfflineEvents(state, request.selection(), discretion, pseudonyms, 1, "");
        Optional<Long> mark = state.mark(work);
        Slice slice = OfflineRun.slice(request, Optional.empty(), state.at(), mark);
        work.progress(-1, "Counting");
        List<Day> days = state.days(slice, work);
        long total = days.stream().mapToLong(Day::events).sum();
        double each = OfflineSize.bytes(state, slice, events, work);
        return new OfflinePreview(
                state.table() + ", " + request.from().title(),
                state.at(),
                total,
                days.size(),
                days.stream().findFirst().map(Day::day),
                days.reversed().stream().findFirst().map(Day::day),
                Math.round(each * total),
                columns(),
                new StagedDays(request.into())
                        .begun(OfflineRun.choice(request, state, ""))
                        .map(StagedDays.Begun::rows)
                        .orElse(0L),
                mark.isPresent());
    }

    private List<OfflinePreview.Column> columns() {
        Selection selection = request.selection();
        List<OfflinePreview.Column> columns = new ArrayList<>();
        for (WarehouseState.Column column : state.columns()) {
            columns.add(column(column.name(), selection));
        }
        state.container().ifPresent(container -> {
            columns.add(column(container, selection));
            Set<String> inside = new TreeSet<>(discretion.leftOut());
            inside.addAll(discretion.hashed());
            inside.stream()
                    .filter(place -> place.startsWith(container + "."))
                    .forEach(place -> columns.add(new OfflinePreview.Column(
                            place,
                            true,
                            discretion.kind(place.substring(place.lastIndexOf('.') + 1)),
                            discretion.leftOut().contains(place) ? Fate.LEFT_OUT : Fate.HASHED)));
        });
        return columns;
    }

    private OfflinePreview.Column column(String name, Selection selection) {
        Optional<PersonalData> kind = discretion.kind(name);
        Fate fate = selection.columns().filter(chosen -> !chosen.contains(name)).isPresent()
                ? Fate.NOT_CHOSEN
                : switch (discretion.fate(name)) {
                    case TAKEN -> Fate.TAKEN;
                    case LEFT_OUT -> Fate.LEFT_OUT;
                    case HASHED -> Fate.HASHED;
                };
        return new OfflinePreview.Column(name, false, kind, fate);
    }
}
