package dev.steward.ingest.demo;

import java.util.Locale;

/** What can happen at PetForce. The order is part of how a {@link Move} is packed. */
enum Kind {
    SESSION_START,
    PAGE_VIEW,
    REGISTER,
    ONBOARDING_TOUR,
    VERIFY_EMAIL,
    LOGIN,
    ADD_PET,
    SET_REMINDER,
    REMINDER_DONE,
    LOG_WEIGHT,
    LOG_VACCINE,
    VIEW_ARTICLE,
    SEARCH,
    INVITE_FAMILY,
    BOOK_VET,
    OPEN_CAMPAIGN,
    SUBSCRIBE,
    CANCEL_SUBSCRIPTION;

    private final String event = name().toLowerCase(Locale.ROOT);

    /** The event's name in the lake. */
    String event() {
        return event;
    }
}
