package dev.steward.cli;

import dev.steward.model.Work;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Runs scenarios side by side, each hand on a ground of its own. */
final class ScenarioCrew {
    private final int most;
    private final Supplier<ScenarioGround> grounds;
    private final Work work;
    private final AtomicInteger done = new AtomicInteger();

    /** @param most hands at a time */
    ScenarioCrew(int most, Supplier<ScenarioGround> grounds, Work work) {
        this.most = most;
        this.grounds = grounds;
        this.work = work;
    }

    /** The outcomes, in the order of the files. */
    List<Outcome> run(List<Path> files) throws InterruptedException {
        int hands = Math.min(files.size(), most);
        AtomicInteger next = new AtomicInteger();
        Outcome[] outcomes = new Outcome[files.size()];
        try (ExecutorService pool = Executors.newFixedThreadPool(hands)) {
            List<Callable<Void>> crew = new ArrayList<>();
            for (int i = 0; i < hands; i++) {
                crew.add(() -> {
                    takeTurns(files, next, outcomes);
                    return null;
                });
            }
            for (Future<Void> hand : pool.invokeAll(crew)) {
                finished(hand);
            }
        }
        return List.of(outcomes);
    }

    private void takeTurns(List<Path> files, AtomicInteger next, Outcome[] outcomes) {
        try (ScenarioGround ground = grounds.get()) {
            ScenarioRunner runner = new ScenarioRunner(ground);
            for (int i = next.getAndIncrement(); i < files.size() && !work.cancelled(); i = next.getAndIncrement()) {
                long start = System.nanoTime();
                Verdict verdict = runner.run(files.get(i), new Part(work));
                outcomes[i] = new Outcome(files.get(i), verdict, Duration.ofNanos(System.nanoTime() - start));
                work.progress((double) done.incrementAndGet() / files.size(), outcomes[i].name());
            }
        }
        work.checkCancelled();
    }

    private static void finished(Future<Void> hand) throws InterruptedException {
        try {
            hand.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }

    /** One scenario's share: it can be cancelled, but how far it is does not matter to anybody. */
    private record Part(Work whole) implements Work {
        @Override
        public void progress(double fraction, String note) {}

        @Override
        public boolean cancelled() {
            return whole.cancelled();
        }

        @Override
        public Handle onCancel(Runnable stop) {
            return whole.onCancel(stop);
        }
    }
}
