package dev.steward.source;

import dev.steward.model.Work;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** The capability to have a database remove rows by itself, regularly: only the gate has it. */
public interface RowJobs extends CleanupBook {
    /** How long ago an instant of a rule is; reckoned at every run, from the beginning of the UTC day for days and longer. */
    record Ago(int amount, ChronoUnit unit) {}

    /**
     * What a job shall do.
     *
     * @param approval digest of the standing approval
     * @param timesNormal how many times the average of the runs before is too much
     * @param until the last UTC day
     * @param ago what the instants in the rule stand for
     */
    record Order(
            String policy,
            String approval,
            String schedule,
            long mostRows,
            int mostPercent,
            int timesNormal,
            LocalDate until,
            RowRule rule,
            Map<Instant, Ago> ago) {
        public Order {
            ago = Map.copyOf(ago);
        }
    }

    /**
     * Makes a function that does it, and has the database's scheduler call it where there is one; one of the same policy is replaced.
     *
     * @throws dev.steward.model.BadInput when the database cannot judge the rule by itself
     * @throws dev.steward.model.Refused when something forbids it: rights, a missing index, the scheduler's zone
     */
    Job install(Order order, Work work);

    /** Removes a job; empty when there was none. */
    Optional<Job> uninstall(String policy);
}
