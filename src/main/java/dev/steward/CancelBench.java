package dev.steward;

import dev.steward.model.Cancelled;
import dev.steward.model.Job;
import dev.steward.model.Work;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** How long a question goes on after it has been cancelled: asked again and again, and stopped at moments spread over its time. */
final class CancelBench {
    private final Consumer<Work> question;
    private final double seconds;

    /** @param seconds how long the question takes */
    CancelBench(Consumer<Work> question, double seconds) {
        this.question = question;
        this.seconds = seconds;
    }

    /** The longest of so many times from the wish to the end of the job, in seconds. */
    double longest(int moments) {
        double longest = 0;
        for (int moment = 0; moment < moments; moment++) {
            Job<Boolean> job = Job.start("bench", work -> {
                question.accept(work);
                return true;
            });
            LockSupport.parkNanos(
                    Duration.ofNanos((long) (seconds * 1e9 * moment / moments)).toNanos());
            long asked = System.nanoTime();
            job.cancel();
            try {
                job.await();
            } catch (Cancelled stopped) {
                longest = Math.max(longest, (System.nanoTime() - asked) / 1e9);
            }
        }
        return longest;
    }
}
