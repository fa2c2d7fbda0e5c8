package dev.steward.workspace;

import dev.steward.definition.JsonFields;
import dev.steward.definition.Words;
import dev.steward.model.BadDefinition;
import dev.steward.workspace.SavedConnection.Secret;
import dev.steward.workspace.SavedConnection.Stage;
import dev.steward.workspace.SavedConnection.Tls;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** How a connection stands in its file. */
final class ConnectionForm implements Shelf.Form<SavedConnection> {
    private static final Map<String, Tls> TLS =
            Arrays.stream(Tls.values()).collect(Collectors.toMap(Tls::word, Function.identity()));
    private static final Map<String, Stage> STAGES = Words.of(Stage.class);
    private static final List<String> SECRETS = List.of("keychain", "variable", "passfile", "ask");

    @Override
    public String name(SavedConnection connection) {
        return connection.name();
    }

    @Override
    public String write(SavedConnection connection) {
        ObjectNode json = Forms.start();
        json.put("name", connection.name());
        json.put("host", connection.host());
        json.put("port", connection.port());
        json.put("database", connection.database());
        json.put("role", connection.role());
        json.put("tls", connection.tls().word());
        connection.authority().ifPresent(file -> json.put("authority", file.toString()));
        json.put("stage", Words.of(connection.stage()));
        switch (connection.secret()) {
            case Secret.Keychain() -> json.put("password", "keychain");
            case Secret.Variable(String variable) ->
                json.put("password", "variable").put("variable", variable);
            case Secret.PassFile() -> json.put("password", "passfile");
            case Secret.Asked() -> json.put("password", "ask");
        }
        json.put("schema", connection.schema());
        json.put("table", connection.table());
        connection.mapping().ifPresent(mapping -> json.put("mapping", mapping));
        json.put("timeout_seconds", connection.statementTimeout().toSeconds());
        return Forms.text(json);
    }

    @Override
    public SavedConnection read(String text) {
        JsonFields json = Forms.fields(text);
        SavedConnection connection = new SavedConnection(
                Forms.text(json, "name"),
                Forms.text(json, "host"),
                json.whole("port", 1).orElse(SavedConnection.PORT),
                Forms.text(json, "database"),
                Forms.text(json, "role"),
                json.oneOf("tls", TLS).orElse(Tls.VERIFY_FULL),
                json.text("authority").map(Path::of),
                json.oneOf("stage", STAGES).orElse(Stage.DEVELOPMENT),
                secret(json),
                Forms.text(json, "schema"),
                Forms.text(json, "table"),
                json.text("mapping"),
                Duration.ofSeconds(
                        json.whole("timeout_seconds", 1).orElse((int) SavedConnection.STATEMENT_TIMEOUT.toSeconds())));
        json.done();
        return connection;
    }

    private static Secret secret(JsonFields json) {
        String kind = json.text("password").orElse("ask");
        Optional<String> variable = json.text("variable");
        return switch (kind) {
            case "keychain" -> new Secret.Keychain();
            case "variable" ->
                new Secret.Variable(variable.orElseThrow(
                        () -> json.missing("variable", "Name the environment variable that holds the password.")));
            case "passfile" -> new Secret.PassFile();
            case "ask" -> new Secret.Asked();
            default ->
                throw new BadDefinition(
                        "unknown-value",
                        "password",
                        "\"" + kind + "\" is no place for a password.",
                        "Allowed: " + String.join(", ", SECRETS) + ".");
        };
    }
}
