package dev.steward.ingest;

import java.util.Arrays;
import java.util.Locale;

/** Why a row is not imported: the first rule it breaks, in this order. */
public enum RejectReason {
    MALFORMED_ROW(
            "The line is no row: it has more or fewer fields than the header, a quote that is not closed, or is no JSON object."),
    USER_MISSING("There is no person (user_id)."),
    EVENT_MISSING("There is no event name (event_type)."),
    PROJECT_MISSING("There is no project (project_id)."),
    USER_FORMAT("The person's id is too long, has control characters, or is not of the form the rules ask for."),
    EVENT_FORMAT("The event's name is too long, has control characters, or is not of the form the rules ask for."),
    EVENT_NOT_ALLOWED("The event's name is not on the list of allowed names."),
    PROJECT_FORMAT("The project's id cannot name a folder."),
    TEXT_TOO_LONG("The session, user agent, browser or operating system is too long."),
    URL_TOO_LONG("The url is too long."),
    REFERRER_TOO_LONG("The referrer is too long."),
    DEVICE_UNKNOWN("The device is none of desktop, mobile, tablet."),
    COUNTRY_UNKNOWN("The country is no code of ISO 3166-1 alpha-2, such as CH."),
    TIME_MISSING("There is no time (created_at)."),
    TIME_UNREADABLE("The time cannot be read."),
    TIME_OUT_OF_RANGE("The time lies outside the range the rules allow.");

    private final String words;

    RejectReason(String words) {
        this.words = words;
    }

    /** The stable name in rejects files and reports, such as {@code user-missing}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A sentence for people. */
    public String words() {
        return words;
    }

    static RejectReason of(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no reason " + code));
    }
}
