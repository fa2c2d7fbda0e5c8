package dev.steward.ingest.seed;

import dev.steward.ingest.demo.Dice;
import dev.steward.ingest.demo.Resident;
import dev.steward.ingest.demo.Resident.Deed;
import dev.steward.ingest.demo.Resident.Device;
import dev.steward.ingest.demo.Resident.Sitting;
import java.time.Instant;
import java.util.List;

/** Sessions as rows: the session itself, where it came from, and through {@link PageRows} what happened in it. */
final class SittingRows {
    private static final double NEVER_ENDS = 0.02;
    private static final double SECOND_LOOK = 12_000;

    private final Pseudonyms pseudonyms;
    private final Instant end;
    private final Bed sessions = new Bed(
            "user_sessions",
            "id",
            "person_id",
            "session_key",
            "started_at",
            "ended_at",
            "last_activity_at",
            "ip_hash",
            "user_agent",
            "device_type",
            "browser",
            "browser_version",
            "os",
            "os_version",
            "screen_resolution",
            "timezone",
            "is_active",
            "referrer_domain",
            "utm_source",
            "utm_medium",
            "utm_campaign",
            "created_at",
            "updated_at");
    private final Bed attribution = new Bed(
            "session_attribution",
            "id",
            "session_id",
            "session_started_at",
            "person_id",
            "utm_source",
            "utm_medium",
            "utm_campaign",
            "referrer_domain",
            "referrer_url",
            "referrer_category",
            "channel_type",
            "channel_subtype",
            "landing_page_url",
            "landing_page_category",
            "created_at");
    private final PageRows pages;

    /** @param end of what is told; nothing happens later */
    SittingRows(Pseudonyms pseudonyms, Instant end) {
        this.pseudonyms = pseudonyms;
        this.end = end;
        this.pages = new PageRows(end);
    }

    List<Bed> beds() {
        return List.of(sessions, attribution, pages.views(), pages.events());
    }

    void add(Resident person, Sitting sitting, String address, Dice dice) {
        String id = Ids.uuid(dice);
        Instant start = sitting.start();
        Instant last = PageRows.earlier(sitting.end().plusMillis((long) dice.logNormal(SECOND_LOOK, 0.8)), end);
        Device device = sitting.device();
        Channel channel = Channel.of(person, sitting);
        boolean ends = !dice.chance(NEVER_ENDS);
        sessions.add(
                id,
                Integer.toString(person.number()),
                person.number() + "-" + (sitting.number() + 1),
                start.toString(),
                ends ? last.toString() : "",
                last.toString(),
                pseudonyms.of(address),
                device.userAgent(),
                device.type(),
                device.browser(),
                Integer.toString(128 + dice.below(3)),
                device.os(),
                Integer.toString(14 + dice.below(2)),
                screen(device.type()),
                zone(person.country()),
                "false",
                channel.domain(),
                channel.source(),
                channel.medium(),
                channel.campaign(),
                start.toString(),
                last.toString());
        Deed first = sitting.deeds().getFirst();
        attribution.add(
                Ids.uuid(dice),
                id,
                start.toString(),
                Integer.toString(person.number()),
                channel.source(),
                channel.medium(),
                channel.campaign(),
                channel.domain(),
                channel.domain().isEmpty() ? "" : "https://" + channel.domain() + "/",
                channel.domain().isEmpty() ? "none" : channel.type(),
                channel.type(),
                channel.subtype(),
                first.page(),
                PageRows.category(first.page()),
                start.toString());
        pages.add(person, sitting, id, last, dice);
    }

    private static String screen(String device) {
        return switch (device) {
            case "mobile" -> "390x844";
            case "tablet" -> "820x1180";
            default -> "1920x1080";
        };
    }

    private static String zone(String country) {
        return switch (country) {
            case "US" -> "America/Chicago";
            case "CA" -> "America/Toronto";
            case "GB" -> "Europe/London";
            case "AU" -> "Australia/Brisbane";
            case "BR" -> "America/Sao_Paulo";
            default -> "Europe/Berlin";
        };
    }
}
