package dev.steward.analysis.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.analysis.PlainData;
import dev.steward.analysis.sessions.Sessions.View;
import dev.steward.analysis.sessions.SessionsResult.Session;
import dev.steward.definition.Scope;
import dev.steward.journey.PlainEvent;
import dev.steward.journey.PlainJourneys;
import dev.steward.model.Value;
import dev.steward.model.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** More sessions and more pages than an answer lists. */
class ManySessionsTest {
    private static final SessionsKind KIND = new SessionsKind();

    private static SessionsResult answer(int listed, View view, List<PlainEvent> events) {
        Sessions question =
                new Sessions(Scope.ALL, Sessions.DEFAULT_GAP, Optional.empty(), Optional.empty(), listed, view);
        return KIND.answer(question, PlainData.of(new PlainJourneys(events)), Work.unobserved());
    }

    @Test
    void theFirstSessionsAreListedAndAllAreCounted() {
        List<PlainEvent> events = new ArrayList<>();
        for (int person = 0; person < 2_000; person++) {
            for (long day = 0; day < 3; day++) {
                events.add(new PlainEvent(
                        "person %04d".formatted(person * 37 % 2_000), "open", day * 86_400_000_000L, Map.of()));
            }
        }
        SessionsResult result = answer(10, new View.Totals(), events);
        assertThat(result.totals().sessions()).isEqualTo(6_000);
        assertThat(result.listed())
                .extracting(Session::user)
                .containsExactly(
                        "person 0000",
                        "person 0000",
                        "person 0000",
                        "person 0001",
                        "person 0001",
                        "person 0001",
                        "person 0002",
                        "person 0002",
                        "person 0002",
                        "person 0003");
        assertThat(result.listed().getLast().start()).isZero();
        assertThat(answer(0, new View.Totals(), events).listed()).isEmpty();
        assertThat(answer(6_000, new View.Totals(), events).listed()).hasSize(6_000);
    }

    @Test
    void theMostFrequentPagesOfEitherEndAreListed() {
        List<PlainEvent> events = new ArrayList<>();
        for (int page = 0; page < 300; page++) {
            for (int visit = 0; visit <= page; visit++) {
                String person = page + "/" + visit;
                events.add(view(person, 0, "/in/" + page));
                events.add(view(person, 1, "/out/" + (299 - page)));
            }
        }
        SessionsResult.Pages pages =
                (SessionsResult.Pages) answer(0, new View.Pages(), events).detail();
        assertThat(pages.pages()).hasSize(2 * SessionsResult.Pages.MOST);
        assertThat(pages.entries()).hasSize(SessionsResult.Pages.MOST);
        assertThat(pages.entries().getFirst()).isEqualTo(new SessionsResult.Page("/in/299", 300, 300, 300, 0, 0));
        assertThat(pages.exits().getLast()).isEqualTo(new SessionsResult.Page("/out/99", 0, 0, 0, 201, 201));
    }

    private static PlainEvent view(String person, long second, String page) {
        return new PlainEvent(person, "page_view", second * 1_000_000, Map.of("page", Value.of(page)));
    }
}
