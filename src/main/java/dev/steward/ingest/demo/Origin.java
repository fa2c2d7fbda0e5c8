package dev.steward.ingest.demo;

import org.jspecify.annotations.Nullable;

/** Where people come from: share, how they are tagged, and how much better than others they stay. */
enum Origin {
    ORGANIC(0.36, "google", "organic", "https://www.google.com/", 1),
    ADS(0.2, "google", "cpc", "https://www.google.com/", 0.85),
    INSTAGRAM(0.16, "instagram", "social", "https://www.instagram.com/", 0.8),
    FRIEND(0.11, "referral", "invite", null, 1.2),
    VET(0.09, "vet_partner", "qr", null, 1.35),
    NEWSLETTER(0.08, "newsletter", "email", null, 1.1);

    private static final double[] SHARES = new double[values().length];

    static {
        for (Origin origin : values()) {
            SHARES[origin.ordinal()] = origin.share;
        }
    }

    private final double share;
    private final String source;
    private final String medium;
    private final @Nullable String referrer;
    private final double lift;

    Origin(double share, String source, String medium, @Nullable String referrer, double lift) {
        this.share = share;
        this.source = source;
        this.medium = medium;
        this.referrer = referrer;
        this.lift = lift;
    }

    static Origin pick(Dice dice) {
        return values()[dice.pick(SHARES)];
    }

    String source() {
        return source;
    }

    String medium() {
        return medium;
    }

    @Nullable
    String referrer() {
        return referrer;
    }

    double lift() {
        return lift;
    }
}
