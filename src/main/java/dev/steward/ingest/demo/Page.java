package dev.steward.ingest.demo;

/** The pages of PetForce: path, and how often it is come to for no particular reason. */
enum Page {
    HOME("/", 30),
    PETS("/pets", 22),
    PROFILE("/pets/profile", 16),
    CALENDAR("/calendar", 13),
    ARTICLES("/articles", 10),
    VETS("/vets", 6),
    SETTINGS("/settings", 4),
    PRICING("/pricing", 6),
    FAMILY("/family", 3),
    WELCOME("/welcome", 0),
    SIGN_UP("/sign-up", 0);

    private static final double[] WEIGHTS = new double[values().length];

    static {
        for (Page page : values()) {
            WEIGHTS[page.ordinal()] = page.weight;
        }
    }

    private final String path;
    private final double weight;

    Page(String path, double weight) {
        this.path = path;
        this.weight = weight;
    }

    static Page pick(Dice dice) {
        return values()[dice.pick(WEIGHTS)];
    }

    String path() {
        return path;
    }

    /** Where somebody is who does this. */
    static Page of(Kind kind, int detail) {
        return switch (kind) {
            case PAGE_VIEW -> values()[detail];
            case SESSION_START, LOGIN, SEARCH, OPEN_CAMPAIGN -> HOME;
            case REGISTER -> SIGN_UP;
            case ONBOARDING_TOUR, VERIFY_EMAIL -> WELCOME;
            case ADD_PET -> PETS;
            case LOG_WEIGHT, LOG_VACCINE -> PROFILE;
            case SET_REMINDER, REMINDER_DONE -> CALENDAR;
            case VIEW_ARTICLE -> ARTICLES;
            case INVITE_FAMILY -> FAMILY;
            case BOOK_VET -> VETS;
            case SUBSCRIBE, CANCEL_SUBSCRIPTION -> PRICING;
        };
    }
}
