package dev.steward.source;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What one database knows of regular cleaning: its log, its copy of the holds, and which jobs there are. */
public interface CleanupBook extends AutoCloseable {
    /**
     * A job as the database has it.
     *
     * @param call the statement that runs it
     * @param timed whether the database's own scheduler calls it
     */
    record Job(
            String policy,
            String approval,
            String table,
            String call,
            String schedule,
            LocalDate until,
            Instant installed,
            boolean timed) {}

    /** An entry of the database's own scheduler, whoever made it. */
    record Timed(String name, String schedule, String command, boolean active) {}

    /** Writes a run down; one that is there already is not written twice. */
    void note(CleanupLine line);

    /** The lines after a number, in order. */
    List<CleanupLine> lines(long after);

    /** How large the database is. */
    long bytes();

    /** Makes the database's copy of the holds the same as these: by name, the ids of people. */
    void mirror(Map<String, List<String>> holds);

    List<Job> jobs();

    /** Takes its approval away from a job: from now on it stops before it removes anything. */
    void suspend(Job job);

    /** Empty also where the database has no scheduler, or this role may not see it. */
    List<Timed> timed();

    @Override
    void close();
}
