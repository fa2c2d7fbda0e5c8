package dev.steward.app.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.app.testing.Accessibility;
import dev.steward.app.testing.Screenshots;
import dev.steward.app.testing.TestWindow;
import dev.steward.app.testing.Warehouse;
import dev.steward.workspace.SavedConnection.Tls;
import dev.steward.workspace.Theme;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person sets up schemas in production. */
class WarehouseScreenTest {
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
        connect();
        window.click("Warehouse");
        window.awaitText("somebody else’s");
        looks("warehouse-schemas");

        clickId("setUp-petforce");
        window.awaitText("This is production.");
        Button begin = window.find(Button.class, "begin");
        type("confirm", "postgre");
        assertThat(begin.isDisabled())
                .as("with another name than the database's")
                .isTrue();
        looks("warehouse-plan");
        type("confirm", "postgres");
        window.click("Set up");
        window.awaitText("7 steps were taken in postgres on localhost");
        window.awaitText("up to date");
        assertThat(warehouse.list("select nspname from pg_namespace order by 1"))
                .contains("governance", "petforce")
                .doesNotContain("agents");
        looks("warehouse-set-up");
    }

    private void connect() {
        window.click("Connect to PostgreSQL…");
        type("name", "Shop");
        type("host", "localhost");
        type("port", String.valueOf(warehouse.port()));
        type("database", "postgres");
        type("role", "postgres");
        type("table", "events");
        window.click("Production");
        TestWindow.onFx(() -> {
            @SuppressWarnings("unchecked")
            ComboBox<Tls> box = window.find(ComboBox.class, "tls");
            box.setValue(Tls.DISABLE);
            return box;
        });
        window.click("Connect");
        window.awaitText("1 name");
    }

    private void clickId(String id) {
        Button button = window.find(Button.class, id);
        TestWindow.onFx(() -> {
            button.fire();
            return id;
        });
    }

    private void type(String id, String text) {
        TextField field = window.find(TextField.class, id);
        TestWindow.onFx(() -> {
            field.setText(text);
            return field;
        });
    }

    private void looks(String name) {
        for (Theme theme : new Theme[] {Theme.LIGHT, Theme.DARK}) {
            window.theme(theme);
            Screenshots.take(window, name + "-" + theme.json());
        }
        window.theme(Theme.LIGHT);
        assertThat(window.cssWarnings()).as("CSS warnings").isEmpty();
        assertThat(TestWindow.onFx(() -> Accessibility.nameless(window.root())))
                .as("controls without a name")
                .isEmpty();
    }
}
