package dev.steward.app.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.app.testing.TestWindow;
import dev.steward.app.testing.Warehouse;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Button;
import javafx.scene.control.TabPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person sets up schemas in production, has a build refused, builds, and asks for key figures. */
class WarehouseScreenTest {
    private static final String KEY = "5e".repeat(32);
    /** What everybody takes who changes schemas or builds. */
    private static final String LOCK = "select pg_advisory_lock(" + 0x73746577617264L + ")";

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
                "create table events (id bigint primary key, user_id text, event text, ts timestamptz)",
                "insert into events values (1, 'ann', 'visit', now())",
                "create schema sessions create table notes (words text)");
        window = TestWindow.open(folder.resolve("home"));
    }

    @AfterEach
    void close() {
        window.close();
        warehouse.close();
    }

    @Test
    void schemasAreSetUp() {
        assertThat(window.seen("Warehouse")).as("without a warehouse").isEmpty();
        warehouse.connect(window);
        window.click("Warehouse");
        window.awaitText("somebody else’s");
        window.looks("warehouse-schemas");

        clickId("setUp-petforce");
        window.awaitText("This is production.");
        Button begin = window.find(Button.class, "begin");
        window.type("confirm", "postgre");
        assertThat(begin.isDisabled())
                .as("with another name than the database's")
                .isTrue();
        window.looks("warehouse-plan");
        window.type("confirm", "postgres");
        aSetUpThatWaitsIsCancelled();
        window.click("Set up");
        window.awaitText("10 steps were taken in postgres on localhost");
        window.awaitText("up to date");
        assertThat(warehouse.list("select nspname from pg_namespace order by 1"))
                .contains("governance", "petforce")
                .doesNotContain("agents");
        window.looks("warehouse-set-up");
        aFailingTestShowsNothingToReaders();
        martsAreBuiltAndCounted();
    }

    /** Somebody else is at it; whoever waits can give up at any time. */
    private void aSetUpThatWaitsIsCancelled() {
        warehouse.holding(LOCK, () -> {
            window.click("Set up");
            window.until("it to wait", () -> waiting() > 0);
            window.looks("warehouse-setting-up");
            window.click("Cancel");
            window.awaitText("of the others there is nothing");
        });
        assertThat(warehouse.list("select nspname from pg_namespace")).doesNotContain("governance", "petforce");
        assertThat(waiting()).as("set-ups that still wait").isZero();
    }

    private void aBuildThatWaitsIsCancelled() {
        warehouse.holding("begin; lock table petforce.raw_supabase_users", () -> {
            window.click("Build all…");
            window.until("it to wait", () -> waiting() > 0);
            window.looks("warehouse-building");
            window.click("Cancel");
            window.awaitText("Nothing was built");
        });
        assertThat(waiting()).as("builds that still wait").isZero();
        assertThat(window.seen("waiting")).as("models that seem to wait").isEmpty();
    }

    private long waiting() {
        return warehouse.count("select count(*) from pg_locks where not granted");
    }

    private void aFailingTestShowsNothingToReaders() {
        tab(1);
        window.awaitText("marts_core_dim_users");
        window.looks("warehouse-lineage");
        extract();
        window.dialogs().type(KEY);
        aBuildThatWaitsIsCancelled();
        window.click("Build all…");
        window.awaitText("Nothing was shown to readers");
        window.awaitText("1 row at fault in ");
        assertThat(warehouse.count("select count(*) from petforce.marts_core_dim_users"))
                .isZero();
        assertThat(window.dialogs().asked().getLast()).contains("Production");
        window.looks("warehouse-refused");
    }

    private void martsAreBuiltAndCounted() {
        warehouse.run("truncate petforce.raw_supabase_auth_events");
        window.click("Build all…");
        window.awaitText("Readers see it from now on.");
        window.awaitText("1 row in ");
        assertThat(warehouse.count("select count(*) from petforce.marts_core_dim_users"))
                .isEqualTo(1);
        window.looks("warehouse-built");
        tab(2);
        window.click("Ask the database");
        window.awaitText("People who have not left, by stage of life");
        window.looks("warehouse-figures");
    }

    /** One person, and an event of a type that nobody knows. */
    private void extract() {
        String now = "now(), (now() at time zone 'UTC')::date, ";
        String ann = "'0000000a-0000-0000-0000-000000000000'";
        warehouse.run(
                "select petforce.create_partitions_ahead(3, (now() at time zone 'UTC')::date - 2)",
                "insert into petforce.raw_supabase_users (extracted_at, extracted_date, id, email, hashed_password,"
                        + " preferred_auth_method, created_at) values (" + now + ann
                        + ", 'ann@example.org', 'secret', 'password', now() - interval '9 days')",
                "insert into petforce.raw_supabase_auth_events (extracted_at, extracted_date, id, user_id, event_type,"
                        + " occurred_at) values (" + now + "'10000000-0000-0000-0000-000000000001', " + ann
                        + ", 'teleported', now() - interval '1 day')");
    }

    private void tab(int at) {
        TabPane tabs = window.find(TabPane.class, "tabs");
        TestWindow.onFx(() -> {
            tabs.getSelectionModel().select(at);
            return at;
        });
        window.settle();
    }

    private void clickId(String id) {
        Button button = window.find(Button.class, id);
        TestWindow.onFx(() -> {
            button.fire();
            return id;
        });
    }
}
