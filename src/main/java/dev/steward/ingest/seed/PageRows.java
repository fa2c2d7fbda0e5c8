package dev.steward.ingest.seed;

import dev.steward.ingest.demo.Dice;
import dev.steward.ingest.demo.Resident;
import dev.steward.ingest.demo.Resident.Deed;
import dev.steward.ingest.demo.Resident.Sitting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The pages of a session and its events as rows: what was done, and on each page scrolling and clicks besides. */
final class PageRows {
    private static final Set<String> CONVERSIONS = Set.of("register", "subscribe", "book_vet");
    private static final double STIRS = 0.75;
    private static final long LONGEST_LOOK = 60_000;

    private final Instant end;
    private final Bed views = new Bed(
            "page_views",
            "id",
            "session_id",
            "session_started_at",
            "person_id",
            "page_url",
            "page_title",
            "page_category",
            "referrer",
            "viewed_at",
            "exited_at",
            "scroll_depth_percent",
            "clicks_count",
            "interactions_count",
            "page_load_time_ms",
            "time_to_interactive_ms",
            "page_sequence_number",
            "created_at");
    private final Bed events = new Bed(
            "user_events",
            "id",
            "session_id",
            "session_started_at",
            "person_id",
            "page_view_id",
            "page_viewed_at",
            "event_type",
            "event_category",
            "event_action",
            "event_value",
            "element_id",
            "metadata",
            "created_at");

    PageRows(Instant end) {
        this.end = end;
    }

    Bed views() {
        return views;
    }

    Bed events() {
        return events;
    }

    /** Whose session it is. */
    private record Owner(String session, String start, String person, String country) {}

    /** A page somebody is on; {@code id} empty: none yet. */
    private record Page(String id, String url, Instant since, int sequence) {}

    /** @param last when the session ended */
    void add(Resident person, Sitting sitting, String session, Instant last, Dice dice) {
        Owner owner =
                new Owner(session, sitting.start().toString(), Integer.toString(person.number()), person.country());
        Page page = new Page("", "", sitting.start(), 0);
        List<Deed> deeds = sitting.deeds();
        for (int i = 0; i < deeds.size(); i++) {
            Deed deed = deeds.get(i);
            if (deed.name().equals("page_view") || !deed.page().equals(page.url())) {
                Page next = new Page(Ids.uuid(dice), deed.page(), deed.at(), page.sequence() + 1);
                Instant left = leaves(deeds, i, next.url());
                view(owner, next, page.url(), left, last, dice);
                page = next;
            }
            deed(owner, page, deed, dice);
        }
    }

    /** When the next page is opened; the last one nobody is seen to leave. */
    private static Instant leaves(List<Deed> deeds, int since, String url) {
        for (int i = since + 1; i < deeds.size(); i++) {
            if (deeds.get(i).name().equals("page_view") || !deeds.get(i).page().equals(url)) {
                return deeds.get(i).at();
            }
        }
        return Instant.MAX;
    }

    private void view(Owner owner, Page page, String from, Instant left, Instant last, Dice dice) {
        long stays =
                Math.max(0, Duration.between(page.since(), earlier(left, last)).toMillis());
        int stirs = dice.geometric(STIRS);
        int clicks = 0;
        for (int i = 0; i < stirs; i++) {
            boolean click = dice.chance(0.45);
            clicks += click ? 1 : 0;
            Instant at = earlier(page.since().plusMillis((long) (dice.unit() * Math.min(stays, LONGEST_LOOK))), end);
            event(owner, page, click ? "click" : "scroll", "Engagement", "", at, dice);
        }
        int loading = Math.clamp((long) dice.logNormal(700, 0.5), 80, 20_000);
        views.add(
                page.id(),
                owner.session(),
                owner.start(),
                owner.person(),
                page.url(),
                title(page.url()),
                category(page.url()),
                from,
                page.since().toString(),
                left.equals(Instant.MAX) ? "" : left.toString(),
                Integer.toString(Math.clamp((long) dice.normal(20 + Math.min(60, stays / 1_000), 15), 0, 100)),
                Integer.toString(clicks),
                Integer.toString(stirs),
                Integer.toString(loading),
                Integer.toString(loading * 8 / 5),
                Integer.toString(page.sequence()),
                page.since().toString());
    }

    private void deed(Owner owner, Page page, Deed deed, Dice dice) {
        event(
                owner,
                page,
                deed.name(),
                CONVERSIONS.contains(deed.name()) ? "Conversion" : title(page.url()),
                deed.name().equals("subscribe") ? "4.99" : "",
                deed.at(),
                dice);
    }

    private void event(Owner owner, Page page, String type, String category, String value, Instant at, Dice dice) {
        boolean stir = category.equals("Engagement");
        events.add(
                Ids.uuid(dice),
                owner.session(),
                owner.start(),
                owner.person(),
                page.id(),
                page.since().toString(),
                type,
                category,
                stir ? "on_page" : type,
                value,
                stir ? "content" : "",
                stir ? "" : "{\"country\": \"" + owner.country() + "\"}",
                at.toString());
    }

    static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static String title(String url) {
        return switch (url) {
            case "/" -> "Home";
            case "/pets", "/pets/profile" -> "Pets";
            case "/calendar" -> "Calendar";
            case "/articles" -> "Articles";
            case "/vets" -> "Vets";
            case "/pricing" -> "Pricing";
            default -> "Account";
        };
    }

    static String category(String url) {
        return title(url);
    }
}
