package dev.steward.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.OpenSource;
import dev.steward.app.testing.Acts;
import dev.steward.app.testing.SimpleShop;
import dev.steward.app.testing.TestWindow;
import dev.steward.app.testing.Warehouse;
import dev.steward.app.ui.Desk;
import dev.steward.app.ui.Place;
import dev.steward.app.ui.RangeChoice;
import dev.steward.app.ui.Screen;
import dev.steward.app.ui.ScreenKind;
import dev.steward.app.ui.Unlocked;
import dev.steward.ingest.ImportRequest;
import dev.steward.ingest.ImportRules;
import dev.steward.model.Work;
import dev.steward.workspace.ConnectionUrl;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A closed screen is gone: nothing that lives as long as the window holds on to it. */
class LeakTest {
    private static final int TIMES = 50;

    @TempDir
    Path folder;

    @Test
    void closedScreensDie() throws TimeoutException, InterruptedException {
        try (TestWindow window = TestWindow.open(folder.resolve("home"));
                OpenSource source = window.steward().open(lake(window), Optional.empty(), Work.unobserved())) {
            new Acts(window).begin();
            Desk desk = new Desk(
                    window.steward(),
                    source,
                    window.background(),
                    window.dialogs(),
                    window.shell(),
                    window.look(),
                    new Unlocked(InstantSource.system()));
            for (ScreenKind kind : Screens.all().stream()
                    .filter(kind -> kind.fits().test(source))
                    .toList()) {
                dies(kind, desk, window);
            }
        }
    }

    /** A lake has more screens than a file. */
    private Path lake(TestWindow window) {
        Path lake = folder.resolve("lake");
        window.steward()
                .importFiles(
                        new ImportRequest(
                                List.of(SimpleShop.write(folder, 50)),
                                lake,
                                Optional.empty(),
                                "shop",
                                "ana",
                                ImportRules.defaults()),
                        Work.unobserved());
        return lake;
    }

    @Test
    void theClosedScreenOfAWarehouseDies() throws TimeoutException, InterruptedException {
        try (Warehouse warehouse = Warehouse.start();
                TestWindow window = TestWindow.open(folder.resolve("home"))) {
            warehouse.run("create table events (id bigint primary key, user_id text, event text, ts timestamptz)");
            try (OpenSource source = window.steward()
                    .connect(
                            ConnectionUrl.parse(warehouse.url("public.events")), Optional.empty(), Work.unobserved())) {
                Desk desk = new Desk(
                        window.steward(),
                        source,
                        window.background(),
                        window.dialogs(),
                        window.shell(),
                        window.look(),
                        new Unlocked(InstantSource.system()));
                dies(
                        Screens.all().stream()
                                .filter(kind -> kind.id().equals(Place.WAREHOUSE))
                                .findFirst()
                                .orElseThrow(),
                        desk,
                        window);
            }
        }
    }

    private static void dies(ScreenKind kind, Desk desk, TestWindow window) throws InterruptedException {
        List<WeakReference<Screen>> closed = new ArrayList<>();
        for (int time = 0; time < TIMES; time++) {
            closed.add(openAndClose(kind, desk, window));
        }
        window.until(
                "the work of " + kind.id() + " to end",
                () -> window.background().running().isEmpty());
        assertThat(alive(closed)).as("screens of %s that stay", kind.id()).isZero();
    }

    private static WeakReference<Screen> openAndClose(ScreenKind kind, Desk desk, TestWindow window) {
        WeakReference<Screen> screen = TestWindow.onFx(() -> {
            Screen made = kind.make().apply(desk);
            made.ranged(new RangeChoice(new RangeChoice.Everything(), ZoneOffset.UTC));
            StackPane place = (StackPane) window.root();
            place.getChildren().add(made.node());
            made.shown();
            place.applyCss();
            place.layout();
            place.getChildren().remove(made.node());
            made.close();
            return new WeakReference<>(made);
        });
        window.settle();
        return screen;
    }

    private static long alive(List<WeakReference<Screen>> screens) throws InterruptedException {
        long alive = screens.size();
        for (int attempt = 0; attempt < 30 && alive > 0; attempt++) {
            System.gc();
            Thread.sleep(50);
            TestWindow.onFx(() -> "let the toolkit forget what it drew");
            alive = screens.stream().filter(screen -> screen.get() != null).count();
        }
        return alive;
    }
}
