package dev.steward.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.app.tasks.TaskItem;
import dev.steward.app.testing.Acts;
import dev.steward.app.testing.FxThreadWatch;
import dev.steward.app.testing.SimpleShop;
import dev.steward.app.testing.TestWindow;
import dev.steward.app.testing.Warehouse;
import dev.steward.app.ui.Place;
import dev.steward.app.ui.ScreenKind;
import dev.steward.ingest.demo.DemoSize;
import dev.steward.model.Work;
import dev.steward.workspace.ConnectionUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JavaFX thread never waits: not for a query, a file or a lock. */
class FxThreadTest {
    private static final int PEOPLE = 50_000;

    @TempDir
    Path folder;

    @Test
    void itNeverWaitsWhileALargeFileIsOpened() throws TimeoutException {
        Path shop = SimpleShop.write(folder, PEOPLE);
        try (TestWindow window = TestWindow.open(folder.resolve("home"))) {
            new Acts(window).begin();
            try (FxThreadWatch watch = FxThreadWatch.start()) {
                window.openFile(shop);
                quiet(window);
                for (ScreenKind screen : Screens.all()) {
                    front(window, screen.id());
                    quiet(window);
                }
                neverWaited(watch);
            }
        }
    }

    /** The lake of {@code steward demo}: 1.5 million events. People go on clicking while their question runs. */
    @Test
    void itNeverWaitsWhileTheDemoLakeIsAsked() throws TimeoutException {
        try (TestWindow window = TestWindow.open(folder.resolve("home"))) {
            Path lake = window.steward().demo(DemoSize.STANDARD, Work.unobserved());
            new Acts(window).begin().policy("name: raw\ntarget: {events: all}\nkeep: 30 days\n");
            try (FxThreadWatch watch = FxThreadWatch.start()) {
                TestWindow.onFx(() -> {
                    window.shell().look(lake);
                    return lake;
                });
                window.awaitText("names");
                for (String screen : new String[] {Place.PEOPLE, Place.FUNNELS, Place.RETENTION, Place.LIFECYCLE}) {
                    asks(window, screen, () -> front(window, screen));
                    window.robot().push(KeyCode.F1).push(KeyCode.CONTROL, KeyCode.K);
                    window.robot().write("sub").push(KeyCode.ESCAPE);
                    window.robot().push(KeyCode.CONTROL, KeyCode.Z);
                }
                window.click("All time");
                // Asked after a short pause: who clicks on before would not click while a question runs.
                asks(window, "other days", () -> window.robot().clickOn("Last 365 days of data"));
                front(window, Place.FUNNELS);
                front(window, Place.RETENTION);
                front(window, Place.CHANGES);
                front(window, Place.EVENTS);
                quiet(window);
                neverWaited(watch);
            }
        }
    }

    /** Does something that asks a question, which may be answered before anybody looks. */
    private static void asks(TestWindow window, String about, Runnable doing) {
        AtomicBoolean asked = new AtomicBoolean();
        ListChangeListener<TaskItem> ear = _ -> asked.set(true);
        ObservableList<TaskItem> running = window.background().running();
        TestWindow.onFx(() -> {
            running.addListener(ear);
            return ear;
        });
        doing.run();
        window.until("a question about " + about, asked::get);
        TestWindow.onFx(() -> {
            running.removeListener(ear);
            return ear;
        });
    }

    @Test
    void itNeverWaitsWhileAWarehouseIsLookedAtSetUpAndAsked() throws TimeoutException {
        try (Warehouse warehouse = Warehouse.start();
                TestWindow window = TestWindow.open(folder.resolve("home"))) {
            warehouse.run(
                    "create table events (id bigint primary key, user_id text, event text, ts timestamptz)",
                    "insert into events values (1, 'ann', 'visit', now())");
            window.steward()
                    .save(ConnectionUrl.parse(warehouse.url("public.events")), Optional.empty(), Optional.empty());
            TestWindow.onFx(() -> {
                window.shell().start();
                return window;
            });
            String name =
                    window.steward().workspace().connections().list().getFirst().name();
            try (FxThreadWatch watch = FxThreadWatch.start()) {
                window.click(name);
                window.awaitText("1 name");
                front(window, Place.WAREHOUSE);
                window.awaitText("not set up");
                Button plan = window.find(Button.class, "setUp-petforce");
                TestWindow.onFx(() -> {
                    plan.fire();
                    return plan;
                });
                window.click("Set up");
                window.awaitText("up to date");
                window.click("Build");
                window.dialogs().type("5e".repeat(32));
                window.click("Build all…");
                quiet(window);
                window.click("Key figures");
                window.click("Ask the database");
                window.awaitText("As of ");
                neverWaited(watch);
            }
        }
    }

    @Test
    void theWatchSeesWhatItIsForFilesAndLocks() throws TimeoutException, IOException {
        Path file = Files.write(folder.resolve("big"), new byte[64_000_000]);
        try (TestWindow window = TestWindow.open(folder.resolve("home"));
                FxThreadWatch watch = FxThreadWatch.start()) {
            TestWindow.onFx(() -> Files.readAllBytes(file).length);
            assertThat(watch.waits()).anyMatch(stack -> stack.contains("sun.nio"));
            TestWindow.onFx(() -> {
                LockSupport.parkNanos(50_000_000);
                return window;
            });
            assertThat(watch.waits()).anyMatch(stack -> stack.contains("LockSupport.park"));
            TestWindow.onFx(this::enterWhatAnotherThreadHolds);
            assertThat(watch.waits()).anyMatch(stack -> stack.contains("enterWhatAnotherThreadHolds"));
        }
    }

    private boolean enterWhatAnotherThreadHolds() throws InterruptedException {
        Object lock = new Object();
        CountDownLatch held = new CountDownLatch(1);
        Thread.ofPlatform().daemon().start(() -> {
            synchronized (lock) {
                held.countDown();
                LockSupport.parkNanos(50_000_000);
            }
        });
        held.await();
        synchronized (lock) {
            return true;
        }
    }

    private static void front(TestWindow window, String screen) {
        TestWindow.onFx(() -> {
            window.shell().go(new Place.Front(screen));
            return screen;
        });
    }

    private static void quiet(TestWindow window) {
        window.until("all work to end", () -> window.background().running().isEmpty());
    }

    private static void neverWaited(FxThreadWatch watch) {
        assertThat(watch.samples()).isGreaterThan(100);
        assertThat(watch.waits()).as("where it stood waiting").isEmpty();
    }
}
