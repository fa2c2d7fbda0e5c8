package dev.steward.app.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.app.testing.Acts;
import dev.steward.app.testing.TestWindow;
import dev.steward.app.testing.Warehouse;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same walk over a table of a database: policy, preview with what stays and why, request, approval, execution. */
class ChangeTableScreenTest {

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private TestWindow window;

    @SuppressWarnings("NullAway.Init")
    private Warehouse warehouse;

    @SuppressWarnings("NullAway.Init")
    private Acts acts;

    @BeforeEach
    void open() throws TimeoutException {
        warehouse = Warehouse.start();
        warehouse.run(
                "create table events (id bigint primary key, user_id text, event text, ts timestamptz) partition by range (id)",
                "create table events_a partition of events for values from (0) to (1000)",
                "create table events_b partition of events for values from (1000) to (100000)",
                "insert into events select n, 'u' || n % 50, 'visit', now() - interval '1 year' + n * interval '4 hours' from generate_series(1, 2180) n",
                "create table visits (id int primary key, event bigint references events)",
                "insert into visits values (1, 5), (2, 1200)",
                "create materialized view daily as select date_trunc('day', ts) as day, count(*) as events from events group by 1");
        window = TestWindow.open(folder.resolve("home"));
        acts = new Acts(window);
    }

    @AfterEach
    void close() {
        window.close();
        warehouse.close();
    }

    @Test
    void rowsOfATableGoThroughTheSameGate() {
        warehouse.connect(window);
        window.click("Warehouse");
        window.awaitText("not set up");
        clickId("setUp-governance");
        window.type("confirm", "postgres");
        window.click("Set up");
        window.awaitText("up to date");
        window.click("Policies");
        window.awaitText("Two people begin");
        window.type("first", "ana");
        window.type("firstSecret", Acts.ANA);
        window.type("second", "bo");
        window.type("secondSecret", Acts.BO);
        window.click("Begin");
        window.awaitText("data_engineer, administrator");

        window.type("text", """
                name: old-events
                target: {table: public.events, time: ts, person: user_id}
                keep: 300 days
                exceptions:
                  - name: seven
                    where: [{property: user_id, op: equals, value: u7}]
                    keep: 2 years
                archive: {keep: 1 year}
                """);
        window.awaitText("Not saved yet.");
        window.dialogs().type(Acts.ANA);
        window.click("Save…");
        window.awaitText("waits for a second signature");
        acts.signsWaiting("keep: 300 days");
        acts.open("Policies");
        acts.act("ana");
        acts.tab(1);
        window.awaitText("Exact, by what is there now.");
        window.awaitText("Other rows point at them");
        window.looks("change-table-preview");
        window.dialogs().type(Acts.ANA);
        window.click("Ask for it…");
        window.awaitText("Somebody else who may approve looks at it and signs.");
        acts.act("bo");
        window.dialogs().type(Acts.BO);
        window.click("Approve…");
        window.awaitText("bo approved the plan");
        acts.act("ana");
        long before = warehouse.count("select count(*) from events");
        assertThat(window.find(StackPane.class, "content").getPseudoClassStates())
                .as("a frame, for this is production")
                .contains(PseudoClass.getPseudoClass("production"));
        window.dialogs().name("events");
        window.dialogs().type(Acts.ANA);
        window.click("Carry out…");
        window.awaitText("“events” is not “public.events”: nothing was done.");
        window.looks("change-table-production");
        window.dialogs().name("public.events");
        window.click("Carry out…");
        window.awaitText("each looked for by its key");
        window.looks("change-table-done");
        assertThat(warehouse.count("select count(*) from events")).isLessThan(before);
        assertThat(warehouse.count("select count(*) from events where id = 5")).isEqualTo(1);
        assertThat(warehouse.count("select count(*) from visits")).isEqualTo(2);
        assertThat(
                        warehouse.count(
                                "select count(*) from events where ts < now() - interval '301 days' and user_id <> 'u7' and id <> 5"))
                .isZero();
    }

    private void clickId(String id) {
        Button button = window.find(Button.class, id);
        TestWindow.onFx(() -> {
            button.fire();
            return id;
        });
    }
}
