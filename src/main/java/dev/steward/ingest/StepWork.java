package dev.steward.ingest;

import dev.steward.model.Work;

/** A part of longer work: its progress from 0 to 1 is a stretch of the whole. */
record StepWork(Work whole, double from, double to, String note) implements Work {
    static Work step(Work whole, double from, double to, String note) {
        whole.checkCancelled();
        whole.progress(from, note);
        return whole == Work.unobserved() ? whole : new StepWork(whole, from, to, note);
    }

    @Override
    public void progress(double fraction, String detail) {
        if (fraction >= 0) {
            whole.progress(from + (to - from) * Math.min(1, fraction), note);
        }
    }

    @Override
    public boolean cancelled() {
        return whole.cancelled();
    }

    @Override
    public Handle onCancel(Runnable stop) {
        return whole.onCancel(stop);
    }
}
