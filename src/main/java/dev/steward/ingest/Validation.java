package dev.steward.ingest;

import static dev.steward.ingest.Fields.number;
import static dev.steward.ingest.Fields.text;
import static org.jooq.impl.DSL.inline;

import dev.steward.model.Times;
import dev.steward.source.lake.LakeLayout;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import org.jooq.Case;
import org.jooq.CaseConditionStep;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** The rules as SQL over the columns of {@link Staging}: which reason, if any, a row is rejected for. */
final class Validation {
    private static final String DEVICES = "desktop|mobile|tablet";
    private static final String CONTROL = "[\\x00-\\x1f\\x7f]";

    private final ImportRules rules;
    private final Instant now;

    Validation(ImportRules rules, Instant now) {
        this.rules = rules;
        this.now = now;
    }

    /** The first broken rule of all but those about time; null when there is none. */
    Field<String> reason() {
        Case cases = DSL.choose();
        return cases.when(text("user_id").isNull(), code(RejectReason.USER_MISSING))
                .when(text("event_type").isNull(), code(RejectReason.EVENT_MISSING))
                .when(text("project_id").isNull(), code(RejectReason.PROJECT_MISSING))
                .when(badName("user_id", rules.userPattern().orElse("")), code(RejectReason.USER_FORMAT))
                .when(badName("event_type", rules.eventPattern().orElse("")), code(RejectReason.EVENT_FORMAT))
                .when(notAllowed(), code(RejectReason.EVENT_NOT_ALLOWED))
                .when(unlike(text("project_id"), LakeLayout.projectPattern()), code(RejectReason.PROJECT_FORMAT))
                .when(
                        longer("session_id", rules.longestName())
                                .or(longer("user_agent", rules.longestText()))
                                .or(longer("browser", rules.longestText()))
                                .or(longer("os", rules.longestText())),
                        code(RejectReason.TEXT_TOO_LONG))
                .when(longer("url", rules.longestUrl()), code(RejectReason.URL_TOO_LONG))
                .when(longer("referrer", rules.longestUrl()), code(RejectReason.REFERRER_TOO_LONG))
                .when(unlike(text("device_type"), DEVICES), code(RejectReason.DEVICE_UNKNOWN))
                .when(
                        text("country")
                                .notIn(Arrays.stream(Locale.getISOCountries())
                                        .map(DSL::inline)
                                        .toList()),
                        code(RejectReason.COUNTRY_UNKNOWN))
                .otherwise(Fields.NO_TEXT);
    }

    /** The same for the time of the event, {@code created}, in microseconds. */
    Field<String> timeReason(Field<Long> created) {
        CaseConditionStep<String> missing =
                DSL.when(created.isNull().and(text("at_text").isNull()), code(RejectReason.TIME_MISSING));
        return missing.when(created.isNull(), code(RejectReason.TIME_UNREADABLE))
                .when(
                        created.lt(inline(Times.micros(rules.earliest())))
                                .or(created.gt(inline(Times.micros(now.plus(rules.ahead()))))),
                        code(RejectReason.TIME_OUT_OF_RANGE))
                .otherwise(Fields.NO_TEXT);
    }

    private Condition badName(String column, String pattern) {
        Condition bad = longer(column, rules.longestName())
                .or(DSL.condition("regexp_matches({0}, {1})", text(column), inline(CONTROL)));
        return pattern.isEmpty() ? bad : bad.or(unlike(text(column), pattern));
    }

    private Condition notAllowed() {
        return rules.eventNames().isEmpty()
                ? DSL.falseCondition()
                : text("event_type")
                        .notIn(rules.eventNames().stream().map(DSL::inline).toList());
    }

    private static Condition longer(String column, int most) {
        return DSL.condition("length({0}) > {1}", text(column), inline(most));
    }

    private static Condition unlike(Field<String> text, String pattern) {
        return DSL.condition("not regexp_full_match({0}, {1})", text, inline(pattern));
    }

    private static Field<String> code(RejectReason reason) {
        return inline(reason.code());
    }

    static Field<Long> created() {
        return number("created");
    }
}
