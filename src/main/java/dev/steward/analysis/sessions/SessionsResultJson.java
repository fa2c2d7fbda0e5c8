package dev.steward.analysis.sessions;

import dev.steward.analysis.Share;
import dev.steward.model.Times;
import java.util.OptionalDouble;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A sessions result as a document. */
final class SessionsResultJson {
    private SessionsResultJson() {}

    static ObjectNode write(Sessions question, SessionsResult result) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        totals(document.putObject("totals"), result.totals());
        switch (result.detail()) {
            case SessionsResult.Groups groups -> {
                if (question.breakdown().isPresent()) {
                    ArrayNode breakdowns = document.putArray("breakdowns");
                    groups.groups()
                            .forEach(group ->
                                    totals(breakdowns.addObject().put("value", group.value()), group.totals()));
                }
            }
            case SessionsResult.Trend trend -> trend(document.putArray("periods"), trend);
            case SessionsResult.Lengths lengths -> lengths(document.putArray("histogram"), lengths);
            case SessionsResult.Pages pages -> pages(document, pages);
        }
        ArrayNode sessions = document.putArray("sessions");
        result.listed().forEach(session -> session(sessions.addObject(), session));
        return document;
    }

    private static void totals(ObjectNode into, SessionsResult.Totals totals) {
        into.put("sessions", totals.sessions()).put("people", totals.people()).put("events", totals.events());
        number(into, "events_per_session", totals.eventsEach().ratio());
        number(into, "avg_seconds", totals.averageSeconds());
        number(into, "median_seconds", totals.medianSeconds());
        into.put("bounced", totals.bounced());
        percent(into, "bounce_percent", totals.bounce());
        into.put("engaged", totals.engaged());
        percent(into, "engaged_percent", totals.engagement());
        into.put("page_views", totals.pageViews());
        number(into, "pages_per_session", totals.pagesEach().ratio());
    }

    private static void trend(ArrayNode periods, SessionsResult.Trend trend) {
        for (SessionsResult.Period period : trend.periods()) {
            ObjectNode written = periods.addObject()
                    .put("start", period.start())
                    .put("sessions", period.sessions())
                    .put("people", period.people())
                    .put("events", period.events());
            number(written, "avg_seconds", period.averageSeconds());
            percent(written, "bounce_percent", new Share(period.bounced(), period.sessions()));
            percent(written, "engaged_percent", new Share(period.engaged(), period.sessions()));
        }
    }

    private static void lengths(ArrayNode histogram, SessionsResult.Lengths lengths) {
        for (SessionsResult.Bin bin : lengths.bins()) {
            ObjectNode written = histogram.addObject().put("from", bin.from());
            number(written, "to", bin.to());
            written.put("sessions", bin.sessions()).put("people", bin.people());
        }
    }

    private static void pages(ObjectNode document, SessionsResult.Pages pages) {
        document.put("sessions_with_pages", pages.sessions());
        ArrayNode entries = document.putArray("entry_pages");
        for (SessionsResult.Page page : pages.entries()) {
            ObjectNode written = entries.addObject()
                    .put("page", page.page())
                    .put("sessions", page.entries())
                    .put("people", page.entryPeople());
            percent(written, "percent", new Share(page.entries(), pages.sessions()));
            written.put("bounced", page.bounced());
            percent(written, "bounce_percent", new Share(page.bounced(), page.entries()));
        }
        ArrayNode exits = document.putArray("exit_pages");
        for (SessionsResult.Page page : pages.exits()) {
            ObjectNode written = exits.addObject()
                    .put("page", page.page())
                    .put("sessions", page.exits())
                    .put("people", page.exitPeople());
            percent(written, "percent", new Share(page.exits(), pages.sessions()));
        }
    }

    private static void session(ObjectNode into, SessionsResult.Session session) {
        into.put("user", session.user())
                .put("start", Times.instant(session.start()).toString())
                .put("end", Times.instant(session.end()).toString())
                .put("events", session.events())
                .put("seconds", session.seconds());
    }

    private static void number(ObjectNode into, String key, OptionalDouble number) {
        if (number.isPresent()) {
            into.put(key, number.getAsDouble());
        } else {
            into.putNull(key);
        }
    }

    private static void percent(ObjectNode into, String key, Share share) {
        share.percent().ifPresentOrElse(percent -> into.put(key, percent), () -> into.putNull(key));
    }
}
