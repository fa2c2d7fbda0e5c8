package dev.steward.app.tasks;

import dev.steward.model.Job;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** One running job as the window sees it; its properties change on the JavaFX thread only. */
public final class TaskItem {
    private final Job<?> job;
    private final ReadOnlyObjectWrapper<Job.Progress> progress;

    TaskItem(Job<?> job) {
        this.job = job;
        this.progress = new ReadOnlyObjectWrapper<>(job.progress());
    }

    public String title() {
        return job.title();
    }

    public ReadOnlyObjectProperty<Job.Progress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    public void cancel() {
        job.cancel();
    }

    void refresh() {
        progress.set(job.progress());
    }
}
