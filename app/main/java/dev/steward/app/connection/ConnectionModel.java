package dev.steward.app.connection;

import dev.steward.app.connection.Trial.Attempt;
import dev.steward.app.mapping.MappingModel;
import dev.steward.definition.Mapping;
import dev.steward.model.BadInput;
import dev.steward.source.warehouse.PgColumn;
import dev.steward.source.warehouse.PgInspection;
import dev.steward.workspace.SavedConnection;
import java.util.Optional;

/** A connection as typed, and the columns of its table once they have been seen. Knows no controls. */
final class ConnectionModel {
    private record Columns(PgInspection inspection, MappingModel roles) {}

    private Optional<SavedConnection> before;
    private Typed typed;
    private String password = "";
    private Optional<Columns> columns = Optional.empty();

    /** @param before what is edited; empty: a new one */
    ConnectionModel(Optional<SavedConnection> before) {
        this.before = before;
        this.typed = before.map(Typed::of).orElse(Typed.NOTHING);
    }

    Typed typed() {
        return typed;
    }

    /** What it is saved as; empty while it is not. */
    Optional<SavedConnection> before() {
        return before;
    }

    /** It is saved as this from now on. */
    void saved(SavedConnection connection) {
        before = Optional.of(connection);
    }

    /** Other words stand in the fields; the columns of another table are forgotten. */
    void type(Typed now) {
        if (!now.sameTable(typed)) {
            columns = Optional.empty();
        }
        typed = now;
    }

    void password(String now) {
        password = now;
    }

    /** The password where it has just been typed; empty: it is looked for where it is kept. */
    Optional<String> password() {
        return switch (typed.place()) {
            // Somebody who is to be asked and types nothing has none.
            case ASKED -> Optional.of(password);
            case KEYCHAIN -> Optional.of(password).filter(text -> !text.isEmpty());
            case VARIABLE, PASSFILE -> Optional.empty();
        };
    }

    /** To be tried out as it stands. */
    Attempt attempt() {
        return new Attempt(typed.connection(savedMapping()), password(), columns.map(seen -> meant(seen)));
    }

    /** The columns have been seen. */
    void seen(Trial trial) {
        columns = Optional.of(new Columns(
                trial.inspection(),
                new MappingModel(
                        trial.inspection().columns().stream()
                                .map(PgColumn::name)
                                .toList(),
                        trial.mapping())));
    }

    /** What is read from which column; empty until they have been seen. */
    Optional<MappingModel> roles() {
        return columns.map(Columns::roles);
    }

    /** What a column holds, in PostgreSQL's words. */
    String about(String column) {
        return columns.stream()
                .flatMap(seen -> seen.inspection().columns().stream())
                .filter(known -> known.name().equals(column))
                .map(PgColumn::sqlType)
                .findFirst()
                .orElse("");
    }

    /**
     * The connection that is meant; its mapping is kept where it is not as guessed.
     *
     * @throws BadInput that says what is missing or cannot be meant
     */
    SavedConnection connection() {
        return typed.connection(
                columns.isEmpty()
                        ? savedMapping()
                        : columns.filter(seen -> !asGuessed(seen))
                                .map(seen -> meant(seen).toString()));
    }

    private static boolean asGuessed(Columns seen) {
        return meant(seen).equals(seen.inspection().guess());
    }

    private static Mapping meant(Columns seen) {
        return seen.roles()
                .mapping()
                .orElseThrow(() -> new BadInput(
                        "connection.mapping",
                        "It is not clear where person, event and time stand.",
                        "Correct what is marked among the columns."));
    }

    private Optional<String> savedMapping() {
        return before.filter(saved -> Typed.of(saved).sameTable(typed)).flatMap(SavedConnection::mapping);
    }
}
