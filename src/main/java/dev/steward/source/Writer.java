package dev.steward.source;

import java.nio.file.Path;
import java.util.Set;

/**
 * The capability to remove from one lake. Only the gate has it: an architecture test proves that nobody else mentions it. One at a
 * time works on a lake, whether it adds or removes.
 */
public interface Writer extends AutoCloseable {
    /** Opens lakes for removing. Only the composition root hands it out, and only to the gate. */
    interface Desk {
        /**
         * Waits for nobody. Finishes first what a killed predecessor had decided.
         *
         * @param purpose who is at work and what for, in words, for whoever comes second
         * @throws dev.steward.model.StorageFailed {@code storage.lake-busy} when somebody else is at work on it
         * @throws dev.steward.model.BadInput when it is no lake
         */
        Writer open(Path lake, String purpose);
    }

    /** What the lake holds now. Its id is made when it has none. */
    LakeContents contents();

    /** Says whose people may remove from the lake, unless that was said before: {@link LakeContents#roster}. */
    void claim(String roster);

    /**
     * Commits a generation without these files, in one step, then removes them from disk, and with them every older copy of a file
     * that waits for readers of older generations.
     *
     * @param by what does it, such as {@code retention 3f2a…}
     * @param change names it in {@link LakeContents#removals} ever after
     * @param paths as {@link LakeContents} names them; all of them must be there
     */
    void remove(String by, String change, Set<String> paths);

    /** Removes older copies that a killed {@link #remove} has left. Doing it again is harmless. */
    void purge();

    @Override
    void close();
}
