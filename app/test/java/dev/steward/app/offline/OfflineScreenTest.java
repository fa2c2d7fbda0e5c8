package dev.steward.app.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.app.testing.TestWindow;
import dev.steward.app.testing.Warehouse;
import dev.steward.workspace.SavedConnection.Tls;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person connects to production, asks, cancels, takes a week offline, loses the server, and goes on without it. */
class OfflineScreenTest {
    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private TestWindow window;

    @SuppressWarnings("NullAway.Init")
    private Warehouse warehouse;

    @BeforeEach
    void open() throws TimeoutException {
        warehouse = Warehouse.start();
        warehouse.run(
                "create table visits (id bigint generated always as identity primary key, user_id text, event text,"
                        + " ts timestamptz, props jsonb, email text, plan text)",
                "insert into visits (user_id, event, ts, props, email, plan) select 'client-' || person,"
                        + " case when day = 0 then 'signup' else 'visit' end,"
                        + " date_trunc('day', now() at time zone 'UTC') at time zone 'UTC' - make_interval(days => 12 - day) - make_interval(mins => person),"
                        + " '{\"page\": \"/\", \"phone\": \"+49 170 1234567\"}', 'p' || person || '@example.org', 'pro'"
                        + " from generate_series(1, 40) person, generate_series(0, 12) day where person % (day + 1) < 2",
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
    void aWeekIsTakenOfflineAndAskedWithoutTheServer() {
        window.click("Connect to PostgreSQL…");
        window.type("name", "Shop");
        window.type("host", "localhost");
        window.type("port", String.valueOf(warehouse.port()));
        window.type("database", "postgres");
        window.type("role", "postgres");
        window.type("table", "events");
        window.click("Production");
        choose("tls", Tls.DISABLE);
        window.click("Connect");
        window.awaitText("2 names");
        assertThat(window.find(Label.class, "stage").getText()).isEqualTo("Production");
        window.click("Retention");
        window.until("an answer", () -> !twin().getItems().isEmpty());
        cancelALongQuery();

        window.dialogs().type("");
        window.click("Take offline…");
        window.awaitText("One state of the table becomes a lake");
        window.type("days", "7");
        Path lake = folder.resolve("week");
        window.type("folder", lake.toString());
        assertThat(window.find(Button.class, "take").isDisabled())
                .as("before its size is known")
                .isTrue();
        cancelTheCount();
        window.click("Count");
        window.awaitText(" events from ");
        window.awaitText("mail address");
        window.awaitText("props.phone");
        window.looks("offline-counted");
        long week =
                warehouse.count("select count(*) from visits where ts >= date_trunc('day', now() at time zone 'UTC')"
                        + " at time zone 'UTC' - interval '6 days'");
        window.click("Take offline");
        window.awaitText("Offline: nothing leaves this computer");
        window.awaitText(" UTC from postgres on localhost:" + warehouse.port());
        window.awaitText(week + " events in ");

        refresh(week);
        warehouse.close();
        window.click("Funnels");
        window.click("Retention");
        window.until("an answer without the server", () -> !twin().getItems().isEmpty());
        window.click("Refresh");
        window.awaitText("Nothing listens on port " + warehouse.port() + " of localhost.");
        assertThat(window.seen("Production")).isEmpty();
        window.looks("offline-lake");
    }

    /** While somebody holds a lock the view takes a second for each row. */
    private void cancelALongQuery() {
        warehouse.holding("select pg_advisory_lock(1)", () -> {
            window.click("All time");
            window.robot().clickOn("Last 7 days of data");
            window.until("the query to run on the server", () -> sleeping() > 0);
            window.click("Cancel");
            window.awaitText("The work was cancelled.");
            // Left alone it would sleep for minutes, once for each row.
            window.until("no query left on the server", () -> sleeping() == 0);
        });
        window.click("Last 7 days of data");
        window.robot().clickOn("All time");
        window.until("an answer", () -> !twin().getItems().isEmpty());
    }

    private void cancelTheCount() {
        warehouse.holding("select pg_advisory_lock(1)", () -> {
            window.click("Count");
            window.until("the count to run on the server", () -> sleeping() > 0);
            window.click("Cancel");
            window.until("no count on the server", () -> sleeping() == 0);
        });
        window.until("another try", () -> !window.find(Button.class, "count").isDisabled());
    }

    private void refresh(long week) {
        warehouse.run(
                "insert into visits (user_id, event, ts, props, plan) values ('client-1', 'visit', now(), '{}', 'pro')");
        window.click("Refresh");
        window.awaitText("1 event has come since.");
        window.awaitText((week + 1) + " events in ");
    }

    private long sleeping() {
        return warehouse.count("select count(*) from pg_stat_activity where wait_event = 'PgSleep'");
    }

    private void choose(String id, Tls mode) {
        TestWindow.onFx(() -> {
            @SuppressWarnings("unchecked")
            ComboBox<Tls> box = window.find(ComboBox.class, id);
            box.setValue(mode);
            return box;
        });
    }

    private TableView<?> twin() {
        return window.find(TableView.class, "twin");
    }
}
