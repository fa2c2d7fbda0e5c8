package dev.steward.model;

import java.util.List;
import java.util.Set;

/** A place, apart from a log, where its anchors are kept. Anchors are only ever added. */
public interface AnchorStore extends AutoCloseable {
    /** Where it is, for people: a file, or a table of a database. */
    String place();

    /** Whether it lies on another machine, perhaps: out of reach of who can write to the disk of this one. */
    boolean elsewhere();

    /** Keeps an anchor. May take its time; may fail with any {@link RuntimeException}, and then nobody's work does. */
    void keep(Anchor anchor);

    /**
     * The anchors kept for the logs, in no order.
     *
     * @throws Failure when they cannot be read
     */
    List<Anchor> anchors(Set<String> logs);

    @Override
    default void close() {}
}
