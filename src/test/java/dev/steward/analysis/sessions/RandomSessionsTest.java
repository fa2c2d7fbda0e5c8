package dev.steward.analysis.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.analysis.Data;
import dev.steward.analysis.PlainData;
import dev.steward.analysis.RandomCase;
import dev.steward.analysis.sessions.PlainSessions.Plain;
import dev.steward.analysis.sessions.Sessions.View;
import dev.steward.analysis.sessions.SessionsResult.Totals;
import dev.steward.definition.JsonFields;
import dev.steward.definition.Scope;
import dev.steward.journey.PlainEvent;
import dev.steward.journey.PlainJourneys;
import dev.steward.model.CalendarAxis;
import dev.steward.model.Cell;
import dev.steward.model.Granularity;
import dev.steward.model.Value;
import dev.steward.model.Work;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine against sessions that are cut and counted the plain way, on thousands of small random cases. */
class RandomSessionsTest {
    private static final int CASES = Integer.getInteger("random.cases", 1_500);
    private static final SessionsKind KIND = new SessionsKind();
    private static final long GRID = 10;

    private Sessions question =
            new Sessions(Scope.ALL, Sessions.DEFAULT_GAP, Optional.empty(), Optional.empty(), 0, new View.Totals());
    private List<Plain> expected = List.of();

    @ParameterizedTest
    @ValueSource(strings = {"totals", "trend", "length", "pages"})
    void agreesWithTheOracle(String type) {
        for (int i = 0; i < CASES; i++) {
            long seed = type.hashCode() * 1_000_000L + i;
            RandomCase random = new RandomCase(seed, GRID, random(seed).oneOf(20, 200, 20_000));
            question = question(type, random);
            assertThat(KIND.read(JsonFields.parse(KIND.write(question).toString())))
                    .as("seed %d", seed)
                    .isEqualTo(question);
            List<PlainEvent> events = visits(random);
            expected = PlainSessions.of(question, events);
            Data data = PlainData.of(new PlainJourneys(events));
            SessionsResult found = KIND.answer(question, data, Work.unobserved());
            String as = "seed %d: %s over %s".formatted(seed, KIND.write(question), events);

            assertThat(found.totals()).as(as).isEqualTo(totals(expected));
            assertThat(found.listed()).as(as).isEqualTo(listed());
            switch (found.detail()) {
                case SessionsResult.Groups groups -> checkGroups(groups, as);
                case SessionsResult.Trend trend -> checkTrend(trend, data, as);
                case SessionsResult.Lengths lengths -> checkLengths(lengths, data, as);
                case SessionsResult.Pages pages -> checkPages(pages, as);
            }
        }
    }

    private static RandomCase random(long seed) {
        return new RandomCase(seed, 1, 1);
    }

    private static Sessions question(String type, RandomCase random) {
        View view = switch (type) {
            case "trend" -> new View.Trend(random.oneOf(Granularity.values()));
            case "length" -> new View.Length();
            case "pages" -> new View.Pages();
            default -> new View.Totals();
        };
        boolean split = view instanceof View.Totals && random.chance(60);
        return new Sessions(
                random.scope(random.oneOf(DayOfWeek.SUNDAY, DayOfWeek.MONDAY)),
                Duration.ofSeconds(GRID * random.oneOf(1, 2, 5, 60, 400)),
                random.chance(50) ? Optional.of("p") : Optional.empty(),
                split ? Optional.of(random.oneOf("p", "q")) : Optional.empty(),
                random.oneOf(0, 1, 3, 10_000),
                view);
    }

    /** Some of the random events are page views, with a page, an address, both or neither. */
    private static List<PlainEvent> visits(RandomCase random) {
        List<PlainEvent> events = new ArrayList<>();
        for (PlainEvent event : random.events(6, 10)) {
            if (random.chance(50)) {
                Map<String, Value> properties = new TreeMap<>(event.properties());
                if (random.chance(60)) {
                    properties.put("page", random.oneOf(Value.of("/"), Value.of("/a"), Value.of("/a/")));
                }
                if (random.chance(60)) {
                    properties.put("url", random.oneOf(Value.of("/a"), Value.of("/b"), Value.of("/c/")));
                }
                events.add(new PlainEvent(event.user(), "page_view", event.micros(), properties));
            } else {
                events.add(event);
            }
        }
        return events;
    }

    private Totals totals(List<Plain> sessions) {
        double[] seconds =
                sessions.stream().mapToDouble(Plain::seconds).sorted().toArray();
        int n = seconds.length;
        return new Totals(
                n,
                people(sessions).size(),
                sessions.stream().mapToLong(session -> session.events().size()).sum(),
                sessions.stream()
                        .mapToLong(session -> session.pages(question.page()).size())
                        .sum(),
                sessions.stream().filter(session -> session.seconds() < 30).count(),
                sessions.stream().filter(session -> session.seconds() >= 600).count(),
                sessions.stream().mapToDouble(Plain::seconds).average(),
                n == 0 ? OptionalDouble.empty() : OptionalDouble.of((seconds[(n - 1) / 2] + seconds[n / 2]) / 2));
    }

    private static List<String> people(List<Plain> sessions) {
        return sessions.stream().map(Plain::user).distinct().toList();
    }

    private List<SessionsResult.Session> listed() {
        return expected.stream()
                .limit(question.listed())
                .map(session -> new SessionsResult.Session(
                        session.user(),
                        session.start(),
                        session.end(),
                        session.events().size()))
                .toList();
    }

    private List<Plain> those(Predicate<Plain> meant) {
        return expected.stream().filter(meant).toList();
    }

    private void checkGroups(SessionsResult.Groups groups, String as) {
        TreeMap<String, List<Plain>> byValue = question.breakdown()
                .map(property -> expected.stream()
                        .collect(Collectors.groupingBy(
                                session -> session.value(property), TreeMap::new, Collectors.toList())))
                .orElseGet(TreeMap::new);
        assertThat(groups.groups())
                .as(as)
                .isEqualTo(byValue.entrySet().stream()
                        .map(group -> new SessionsResult.Group(group.getKey(), totals(group.getValue())))
                        .toList());
    }

    private void checkTrend(SessionsResult.Trend trend, Data data, String as) {
        View.Trend view = (View.Trend) question.view();
        Map<String, List<Plain>> byPeriod = expected.stream()
                .collect(Collectors.groupingBy(session -> CalendarAxis.between(
                                view.granularity(),
                                question.scope().timezone(),
                                question.scope().weekStart(),
                                session.start(),
                                session.start())
                        .label(0)));
        for (int i = 0; i < trend.periods().size(); i++) {
            SessionsResult.Period period = trend.periods().get(i);
            List<Plain> begun = byPeriod.getOrDefault(period.start(), List.of());
            Totals totals = totals(begun);
            assertThat(period)
                    .as(as)
                    .isEqualTo(new SessionsResult.Period(
                            period.start(),
                            totals.sessions(),
                            totals.people(),
                            totals.events(),
                            totals.bounced(),
                            totals.engaged(),
                            totals.averageSeconds()));
            if (i < 3) {
                assertThat(who(new Cell(i, 0), data)).as(as).isEqualTo(people(begun));
            }
        }
        assertThat(trend.periods().stream()
                        .mapToLong(SessionsResult.Period::sessions)
                        .sum())
                .as(as)
                .isEqualTo(expected.size());
    }

    private List<String> who(Cell cell, Data data) {
        return KIND.people(question, cell, data, Work.unobserved()).names();
    }

    private void checkLengths(SessionsResult.Lengths lengths, Data data, String as) {
        assertThat(lengths.bins()).extracting(SessionsResult.Bin::from).containsExactlyElementsOf(LengthTally.STARTS);
        for (int i = 0; i < lengths.bins().size(); i++) {
            SessionsResult.Bin bin = lengths.bins().get(i);
            List<Plain> inside = those(session -> session.seconds() >= bin.from()
                    && session.seconds() < bin.to().orElse(Double.MAX_VALUE));
            assertThat(bin)
                    .as(as)
                    .isEqualTo(new SessionsResult.Bin(
                            bin.from(), bin.to(), inside.size(), people(inside).size()));
            assertThat(who(new Cell(i, 0), data)).as(as).isEqualTo(people(inside));
        }
    }

    private void checkPages(SessionsResult.Pages pages, String as) {
        List<Plain> viewing = those(session -> !session.pages(question.page()).isEmpty());
        assertThat(pages.sessions()).as(as).isEqualTo(viewing.size());
        for (SessionsResult.Page page : pages.pages()) {
            List<Plain> begin = ended(viewing, List::getFirst, page.page());
            List<Plain> end = ended(viewing, List::getLast, page.page());
            assertThat(page)
                    .as(as)
                    .isEqualTo(new SessionsResult.Page(
                            page.page(),
                            begin.size(),
                            people(begin).size(),
                            begin.stream()
                                    .filter(session -> session.seconds() < 30)
                                    .count(),
                            end.size(),
                            people(end).size()));
        }
        assertThat(pages.entries().stream()
                        .mapToLong(SessionsResult.Page::entries)
                        .sum())
                .as(as)
                .isEqualTo(viewing.size());
        assertThat(pages.exits().stream().mapToLong(SessionsResult.Page::exits).sum())
                .as(as)
                .isEqualTo(viewing.size());
    }

    private List<Plain> ended(List<Plain> sessions, Function<List<String>, String> end, String page) {
        return sessions.stream()
                .filter(session -> end.apply(session.pages(question.page())).equals(page))
                .toList();
    }
}
