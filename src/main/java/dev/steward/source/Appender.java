package dev.steward.source;

import dev.steward.definition.Mapping;
import dev.steward.model.Work;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jooq.Query;
import org.jooq.Select;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * The capability to add to one lake: it creates files and commits a state of the lake that names them. It cannot
 * overwrite a file, and refuses a commit after which a day would hold fewer rows. One at a time works on a lake; closing
 * it lets the next one in and clears away what was not committed.
 */
public interface Appender extends AutoCloseable {
    /** Opens a lake, or a folder that is to become one, for adding. Only the composition root hands it out. */
    interface Desk {
        /**
         * Waits for nobody. Finishes first what a killed predecessor had decided, and clears away what it had not.
         *
         * @param inputs the files that will be read
         * @param purpose who is at work and what for, in words, for whoever comes second
         * @throws dev.steward.model.StorageFailed {@code storage.lake-busy} when somebody else is adding to it
         */
        Appender open(Path lake, List<Path> inputs, String purpose);
    }

    /**
     * An event file the lake holds now. Times in microseconds since 1970.
     *
     * @param path names it within the lake
     * @param own whether Steward wrote it, so that it has all of a lake's columns
     */
    record Existing(
            String path,
            Path file,
            Optional<String> project,
            Optional<LocalDate> day,
            long rows,
            long bytes,
            long first,
            long last,
            boolean own) {}

    /**
     * How the lines of a text file are its rows, for finding the line of a row.
     *
     * @param delimiter of CSV
     * @param utf8 false: Latin-1; positions in the file are counted as if it were UTF-8 all the same
     */
    record Lines(Kind kind, char delimiter, boolean utf8) {
        /** What a row is: a CSV record, a line of JSON, or nothing that has lines. */
        public enum Kind {
            CSV,
            JSON_LINES,
            NONE
        }
    }

    /**
     * What came of reading a file.
     *
     * @param malformed how many lines are no rows; they stand in the file {@link #take} was told to write them to
     */
    record Taken(long rows, long malformed, Mapping mapping, Lines lines) {}

    /** A file with rows, in {@link #workshop()}, complete and on disk. Times in microseconds since 1970. */
    record Part(Path file, long rows, long bytes, String sha256, long first, long last) {}

    /** What one day of one project gets: new files, and the paths of files whose rows they repeat and replace. */
    record Day(String project, LocalDate day, List<Part> parts, List<String> replaced) {
        public Day {
            parts = List.copyOf(parts);
            replaced = List.copyOf(replaced);
        }
    }

    /**
     * What is to be added in one step.
     *
     * @param by what did it, such as {@code import 20260102T030405Z-1f3a}
     * @param identities takes the place of the identity files there are, whose rows it repeats
     * @param nextArrival where the next import goes on counting
     * @param taken which state of a warehouse the lake is from now on; empty: as before
     */
    record Addition(String by, List<Day> days, Optional<Part> identities, long nextArrival, Optional<Origin> taken) {
        public Addition {
            days = List.copyOf(days);
        }

        public Addition(String by, List<Day> days, Optional<Part> identities, long nextArrival) {
            this(by, days, identities, nextArrival, Optional.empty());
        }
    }

    Path lake();

    /** A folder for work in progress, on the lake's own file system. */
    Path workshop();

    /** A folder beside it for work that outlives this appender, even when it is killed; made by whoever writes there. */
    Path kept();

    /** The name of the generation that holds now; empty before the first. */
    String generation();

    /** What made that generation, as its {@link Addition} says; empty before the first. */
    String madeBy();

    /** Where the lake was taken from; empty when it was not. */
    Optional<Origin> taken();

    List<Existing> events();

    /** The files of the identity table. */
    List<Path> identities();

    /** The position in the order of import that comes next. */
    long nextArrival();

    /** Makes a function of texts known to SQL. It must be quick, pure and safe for use by many threads. */
    void function(String name, UnaryOperator<@Nullable String> function);

    /** Runs a statement that yields no rows in a private database that spills to disk, such as one that makes a table. */
    void execute(Query statement, Work work);

    /** Runs a query there and hands out its rows in batches. */
    void fetch(Query query, Work work, Consumer<Batch> batches);

    /** The rows of Parquet files that have the same columns. */
    Table<?> rows(List<Path> files);

    /** The columns of a Parquet file. */
    List<String> columns(Path file, Work work);

    /**
     * Reads somebody's file through a mapping (a guessed one when none is given) and writes what is selected from its
     * rows into a Parquet file of the workshop.
     *
     * @param rows given the mapping that is used, and a table with {@code row} (from 1, in the file's order), {@code at}, {@code client_at} and
     *     {@code received_at} (microseconds, null when no time), {@code at_text}, the texts {@code user_id,
     *     event_type, session_id, id, project_id, url, referrer, user_agent, ip_address, device_type, browser, os,
     *     country}, the JSON {@code properties}, and {@code content}, a hash of all the row holds
     * @param malformed gets the lines that are no rows: {@code position} (bytes, from 1), {@code problem}, {@code content}
     */
    Taken take(
            Path input,
            Optional<Mapping> mapping,
            BiFunction<Table<?>, Mapping, Select<?>> rows,
            Path target,
            Path malformed,
            Work work);

    /**
     * Writes rows into a new Parquet file of the workshop, for use while it is open; returns how many.
     *
     * @param group how many rows a reader takes at least at a time
     */
    long stage(Path target, Select<?> rows, long group, Work work);

    /**
     * Writes a file that shall become part of the lake: rows in the order given, forced to disk, read back and counted.
     *
     * @param time the column with the time of the rows; empty when they have none
     */
    Part write(Path target, Select<?> rows, Optional<String> time, Work work);

    /**
     * Writes events that the program made itself, in the order given, into a file that shall become part of the lake. Safe
     * for use by many threads.
     */
    Part write(Path target, Stream<LakeEvent> events, Work work);

    /** Events that wait to be written. For one thread; close it when that is done. */
    interface Gathered extends AutoCloseable {
        /**
         * Writes a file of the {@code folder} for each UTC day they lie in, in the lake's order. Each shall become part of the lake.
         *
         * @param name begins the names of the files
         */
        Map<LocalDate, Part> write(Path folder, String name, Work work);

        @Override
        void close();
    }

    /**
     * Gathers events that come in any order, in memory as far as that is allowed.
     *
     * @param empty columns of a lake that none of the events fills
     * @param events is given what takes them
     */
    Gathered gather(Set<String> empty, Consumer<Consumer<LakeEvent>> events, Work work);

    /** Makes the additions part of the lake in one step and returns the name of the new generation. */
    String commit(Addition addition);

    @Override
    void close();
}
