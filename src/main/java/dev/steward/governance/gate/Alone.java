package dev.steward.governance.gate;

import dev.steward.governance.alone.Announcement;
import dev.steward.governance.alone.Answer;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What one person announced to do alone, as this home knows it.
 *
 * @param objection who said that it shall not be done
 * @param state how far it has come; empty: nothing was begun under it
 * @param otherwise whether the plan was carried out by a second person's word after all
 * @param review of a second person, that holds; empty: nobody has looked at it
 */
public record Alone(
        Announcement announcement,
        Optional<Answer> objection,
        Optional<ChangeState> state,
        boolean otherwise,
        Optional<Answer> review) {
    /** Where it stands. */
    public enum Stage {
        /** It is announced, and may not begin yet. */
        WAITING,
        /** It may be carried out. */
        OPEN,
        /** Somebody objected: it is void. */
        OBJECTED,
        /** Nobody began it in its time, or a second person approved the plan instead. */
        LAPSED,
        /** It was begun, and a second person has to look at it. */
        FOR_REVIEW,
        /** A second person has looked at it. */
        REVIEWED;

        /** As documents have it: {@code for_review}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Stage stage(Instant now) {
        if (review.isPresent()) {
            return Stage.REVIEWED;
        }
        if (state.isPresent()) {
            return Stage.FOR_REVIEW;
        }
        if (objection.isPresent()) {
            return Stage.OBJECTED;
        }
        if (otherwise) {
            return Stage.LAPSED;
        }
        if (now.isBefore(announcement.said().begins())) {
            return Stage.WAITING;
        }
        return now.isBefore(announcement.said().ends()) ? Stage.OPEN : Stage.LAPSED;
    }

    /** Whether its person must not announce another one: it may still be carried out, or nobody has reviewed it. */
    boolean unsettled(Instant now) {
        return switch (stage(now)) {
            case WAITING, OPEN, FOR_REVIEW -> true;
            case OBJECTED, LAPSED, REVIEWED -> false;
        };
    }

    /** Whether nothing is removed under it any more. */
    boolean over(Instant now) {
        return state.filter(ChangeState::made).isPresent()
                || objection.isPresent()
                || !now.isBefore(announcement.said().ends());
    }
}
