package dev.steward.governance.gate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far a change has come, as it stands on disk.
 *
 * @param going paths that go, of the plan's; the others are skipped
 * @param rows how many go
 * @param left how many rows the target holds without them
 * @param generation of the lake that the change made; empty before, when others were made before anybody looked, and of databases
 * @param singlePerson digest of the announcement by which one person alone removes, or has removed a part; empty: two people agreed
 */
public record ChangeState(
        Stage stage,
        String policy,
        String targetId,
        String by,
        Instant started,
        List<String> going,
        List<Skipped> skipped,
        long rows,
        long left,
        Optional<String> generation,
        Optional<Instant> ended,
        Optional<String> singlePerson) {
    /** The stations of the execution. */
    public enum Stage {
        /** It is decided what goes; nothing is changed. */
        STARTED,
        /** The archive is there and was checked; nothing is changed. */
        ARCHIVED,
        /** The change is being made: whoever finds this looks whether it was. */
        COMMITTING,
        /** It is made. */
        COMMITTED,
        /** It was looked after, by another way. */
        VERIFIED
    }

    /** @param why in words */
    public record Skipped(String path, long rows, String why) {}

    public ChangeState {
        going = List.copyOf(going);
        skipped = List.copyOf(skipped);
    }

    ChangeState at(Stage next) {
        return new ChangeState(
                next, policy, targetId, by, started, going, skipped, rows, left, generation, ended, singlePerson);
    }

    /** @param made the generation that it made; empty when others were made since */
    ChangeState committed(Optional<String> made) {
        return new ChangeState(
                Stage.COMMITTED, policy, targetId, by, started, going, skipped, rows, left, made, ended, singlePerson);
    }

    /** @param gone how many rows went in the end */
    ChangeState counted(long gone, List<Skipped> stayed) {
        return new ChangeState(
                Stage.COMMITTED,
                policy,
                targetId,
                by,
                started,
                going,
                stayed,
                gone,
                left + rows - gone,
                Optional.empty(),
                ended,
                singlePerson);
    }

    ChangeState verified(Instant now) {
        return new ChangeState(
                Stage.VERIFIED,
                policy,
                targetId,
                by,
                started,
                going,
                skipped,
                rows,
                left,
                generation,
                Optional.of(now),
                singlePerson);
    }

    public boolean made() {
        return stage == Stage.COMMITTED || stage == Stage.VERIFIED;
    }
}
