package dev.steward.app.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.app.testing.Acts;
import dev.steward.app.testing.TestWindow;
import dev.steward.app.testing.Warehouse;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same over a table of a database, which can carry it out by itself. */
class CleanupTableScreenTest {
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
                "create table events (id bigint primary key, user_id text, event text, ts timestamptz)",
                "insert into events values (1, 'u1', 'visit', now())",
                "create table tokens (id int primary key, person text, expires_at timestamptz)",
                "insert into tokens select n, 'p' || n, now() + (20 - n) * interval '50 minutes' from generate_series(0, 39) n");
        window = TestWindow.open(folder.resolve("home"));
        acts = new Acts(window);
        // It is opened as production.
        window.dialogs().name("public.tokens");
        acts.begin();
        acts.policy("""
                name: tokens
                target: {table: public.tokens, time: expires_at, person: person}
                keep: 1 hour
                limits: {percent: 60}
                """);
        acts.policy("""
                name: archived
                target: {table: public.tokens, time: expires_at, person: person}
                keep: 2 hours
                limits: {percent: 60}
                archive: {keep: 1 year}
                """);
    }

    @AfterEach
    void close() {
        window.close();
        warehouse.close();
    }

    private boolean can(String button) {
        return !((Button) window.await(button, node -> node instanceof Button b && button.equals(b.getText())))
                .isDisabled();
    }

    private void ask(String policy) {
        fill(policy);
        window.click("Ask…");
        acts.says("Waits for approval");
        acts.signs("bo", Acts.BO, "Approve…");
        acts.says("In force until");
        acts.act("ana");
    }

    @SuppressWarnings("unchecked")
    private void fill(String policy) {
        window.click("Ask for one…");
        acts.act("ana");
        ComboBox<String> policies = (ComboBox<String>) window.find(ComboBox.class, "policy");
        TestWindow.onFx(() -> {
            policies.setValue(policy);
            return policy;
        });
        window.type("rows", "100");
        window.type("percent", "60");
        acts.says("Nothing goes before somebody else has approved it.");
        window.dialogs().type(Acts.ANA);
    }

    @Test
    void aDatabaseIsGivenTheJobAndItIsTakenBack() {
        warehouse.connect(window);
        acts.open("Cleanup");
        acts.says("Nothing is cleaned up regularly here yet.");
        fill("tokens");
        window.click("Ask…");
        acts.says("has nowhere to write down what is removed.");
        window.click("Back");
        window.click("Warehouse");
        window.awaitText("not set up");
        Button setUp = window.find(Button.class, "setUp-governance");
        TestWindow.onFx(() -> {
            setUp.fire();
            return setUp;
        });
        window.type("confirm", "postgres");
        window.click("Set up");
        window.awaitText("up to date");

        acts.open("Cleanup");
        ask("archived");
        acts.says("a database cannot make one by itself");
        assertThat(can("Install in the database…")).isFalse();
        window.looks("cleanup-table-archive");

        ask("tokens");
        acts.says("once the job is installed there");
        window.dialogs().type(Acts.ANA);
        window.click("Install in the database…");
        acts.says("The database has the job and no pg_cron");
        window.looks("cleanup-table-installed");
        assertThat(warehouse.list("select governance.job_tokens()")).containsExactly("done: 18 of 18 rows went.");
        window.click("Look again");
        acts.says(", done. 18 of 18 rows went.");
        window.click("Uninstall from the database…");
        acts.says("once the job is installed there");
        assertThat(warehouse.count("select count(*) from governance.cleanup_jobs"))
                .isZero();
        window.click("Install in the database…");
        acts.says("The database has the job and no pg_cron");
        acts.signs("bo", Acts.BO, "Revoke…");
        acts.says("its job is gone from the database");
        acts.says("bo took it back on");
        assertThat(warehouse.count("select count(*) from governance.cleanup_jobs"))
                .isZero();
    }
}
