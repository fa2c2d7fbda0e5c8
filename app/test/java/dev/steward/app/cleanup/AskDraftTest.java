package dev.steward.app.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.app.cleanup.AskDraft.Field;
import dev.steward.app.ui.Texts;
import dev.steward.governance.standing.Envelope;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is typed is judged as the commands judge it. It is noon of 10 February 2026. */
class AskDraftTest {
    private static final Texts TEXTS = Texts.of(AskDraft.class);
    private static final Map<Field, String> GOOD =
            Map.of(Field.SCHEDULE, "0 2 * * *", Field.ROWS, " 5000 ", Field.PERCENT, "10", Field.UNTIL, "2027-02-10");

    private static AskDraft draft(Field field, String text) {
        Map<Field, String> typed = new EnumMap<>(GOOD);
        typed.put(field, text);
        return new AskDraft(typed, Instant.parse("2026-02-10T12:00:00Z"));
    }

    private static String complaint(Field field, String text) {
        AskDraft draft = draft(field, text);
        assertThat(draft.envelope(TEXTS)).isEmpty();
        assertThat(draft.complaints(TEXTS)).containsOnlyKeys(field);
        return draft.complaints(TEXTS).getOrDefault(field, "");
    }

    @Test
    void aCompleteDraftIsAnEnvelope() {
        assertThat(draft(Field.ROWS, "5000").envelope(TEXTS))
                .contains(new Envelope(5_000, 10, LocalDate.parse("2027-02-10")));
        assertThat(draft(Field.ROWS, "5000").schedule()).isPresent();
    }

    @Test
    void eachFieldSaysWhatIsWrongWithIt() {
        assertThat(complaint(Field.SCHEDULE, "61 2 * * *")).contains("does not lie between 0 and 59", "in UTC");
        assertThat(complaint(Field.ROWS, "-1")).contains("At most -1 rows a run is nothing.");
        assertThat(complaint(Field.ROWS, "5.5")).contains("no whole number");
        assertThat(complaint(Field.PERCENT, "101")).contains("101 percent is no part of a table.");
        assertThat(complaint(Field.PERCENT, "99999999999")).contains("is no part of a table.");
        assertThat(complaint(Field.UNTIL, "30.6.2027")).contains("is no day.", "2027-06-30");
        assertThat(complaint(Field.UNTIL, "2026-02-09")).contains("a day from today, 2026-02-10");
        assertThat(complaint(Field.UNTIL, "2027-02-11")).contains("at most a year");
    }

    @Test
    void whatIsEmptyIsMissingAndNotWrong() {
        for (Field field : Field.values()) {
            AskDraft draft = draft(field, " ");
            assertThat(draft.complaints(TEXTS)).isEmpty();
            assertThat(draft.missing()).contains(field);
            assertThat(draft.envelope(TEXTS).isPresent()).isEqualTo(field == Field.SCHEDULE);
        }
    }
}
