package dev.steward.ingest.demo;

/** Where people live: share of the newcomers, money, and hours ahead of UTC (all year: PetForce knows no summer time). */
enum Country {
    US(0.34, "USD", -6),
    GB(0.13, "GBP", 0),
    DE(0.15, "EUR", 1),
    FR(0.09, "EUR", 1),
    CA(0.08, "CAD", -5),
    ES(0.05, "EUR", 1),
    NL(0.05, "EUR", 1),
    AU(0.06, "AUD", 10),
    BR(0.05, "BRL", -3);

    private static final double[] SHARES = new double[values().length];

    static {
        for (Country country : values()) {
            SHARES[country.ordinal()] = country.share;
        }
    }

    private final double share;
    private final String currency;
    private final int hoursAhead;

    Country(double share, String currency, int hoursAhead) {
        this.share = share;
        this.currency = currency;
        this.hoursAhead = hoursAhead;
    }

    static Country pick(Dice dice) {
        return values()[dice.pick(SHARES)];
    }

    String currency() {
        return currency;
    }

    int hoursAhead() {
        return hoursAhead;
    }
}
