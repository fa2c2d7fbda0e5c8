package dev.steward.app.warehouse;

import dev.steward.model.Work;

/** Work whose progress somebody hears beside the job that runs it. */
record Watched(Work work, Ear ear) implements Work {
    /** Hears of progress, on the job's thread. */
    interface Ear {
        void hear(double fraction, String note);
    }

    @Override
    public void progress(double fraction, String note) {
        work.progress(fraction, note);
        ear.hear(fraction, note);
    }

    @Override
    public boolean cancelled() {
        return work.cancelled();
    }

    @Override
    public Handle onCancel(Runnable stop) {
        return work.onCancel(stop);
    }
}
