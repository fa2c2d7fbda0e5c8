package dev.steward.app.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.model.BadInput;
import dev.steward.model.Cancelled;
import dev.steward.model.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The queue stands for the JavaFX thread: what is delivered runs when the test takes it. */
@Timeout(20)
class BackgroundTest {
    private final BlockingQueue<Runnable> window = new LinkedBlockingQueue<>();
    private final Background background = new Background(window::add);
    private final List<Object> heard = new ArrayList<>();

    @Test
    void deliversTheValueOnTheWindowsThreadAndListsTheTaskMeanwhile() throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        background.run("count", _ -> wait(go), heard::add, heard::add);
        next();
        assertThat(background.running()).hasSize(1);
        go.countDown();
        assertThat(heard).isEmpty();
        next();
        assertThat(heard).containsExactly("done");
        assertThat(background.running()).isEmpty();
    }

    @Test
    void aFailureComesAsItIsAndAFaultGetsAStableCode() throws InterruptedException {
        BadInput known = new BadInput("a.code", "wrong", "mend it");
        background.run("known", _ -> fail(known), heard::add, heard::add);
        next();
        next();
        background.run("fault", _ -> fail(new IllegalStateException("broken")), heard::add, heard::add);
        next();
        next();
        assertThat(heard.getFirst()).isSameAs(known);
        assertThat(heard.getLast()).isInstanceOf(Unexpected.class);
        assertThat(((Failure) heard.getLast()).code()).matches("unexpected\\.[0-9a-f]{8}");
    }

    @Test
    void newerWorkOfALaneCancelsOlderWhoseEndNobodyHears() throws InterruptedException {
        Lane lane = background.lane();
        CountDownLatch first = new CountDownLatch(1);
        lane.run(
                "old",
                work -> {
                    work.onCancel(first::countDown);
                    first.await();
                    work.checkCancelled();
                    return "old";
                },
                heard::add,
                heard::add);
        lane.run("new", _ -> "new", heard::add, heard::add);
        while (heard.isEmpty() || !background.running().isEmpty()) {
            next();
        }
        assertThat(heard).containsExactly("new");
        assertThat(lane.busyProperty().get()).isFalse();
    }

    @Test
    void cancellingIsHeardAsCancelledOnce() throws InterruptedException {
        Lane lane = background.lane();
        CountDownLatch stopped = new CountDownLatch(1);
        lane.run(
                "long",
                work -> {
                    work.onCancel(stopped::countDown);
                    stopped.await();
                    work.checkCancelled();
                    return "late";
                },
                heard::add,
                heard::add);
        next();
        lane.cancel();
        next();
        assertThat(heard).hasSize(1).first().isInstanceOf(Cancelled.class);
    }

    @Test
    void aClosedLaneIsSilent() throws InterruptedException {
        Lane lane = background.lane();
        CountDownLatch go = new CountDownLatch(1);
        lane.run("long", _ -> wait(go), heard::add, heard::add);
        lane.close();
        go.countDown();
        next();
        next();
        assertThat(heard).isEmpty();
        assertThat(background.running()).isEmpty();
    }

    private void next() throws InterruptedException {
        Runnable delivered = window.poll(10, TimeUnit.SECONDS);
        assertThat(delivered).as("something to be delivered").isNotNull();
        delivered.run();
    }

    private static String wait(CountDownLatch go) throws InterruptedException {
        go.await();
        return "done";
    }

    private static Object fail(RuntimeException thrown) {
        throw thrown;
    }
}
