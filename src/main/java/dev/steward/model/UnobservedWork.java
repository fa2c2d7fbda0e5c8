package dev.steward.model;

enum UnobservedWork implements Work {
    INSTANCE;

    @Override
    public void progress(double fraction, String note) {}

    @Override
    public boolean cancelled() {
        return false;
    }

    @Override
    public Handle onCancel(Runnable stop) {
        return () -> {};
    }
}
