package dev.steward.ingest;

import dev.steward.catalog.PersonalData;
import dev.steward.definition.Expression;
import dev.steward.definition.Role;
import dev.steward.model.BadInput;
import dev.steward.model.Suggest;
import dev.steward.source.LakeEvent;
import dev.steward.source.Selection;
import dev.steward.source.WarehouseState;
import dev.steward.source.WarehouseState.Column;
import dev.steward.source.WarehouseState.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a warehouse as events of a lake. Every property keeps its name and type, so that a question finds there what it found here; texts
 * for which a lake has a column of the same name stand in it, all else in the JSON of properties. For one thread.
 */
final class OfflineEvents {
    private static final List<String> OWN =
            List.of("url", "referrer", "user_agent", "ip_address", "device_type", "browser", "os", "country");

    private final Selection selection;
    private final Discretion discretion;
    private final Pseudonyms pseudonyms;
    private final OfflineProperties properties;
    private final List<Column> columns;
    private final List<Column> inJson;
    private final boolean container;
    private final boolean session;
    private final String idPrefix;
    /** Zero: the warehouse says in which order rows came. */
    private long next;

    /**
     * @param first the arrival of the first row, where the warehouse says nothing of it
     * @param idPrefix begins the ids of rows that are known by their place alone
     * @throws BadInput when a column that was asked for is not there
     */
    OfflineEvents(
            WarehouseState state,
            Selection selection,
            Discretion discretion,
            Pseudonyms pseudonyms,
            long first,
            String idPrefix) {
        this.selection = selection;
        this.discretion = discretion;
        this.pseudonyms = pseudonyms;
        this.properties = new OfflineProperties(discretion, state.container().orElse(""));
        this.container = state.container().isPresent()
                && wanted(selection, state.container().get());
        check(state);
        this.session = state.mapping().get(Role.SESSION).isPresent();
        String sessionColumn = state.mapping()
                .get(Role.SESSION)
                .filter(Expression.Column.class::isInstance)
                .map(Expression::toString)
                .orElse("");
        this.columns = state.columns().stream()
                .filter(column -> wanted(selection, column.name()))
                .filter(this::taken)
                // It stands in the lake's own column, as it is.
                .filter(column ->
                        !(column.plain() && column.name().equals("session_id") && sessionColumn.equals("session_id")))
                .toList();
        this.inJson = columns.stream().filter(column -> !own(column)).toList();
        this.next = state.ordered() ? 0 : first;
        this.idPrefix = idPrefix;
    }

    private static boolean wanted(Selection selection, String column) {
        return selection.columns().isEmpty() || selection.columns().get().contains(column);
    }

    private void check(WarehouseState state) {
        List<String> known =
                new ArrayList<>(state.columns().stream().map(Column::name).toList());
        state.container().ifPresent(known::add);
        for (String asked : selection.columns().orElse(List.of())) {
            if (!known.contains(asked)) {
                throw new BadInput(
                        "offline.column",
                        state.table() + " has no column \"" + asked + "\" to choose"
                                + Suggest.nearest(asked, known)
                                        .map(near -> "; did you mean \"" + near + "\"?")
                                        .orElse("."),
                        "Those to choose from are: " + String.join(", ", known)
                                + ". Person, event and time are always taken.");
            }
        }
    }

    private boolean taken(Column column) {
        if (discretion.fate(column.name()) == Discretion.Fate.LEFT_OUT) {
            discretion.leaveOut(column.name());
            return false;
        }
        return true;
    }

    private static boolean own(Column column) {
        return column.plain() && OWN.contains(column.name());
    }

    /** The columns to read. */
    List<Column> columns() {
        return columns;
    }

    /** Whether the JSON of properties is to be read. */
    boolean container() {
        return container;
    }

    /** Columns of a lake that stay empty. */
    Set<String> empty() {
        Set<String> empty = new HashSet<>(OWN);
        columns.stream().filter(OfflineEvents::own).map(Column::name).forEach(empty::remove);
        empty.add("client_timestamp");
        empty.add("clock_offset_ms");
        if (!session) {
            empty.add("session_id");
        }
        return empty;
    }

    LakeEvent of(Row row) {
        Map<String, @Nullable String> own = new HashMap<>();
        List<@Nullable String> texts = new ArrayList<>(inJson.size());
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            String value = row.columns().get(i);
            if (own(column)) {
                own.put(column.name(), value == null ? null : discretion.taken(column.name(), column.name(), value));
            } else {
                texts.add(value);
            }
        }
        long arrival = next == 0 ? row.arrival() : next++;
        return new LakeEvent(
                Optional.ofNullable(row.id()).orElseGet(() -> idPrefix + arrival),
                selection.project(),
                row.event(),
                selection.hashPerson() ? pseudonyms.of(PersonalData.IDENTIFIER, row.person()) : row.person(),
                row.session(),
                properties.of(row.properties(), inJson, Collections.unmodifiableList(texts)),
                own.get("url"),
                own.get("referrer"),
                own.get("user_agent"),
                own.get("ip_address"),
                own.get("device_type"),
                own.get("browser"),
                own.get("os"),
                own.get("country"),
                row.micros(),
                null,
                arrival);
    }
}
