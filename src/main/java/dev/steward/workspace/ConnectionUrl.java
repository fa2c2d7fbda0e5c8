package dev.steward.workspace;

import dev.steward.model.BadInput;
import dev.steward.model.Suggest;
import dev.steward.workspace.SavedConnection.Secret;
import dev.steward.workspace.SavedConnection.Stage;
import dev.steward.workspace.SavedConnection.Tls;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A connection as one line, for the command line:
 * {@code postgresql://role@host:5432/database?table=public.events&sslmode=verify-full}. The password is looked for in
 * {@code PGPASSWORD} and where PostgreSQL's own tools keep it; one in the line itself is refused, since everybody on the
 * machine can read it there.
 */
public final class ConnectionUrl {
    private static final List<String> SCHEMES = List.of("postgresql", "postgres");
    private static final List<String> KEYS = List.of("table", "sslmode", "sslrootcert");

    private ConnectionUrl() {}

    /** Whether a text is meant as one. */
    public static boolean is(String text) {
        return SCHEMES.stream().anyMatch(scheme -> text.startsWith(scheme + ":"));
    }

    /** @throws BadInput when something is missing, not known, or not for other eyes */
    public static SavedConnection parse(String text) {
        return parse(text, Optional.empty());
    }

    /**
     * The same, where the address of the database is enough.
     *
     * @param instead which table to read when the address does not say it
     */
    public static SavedConnection parse(String text, Optional<String> instead) {
        URI url = uri(text);
        String user = Optional.ofNullable(url.getRawUserInfo()).orElse("");
        if (user.contains(":")) {
            throw new BadInput(
                    "connection.password-in-url",
                    "The address holds a password, which everybody on this machine can read in the list of processes.",
                    "Leave it out; put it into PGPASSWORD or ~/.pgpass.");
        }
        Map<String, String> options = options(url);
        String table = Optional.ofNullable(options.get("table"))
                .or(() -> instead)
                .orElseThrow(() -> new BadInput(
                        "connection.table",
                        "The address does not say which table holds the events.",
                        "Add ?table=SCHEMA.TABLE."));
        int dot = table.indexOf('.');
        String database = Optional.ofNullable(url.getRawPath()).orElse("");
        return new SavedConnection(
                database.isEmpty() ? "warehouse" : decoded(database.substring(1)),
                Optional.ofNullable(url.getHost()).orElse(""),
                url.getPort() < 0 ? SavedConnection.PORT : url.getPort(),
                database.isEmpty() ? "" : decoded(database.substring(1)),
                decoded(user),
                tls(options.get("sslmode")),
                Optional.ofNullable(options.get("sslrootcert")).map(Path::of),
                Stage.DEVELOPMENT,
                System.getenv("PGPASSWORD") == null ? new Secret.PassFile() : new Secret.Variable("PGPASSWORD"),
                dot < 0 ? "public" : table.substring(0, dot),
                table.substring(dot + 1),
                Optional.empty(),
                SavedConnection.STATEMENT_TIMEOUT);
    }

    /** The line from which {@link #parse} makes a connection to the same table of the same database; without what is kept elsewhere. */
    public static String of(SavedConnection connection) {
        StringBuilder url = new StringBuilder("postgresql://")
                .append(encoded(connection.role()))
                .append('@')
                .append(host(connection.host()));
        if (connection.port() != SavedConnection.PORT) {
            url.append(':').append(connection.port());
        }
        url.append('/')
                .append(encoded(connection.database()))
                .append("?table=")
                .append(encoded(connection.schema() + "." + connection.table()))
                .append("&sslmode=")
                .append(connection.tls().word());
        connection.authority().ifPresent(file -> url.append("&sslrootcert=").append(encoded(file.toString())));
        return url.toString();
    }

    /** An IPv6 address stands in brackets in an address. */
    private static String host(String host) {
        return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException broken) {
            throw new BadInput(
                    "connection.url",
                    "This is no address of a database: " + broken.getReason() + ".",
                    "Write it like postgresql://role@host:5432/database?table=public.events",
                    broken);
        }
    }

    private static Map<String, String> options(URI url) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String part : Optional.ofNullable(url.getRawQuery()).orElse("").split("&")) {
            if (part.isEmpty()) {
                continue;
            }
            int equals = part.indexOf('=');
            String key = decoded(equals < 0 ? part : part.substring(0, equals));
            if (!KEYS.contains(key)) {
                throw new BadInput(
                        "connection.option",
                        "\"" + key + "\" is not known in an address"
                                + Suggest.nearest(key, KEYS)
                                        .map(near -> "; did you mean \"" + near + "\"?")
                                        .orElse("."),
                        "Allowed: " + String.join(", ", KEYS) + ".");
            }
            options.put(key, equals < 0 ? "" : decoded(part.substring(equals + 1)));
        }
        return options;
    }

    private static Tls tls(@org.jspecify.annotations.Nullable String word) {
        if (word == null) {
            return Tls.VERIFY_FULL;
        }
        return Arrays.stream(Tls.values())
                .filter(mode -> mode.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new BadInput(
                        "connection.tls",
                        "\"" + word + "\" is no TLS mode.",
                        "Allowed: "
                                + String.join(
                                        ", ",
                                        Arrays.stream(Tls.values())
                                                .map(Tls::word)
                                                .toList()) + "."));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
