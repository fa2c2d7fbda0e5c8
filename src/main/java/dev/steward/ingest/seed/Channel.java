package dev.steward.ingest.seed;

import dev.steward.ingest.demo.Resident;
import dev.steward.ingest.demo.Resident.Sitting;

/** How somebody got to a session: the first as they were found, the others by themselves or when a campaign called. */
record Channel(String type, String subtype, String source, String medium, String campaign, String domain) {
    private static final Channel DIRECT = new Channel("direct", "none", "", "", "", "");
    private static final Channel CALLED = new Channel("email", "campaign", "newsletter", "email", "come_back", "");

    static Channel of(Resident person, Sitting sitting) {
        if (sitting.deeds().stream().anyMatch(deed -> deed.name().equals("open_campaign"))) {
            return CALLED;
        }
        return sitting.number() == 0 ? first(person) : DIRECT;
    }

    private static Channel first(Resident person) {
        String domain = person.referrer().replaceFirst("^https://", "").replaceFirst("/$", "");
        String campaign = person.medium().equals("cpc") ? "puppy_start" : "";
        String type = switch (person.medium()) {
            case "cpc" -> "paid_search";
            case "invite", "qr" -> "referral";
            default -> person.medium();
        };
        // Search engines tag nothing that they were not paid for.
        boolean tagged = !person.medium().equals("organic");
        return new Channel(
                type, person.source(), tagged ? person.source() : "", tagged ? person.medium() : "", campaign, domain);
    }
}
