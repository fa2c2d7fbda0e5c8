package dev.steward.model;

/**
 * What long work sees of the job that runs it: where to report, and whether to stop. Every method may be called from any
 * thread. Work that runs to its end without a job (in tests, in a library) uses {@link #unobserved()}.
 */
public interface Work {
    /** Reports how far the work is: {@code fraction} between 0 and 1, or negative when it cannot be told. */
    void progress(double fraction, String note);

    /** True as soon as somebody has asked the work to stop. Volatile: cheap enough for an inner loop. */
    boolean cancelled();

    /** Throws {@link Cancelled} when somebody has asked the work to stop. */
    default void checkCancelled() {
        if (cancelled()) {
            throw new Cancelled();
        }
    }

    /**
     * Runs {@code stop} when the work is cancelled (at once, if it already is), from the thread that cancels; close the
     * returned handle when the thing that would be stopped has ended.
     */
    Handle onCancel(Runnable stop);

    /** Ends a registration made by {@link #onCancel}. */
    interface Handle extends AutoCloseable {
        @Override
        void close();
    }

    /** Work that nobody watches and nobody cancels. */
    static Work unobserved() {
        return UnobservedWork.INSTANCE;
    }
}
