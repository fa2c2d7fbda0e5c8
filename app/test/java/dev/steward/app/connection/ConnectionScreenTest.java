package dev.steward.app.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.app.testing.SceneGraph;
import dev.steward.app.testing.Screenshots;
import dev.steward.app.testing.SimpleShop;
import dev.steward.app.testing.TestWindow;
import dev.steward.app.testing.Warehouse;
import dev.steward.app.ui.Meaning;
import dev.steward.workspace.SavedConnection;
import dev.steward.workspace.SavedConnection.Stage;
import dev.steward.workspace.SavedConnection.Tls;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person connects to a database, asks it, loses it, and goes on with files. */
class ConnectionScreenTest {
    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private TestWindow window;

    @SuppressWarnings("NullAway.Init")
    private Warehouse warehouse;

    @BeforeEach
    void open() throws TimeoutException {
        warehouse = Warehouse.start(folder.resolve("data"));
        warehouse.run(
                "create table visits (user_id text, event text, ts timestamptz, props jsonb)",
                "insert into visits select 'client-' || person, case when day = 0 then 'signup' else 'visit' end,"
                        + " timestamptz '2026-01-01T10:00:00Z' + make_interval(days => person % 5 + day * 3),"
                        + " '{\"plan\": \"pro\"}' from generate_series(1, 60) person, generate_series(0, 4) day"
                        + " where person % (day + 1) = 0",
                "create function slowly() returns boolean language sql volatile as $$ select case when exists"
                        + " (select from pg_locks where locktype = 'advisory') then pg_sleep(1) is not null else true end $$",
                "create view events as select * from visits where slowly()");
        window = TestWindow.open(folder.resolve("home"));
    }

    @AfterEach
    void close() {
        window.close();
        warehouse.close();
    }

    @Test
    void fromTheFirstTestToALostServerAndOn() {
        window.click("Connect to PostgreSQL…");
        window.awaitText("Reads one table or view");
        window.looks("connection-new");
        everyControlHasAMeaning();
        window.type("host", "localhost");
        window.type("port", String.valueOf(warehouse.port()));
        window.type("database", "postgres");
        window.type("role", "postgres");
        window.type("table", "event");
        window.click("Test the connection");
        window.awaitText("offers no TLS");
        choose("tls", Tls.DISABLE);
        window.click("Test the connection");
        window.awaitText("There is no table event in the schema public; did you mean events?");
        window.looks("connection-wrong");
        window.type("table", "events");
        window.click("Production");
        window.type("name", "Shop");
        window.click("Test the connection");
        window.awaitText("137 events from 1 Jan 2026, 10:00 to");
        window.awaitText("Taken for the person: user_id, the event: event, the time: ts, properties: props.");
        window.looks("connection-found");
        scrollDown();
        window.looks("connection-columns");

        window.click("Connect");

        window.awaitText("2 names");
        assertThat(stage()).isEqualTo("Production");
        window.awaitText("137 events, public.events, postgres on localhost:" + warehouse.port());
        window.awaitText("Connected to localhost");
        assertThat(window.seen("Offline")).isEmpty();
        assertThat(menu()).contains("Edit this connection…").doesNotContain("Columns of this source…");
        window.looks("warehouse-events");
        askRetention();
        cancelALongQuery();
        loseTheServer();
        findTheServerAgain();
        aFileIsOpenedAgain();
        theConnectionIsKept();
    }

    private void askRetention() {
        window.click("Retention");
        window.until("an answer", () -> !twin().getItems().isEmpty());
        TestWindow.onFx(() -> {
            window.shell().toggleExplain();
            return window;
        });
        window.awaitText("the database");
        window.click("SQL");
        TextArea statement = window.find(TextArea.class, "statement");
        assertThat(statement.getText()).contains("from \"public\".\"events\"");
        window.looks("warehouse-retention");
        TestWindow.onFx(() -> {
            window.shell().toggleExplain();
            return window;
        });
    }

    private void cancelALongQuery() {
        // While somebody holds a lock the view takes a second for each row.
        warehouse.holding("select pg_advisory_lock(1)", () -> {
            window.click("All time");
            window.robot().clickOn("Last 7 days of data");
            window.until("the query to run on the server", () -> sleeping() > 0);
            window.click("Cancel");
            window.awaitText("The work was cancelled.");
            assertThat(sleeping()).as("queries that still run on the server").isZero();
        });
        Screenshots.take(window, "warehouse-cancelled-light");
        window.click("Try again");
        window.until("an answer", () -> !twin().getItems().isEmpty());
    }

    private long sleeping() {
        return warehouse.count("select count(*) from pg_stat_activity where wait_event = 'PgSleep'");
    }

    private void loseTheServer() {
        warehouse.close();
        window.click("Retention");
        window.robot().push(KeyCode.F5);
        window.awaitText("Nothing listens on port " + warehouse.port() + " of localhost.");
        window.click("Last 7 days of data");
        window.robot().clickOn("All time");
        window.until(
                "a failure in place of the answer",
                () -> SceneGraph.all(window.root()).stream()
                        .anyMatch(node -> node.getStyleClass().contains("ask-failure") && SceneGraph.visible(node)));
        window.awaitText("Not connected to localhost");
        assertThat(window.seen("Connected to localhost")).isEmpty();
        window.looks("warehouse-lost");
    }

    private void findTheServerAgain() {
        warehouse.comeBack(folder.resolve("data"));
        window.robot().push(KeyCode.F5);
        window.awaitText("Connected to localhost");
        window.until("an answer", () -> !twin().getItems().isEmpty());
        assertThat(window.seen("Not connected to localhost")).isEmpty();
    }

    private void aFileIsOpenedAgain() {
        TestWindow.onFx(() -> {
            window.shell().start();
            return window;
        });
        window.awaitText("Connections");
        window.looks("start-connections");
        window.openFile(SimpleShop.write(folder, 20));
        window.awaitText("Offline: nothing leaves this computer");
        assertThat(window.seen("Production")).isEmpty();
    }

    private void theConnectionIsKept() {
        assertThat(window.steward().workspace().connections().list())
                .singleElement()
                .satisfies(kept -> {
                    assertThat(kept.name()).isEqualTo("Shop");
                    assertThat(kept.stage()).isEqualTo(Stage.PRODUCTION);
                    assertThat(kept.secret()).isEqualTo(new SavedConnection.Secret.Asked());
                });
        assertThat(menu()).contains("Shop (PRODUCTION)");
    }

    @Test
    void aSavedConnectionIsOpenedEditedAndDeleted() {
        window.click("Connect to PostgreSQL…");
        window.type("name", "Shop");
        window.type("host", "localhost");
        window.type("port", String.valueOf(warehouse.port()));
        window.type("database", "postgres");
        window.type("role", "postgres");
        window.type("table", "visits");
        window.click("Save");
        window.awaitText("Shop is saved.");
        window.click("Back");
        window.click("Shop");
        assertThat(window.dialogs().asked()).containsExactly("Connect to Shop");
        assertThat(window.seen("Opened before")).isEmpty();
        window.dialogs().type("not asked for by this server");
        window.click("Shop");
        window.awaitText("offers no TLS");
        Node pencil = window.await(
                "the pencil",
                node -> node instanceof Control && "Edit the connection Shop".equals(node.getAccessibleText()));
        window.robot().clickOn(pencil);
        choose("tls", Tls.DISABLE);
        window.click("Test the connection");
        window.awaitText("137 events from");
        window.click("Connect");
        window.awaitText("2 names");
        assertThat(stage()).isEqualTo("Development");

        TestWindow.onFx(() -> {
            window.shell().start();
            return window;
        });
        window.robot()
                .clickOn(window.await(
                        "the pencil",
                        node -> node instanceof Control
                                && "Edit the connection Shop".equals(node.getAccessibleText())));
        window.dialogs().confirmAll();
        window.click("Delete…");
        window.until(
                "no connection",
                () -> window.steward().workspace().connections().list().isEmpty());
        window.awaitText("2 names");
        window.until("nothing of it in the menu", () -> !menu().contains("Shop (development)"));
    }

    private void choose(String id, Tls mode) {
        TestWindow.onFx(() -> {
            @SuppressWarnings("unchecked")
            ComboBox<Tls> box = window.find(ComboBox.class, id);
            box.setValue(mode);
            return box;
        });
    }

    private void everyControlHasAMeaning() {
        List<Node> controls = TestWindow.onFx(() -> SceneGraph.all(window.root()).stream()
                .filter(SceneGraph::visible)
                .filter(node -> node instanceof TextField || node instanceof ComboBox)
                .toList());
        assertThat(controls).hasSizeGreaterThan(10);
        assertThat(controls)
                .as("controls that F1 says nothing about")
                .allMatch(control -> Meaning.of(control).isPresent());
    }

    private String stage() {
        return window.find(Label.class, "stage").getText();
    }

    private List<String> menu() {
        return TestWindow.onFx(() -> {
            MenuButton source = window.find(MenuButton.class, "source");
            source.getOnShowing().handle(null);
            return source.getItems().stream()
                    .map(MenuItem::getText)
                    .map(text -> text == null ? "" : text)
                    .toList();
        });
    }

    private TableView<?> twin() {
        return window.find(TableView.class, "twin");
    }

    private void scrollDown() {
        TestWindow.onFx(() -> {
            SceneGraph.all(window.root()).stream()
                    .filter(node -> node instanceof ScrollPane && SceneGraph.visible(node))
                    .forEach(pane -> ((ScrollPane) pane).setVvalue(1));
            return window;
        });
    }
}
