package dev.steward.definition;

import dev.steward.model.BadDefinition;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/** The ends of a range in JSON: {@code "2024-05-01"}, that whole local day, or an instant such as {@code "2024-05-01T10:00:00Z"}. */
public final class WhenJson {
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private WhenJson() {}

    public static Optional<When> read(JsonFields fields, String key) {
        return fields.text(key).map(text -> parse(text, fields.path(key)));
    }

    private static When parse(String text, String path) {
        try {
            When when = DAY.matcher(text).matches()
                    ? new When.Day(LocalDate.parse(text))
                    : new When.Moment(OffsetDateTime.parse(text).toInstant());
            int year = when instanceof When.Moment moment
                    ? moment.instant().atOffset(ZoneOffset.UTC).getYear()
                    : Integer.parseInt(text.substring(0, 4));
            if (year < 1 || year > 9998) {
                throw bad(text, path);
            }
            return when;
        } catch (DateTimeException notATime) {
            throw bad(text, path);
        }
    }

    private static BadDefinition bad(String text, String path) {
        return new BadDefinition(
                "bad-time",
                path,
                "\"" + text + "\" is neither a day nor an instant.",
                "Write a day such as 2024-05-01, or an instant with its zone such as 2024-05-01T10:00:00Z.");
    }

    public static String write(When when) {
        return switch (when) {
            case When.Day day -> day.date().toString();
            case When.Moment moment -> moment.instant().toString();
        };
    }
}
