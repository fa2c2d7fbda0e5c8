package dev.steward;

import dev.steward.model.BadInput;
import dev.steward.workspace.ConnectionUrl;
import dev.steward.workspace.Connections;
import dev.steward.workspace.Keychain;
import dev.steward.workspace.SavedConnection;
import java.util.Optional;

/** Saved connections, with their passwords where those belong into the keychain. */
final class KeptConnections {
    private final Connections connections;
    private final Keychain keychain;

    KeptConnections(Connections connections, Keychain keychain) {
        this.connections = connections;
        this.keychain = keychain;
    }

    /**
     * Saves a connection, and its password where that belongs into the keychain.
     *
     * @param before what it was saved as until now; empty: it is new
     * @param typed the password, where somebody has just typed it
     * @throws dev.steward.model.BadInput when another one has that name, or the keychain does not take the password
     */
    void save(SavedConnection connection, Optional<SavedConnection> before, Optional<String> typed) {
        boolean renamed =
                before.filter(old -> old.name().equals(connection.name())).isEmpty();
        if (renamed && connections.find(connection.name()).isPresent()) {
            throw new BadInput(
                    "connection.taken",
                    "There is a connection " + connection.name() + " already.",
                    "Choose another name, or edit that one.");
        }
        Optional<SavedConnection> kept = before.filter(KeptConnections::inKeychain);
        if (inKeychain(connection)) {
            typed.or(() -> kept.filter(_ -> renamed).flatMap(old -> keychain.password(old.name())))
                    .ifPresent(password -> keychain.keep(connection.name(), password));
        }
        connections.save(connection);
        if (renamed) {
            before.ifPresent(this::delete);
        } else if (!inKeychain(connection)) {
            kept.ifPresent(old -> keychain.forget(old.name()));
        }
    }

    /**
     * A saved connection to the same database as the same role, with its password and its mapping, over the table of an address; where
     * none is saved, what the address alone says.
     */
    SavedConnection find(String address) {
        SavedConnection named = ConnectionUrl.parse(address);
        return connections.list().stream()
                .filter(saved -> saved.host().equals(named.host())
                        && saved.port() == named.port()
                        && saved.database().equals(named.database())
                        && saved.role().equals(named.role()))
                .findFirst()
                .map(saved ->
                        saved.schema().equals(named.schema()) && saved.table().equals(named.table())
                                ? saved
                                : saved.withTable(named.schema(), named.table()).withMapping(Optional.empty()))
                .orElse(named);
    }

    private static boolean inKeychain(SavedConnection connection) {
        return connection.secret() instanceof SavedConnection.Secret.Keychain;
    }

    /** Deletes a connection, and its password from the keychain. */
    void delete(SavedConnection connection) {
        connections.delete(connection.name());
        if (inKeychain(connection)) {
            keychain.forget(connection.name());
        }
    }
}
