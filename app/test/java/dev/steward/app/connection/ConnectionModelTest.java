package dev.steward.app.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.Steward;
import dev.steward.app.connection.Typed.Place;
import dev.steward.app.testing.Warehouse;
import dev.steward.definition.Mapping;
import dev.steward.definition.Role;
import dev.steward.model.BadInput;
import dev.steward.model.Failure;
import dev.steward.model.Work;
import dev.steward.source.SourceFacts;
import dev.steward.workspace.Home;
import dev.steward.workspace.SavedConnection;
import dev.steward.workspace.SavedConnection.Secret;
import dev.steward.workspace.SavedConnection.Stage;
import dev.steward.workspace.SavedConnection.Tls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is typed about a connection, and what trying it out makes of it, without a window. */
class ConnectionModelTest {
    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Warehouse warehouse;

    @SuppressWarnings("NullAway.Init")
    private Steward steward;

    private final ConnectionModel model = new ConnectionModel(Optional.empty());

    @BeforeAll
    static void fill() {
        warehouse = Warehouse.start();
        warehouse.run(
                "create table visits (user_id text, event text, ts timestamptz, plan text)",
                "insert into visits values ('ada', 'visit', '2026-01-01T10:00:00Z', 'pro'),"
                        + " ('bob', 'buy', '2026-01-02T11:00:00Z', 'free')",
                "create table calls (who text, what text, at timestamp, plan text)",
                "insert into calls values ('ada', 'call', '2026-01-01T10:00:00', 'pro')");
    }

    @AfterAll
    static void stop() {
        warehouse.close();
    }

    @BeforeEach
    void start() {
        steward = Steward.start(Home.in(folder.resolve("home")));
    }

    @AfterEach
    void end() {
        steward.close();
    }

    @Test
    void nothingIsTrustedUnlessSomebodySaysSo() {
        assertThat(model.typed().tls()).isEqualTo(Tls.VERIFY_FULL);
        assertThat(model.typed().place()).isEqualTo(Place.ASKED);
        assertThat(model.typed().port()).isEqualTo("5432");
    }

    @Test
    void whatIsMissingOrCannotBeMeantIsNamed() {
        refused(typed("", "5432", "visits", "600"), "no host");
        refused(typed("localhost", "54x", "visits", "600"), "“54x” is no whole number");
        refused(typed("localhost", "70000", "visits", "600"), "70000 is no port");
        refused(typed("localhost", "5432", " ", "600"), "no table");
        refused(typed("localhost", "5432", "visits", "0"), "within 0 seconds");
    }

    private void refused(Typed typed, String words) {
        model.type(typed);
        assertThatThrownBy(model::connection).isInstanceOf(BadInput.class).hasMessageContaining(words);
    }

    @Test
    void aConnectionWithoutANameIsCalledAsItsDatabaseAndHost() {
        model.type(typed("localhost", "5432", "visits", "600"));
        assertThat(model.connection().name()).isEqualTo("postgres on localhost");
    }

    @Test
    void editingStartsWithWhatIsSavedAndChangesNothingByItself() {
        SavedConnection saved = new SavedConnection(
                "Shop",
                "db.example.org",
                6432,
                "shop",
                "reader",
                Tls.VERIFY_CA,
                Optional.of(Path.of("/etc/ca.pem")),
                Stage.PRODUCTION,
                new Secret.Variable("SHOP_PASSWORD"),
                "app",
                "events",
                Optional.of("user=who"),
                SavedConnection.STATEMENT_TIMEOUT);
        ConnectionModel edited = new ConnectionModel(Optional.of(saved));
        assertThat(edited.connection()).isEqualTo(saved);
        edited.type(typed("db.example.org", "6432", "other", "600"));
        assertThat(edited.connection().mapping())
                .as("the columns of another table")
                .isEmpty();
    }

    @Test
    void thePasswordIsHandedOnOnlyWhereItIsTyped() {
        model.type(here("visits"));
        model.password("secret");
        assertThat(model.password()).contains("secret");
        model.type(placed(Place.KEYCHAIN));
        assertThat(model.password()).contains("secret");
        model.password("");
        assertThat(model.password()).as("the keychain has it").isEmpty();
        model.password("secret");
        model.type(placed(Place.PASSFILE));
        assertThat(model.password()).isEmpty();
        model.type(here("visits"));
        assertThat(model.attempt().toString()).doesNotContain("secret");
    }

    @Test
    void aTrialSaysWhatTheTableHoldsAndWhatWasTakenForWhat() {
        model.type(here("visits"));
        Trial trial = model.attempt().run(steward, Work.unobserved());
        assertThat(trial.facts()).map(SourceFacts::events).contains(2L);
        assertThat(trial.mapping()).isEqualTo(Mapping.parse("user=user_id,event=event,ts=ts"));
        model.seen(trial);
        assertThat(model.about("ts")).isEqualTo("timestamp with time zone");
        assertThat(model.connection().mapping()).as("as guessed").isEmpty();
        assertThat(Files.exists(folder.resolve("home/config/connections"))).isFalse();
    }

    @Test
    void columnsThatNobodyCouldGuessAreChosenAndKept() {
        model.type(here("calls"));
        Trial first = model.attempt().run(steward, Work.unobserved());
        assertThat(first.facts()).isEmpty();
        assertThat(first.problem()).map(Failure::getMessage).get().asString().contains("could be recognised as");
        model.seen(first);
        assertThatThrownBy(model::connection).hasMessageContaining("not clear where person, event and time stand");
        model.roles().orElseThrow().type(Role.USER, "who");
        model.roles().orElseThrow().type(Role.EVENT, "what");
        model.roles().orElseThrow().type(Role.TIME, "at");
        Trial second = model.attempt().run(steward, Work.unobserved());
        assertThat(second.facts()).map(SourceFacts::events).contains(1L);
        model.seen(second);
        assertThat(model.connection().mapping().map(Mapping::parse))
                .contains(Mapping.parse("user=who,event=what,ts=at"));
        model.type(here("visits"));
        assertThat(model.roles()).as("the columns of another table").isEmpty();
    }

    @Test
    void aTableThatIsNotThereIsNamedWithTheNearest() {
        model.type(here("visit"));
        assertThatThrownBy(() -> model.attempt().run(steward, Work.unobserved()))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("did you mean visits?");
    }

    @Test
    void savingKeepsNamesApartAndNoPassword() throws IOException {
        model.type(here("visits"));
        model.password("topsecret");
        SavedConnection saved = model.connection();
        steward.save(saved, Optional.empty(), model.password());
        assertThatThrownBy(() -> steward.save(saved, Optional.empty(), Optional.empty()))
                .hasMessageContaining("There is a connection postgres on localhost already.");
        ConnectionModel edited = new ConnectionModel(Optional.of(saved));
        edited.type(named("Local", edited.typed()));
        steward.save(edited.connection(), edited.before(), Optional.empty());
        assertThat(steward.workspace().connections().list()).singleElement().isEqualTo(edited.connection());
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile).map(ConnectionModelTest::text))
                    .noneMatch(text -> text.contains("topsecret"));
        }
        steward.delete(edited.connection());
        assertThat(steward.workspace().connections().list()).isEmpty();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Typed here(String table) {
        return typed("localhost", String.valueOf(warehouse.port()), table, "600");
    }

    private static Typed typed(String host, String port, String table, String limit) {
        return typed("", host, port, table, limit, Place.ASKED);
    }

    private static Typed placed(Place place) {
        return typed("", "localhost", String.valueOf(warehouse.port()), "visits", "600", place);
    }

    private static Typed named(String name, Typed typed) {
        return typed(name, typed.host(), typed.port(), typed.table(), typed.limit(), typed.place());
    }

    private static Typed typed(String name, String host, String port, String table, String limit, Place place) {
        return new Typed(
                name,
                host,
                port,
                "postgres",
                "postgres",
                Tls.DISABLE,
                "",
                Stage.DEVELOPMENT,
                place,
                "PGPASSWORD",
                "public",
                table,
                limit);
    }
}
