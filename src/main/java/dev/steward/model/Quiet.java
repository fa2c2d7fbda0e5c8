package dev.steward.model;

/** Work whose parts keep their progress to themselves: whoever hands it on reports for them. */
public record Quiet(Work work) implements Work {
    @Override
    public void progress(double fraction, String note) {}

    @Override
    public boolean cancelled() {
        return work.cancelled();
    }

    @Override
    public Handle onCancel(Runnable stop) {
        return work.onCancel(stop);
    }
}
