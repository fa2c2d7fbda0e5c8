package dev.steward.app.ui;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The listeners of one view, removed together when it closes, the last one first. */
public final class Subscriptions implements AutoCloseable {
    private final Deque<Runnable> ends = new ArrayDeque<>();

    /** Remembers how to end something. */
    public void add(Runnable end) {
        ends.push(end);
    }

    /** Hears every change of a value. */
    public <T extends @Nullable Object> void on(ObservableValue<T> value, Consumer<T> heard) {
        ChangeListener<T> listener = (_, _, now) -> heard.accept(now);
        value.addListener(listener);
        add(() -> value.removeListener(listener));
    }

    /** Hears every change of a value, and its present one at once. */
    public <T extends @Nullable Object> void now(ObservableValue<T> value, Consumer<T> heard) {
        on(value, heard);
        heard.accept(value.getValue());
    }

    /** Hears that a list has changed, whatever way. */
    public <T> void onList(ObservableList<T> list, Runnable heard) {
        ListChangeListener<T> listener = _ -> heard.run();
        list.addListener(listener);
        add(() -> list.removeListener(listener));
    }

    @Override
    public void close() {
        while (!ends.isEmpty()) {
            ends.pop().run();
        }
    }
}
