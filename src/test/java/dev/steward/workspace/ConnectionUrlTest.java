package dev.steward.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionUrlTest {
    @ParameterizedTest
    @CsvSource({
        "db.example.org, 5432, shop, reader, public, events",
        "localhost, 6543, my shop, 'r&d+x', 'Odd \"schema\"', 'événements 100%'",
        "::1, 5432, a/b?c, o@home, public, x.y"
    })
    void whatIsWrittenIsReadAsTheSameConnection(
            String host, int port, String database, String role, String schema, String table) {
        SavedConnection connection = new SavedConnection(
                "any",
                host,
                port,
                database,
                role,
                SavedConnection.Tls.VERIFY_CA,
                Optional.of(Path.of("/etc/a b.pem")),
                SavedConnection.Stage.PRODUCTION,
                new SavedConnection.Secret.Asked(),
                schema,
                table,
                Optional.empty(),
                SavedConnection.STATEMENT_TIMEOUT);

        SavedConnection read = ConnectionUrl.parse(ConnectionUrl.of(connection));

        assertThat(ConnectionUrl.of(read)).isEqualTo(ConnectionUrl.of(connection));
        assertThat(read.title().replace("[", "").replace("]", "")).isEqualTo(connection.title());
        assertThat(read.role()).isEqualTo(role);
        assertThat(read.schema() + " " + read.table()).isEqualTo(schema + " " + table);
        assertThat(read.authority()).isEqualTo(connection.authority());
        assertThat(read.tls()).isEqualTo(connection.tls());
    }
}
