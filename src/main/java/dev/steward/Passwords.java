package dev.steward;

import dev.steward.model.BadInput;
import dev.steward.workspace.Keychain;
import dev.steward.workspace.SavedConnection;
import dev.steward.workspace.SavedConnection.Secret;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Where the passwords of connections come from. They are held in memory only, and never written, logged or told. */
final class Passwords {
    private final Keychain keychain;
    private final UnaryOperator<@Nullable String> environment;
    private final Map<Login, String> typedNow = new ConcurrentHashMap<>();

    /** Whom a password lets in, and where. */
    private record Login(String host, int port, String database, String role) {
        static Login of(SavedConnection connection) {
            return new Login(connection.host(), connection.port(), connection.database(), connection.role());
        }
    }

    Passwords(Keychain keychain, UnaryOperator<@Nullable String> environment) {
        this.keychain = keychain;
        this.environment = environment;
    }

    /** Keeps what somebody has typed for as long as the source is open; what is returned forgets it. */
    Runnable hold(SavedConnection connection, Optional<String> typed) {
        Login login = Login.of(connection);
        typed.ifPresent(password -> typedNow.put(login, password));
        return () -> typed.ifPresent(password -> typedNow.remove(login, password));
    }

    /**
     * What gives the password at every new connection; an empty text where PostgreSQL's own file is looked into.
     *
     * @param typed what somebody typed just now; it goes before everything else
     */
    Supplier<String> of(SavedConnection connection, Optional<String> typed) {
        return typed.<Supplier<String>>map(now -> () -> now).orElseGet(() -> switch (connection.secret()) {
            case Secret.PassFile() -> () -> "";
            case Secret.Keychain() ->
                () -> keychain.password(connection.name())
                        .orElseThrow(() -> new BadInput(
                                "connection.no-password",
                                "The keychain holds no password for " + connection.name() + ".",
                                "Type it once more and have it kept."));
            case Secret.Variable(String variable) ->
                () -> Optional.ofNullable(environment.apply(variable))
                        .orElseThrow(() -> new BadInput(
                                "connection.no-variable",
                                "The environment has no " + variable + ", where the password of " + connection.name()
                                        + " should be.",
                                "Set it before Steward is started."));
            case Secret.Asked() ->
                () -> Optional.ofNullable(typedNow.get(Login.of(connection)))
                        .orElseThrow(() -> new BadInput(
                                "connection.ask",
                                "The password of " + connection.role() + " is needed.",
                                "Open the connection and type it."));
        });
    }
}
