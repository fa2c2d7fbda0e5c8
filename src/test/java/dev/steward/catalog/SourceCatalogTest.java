package dev.steward.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.steward.catalog.PropertyFacts.TopValue;
import dev.steward.catalog.TimelineEntry.Property;
import dev.steward.definition.Mapping;
import dev.steward.model.Work;
import dev.steward.source.lake.EngineLimits;
import dev.steward.source.lake.LocalSource;
import dev.steward.source.lake.LocalSources;
import dev.steward.source.lake.SourceFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceCatalogTest {
    private static final Work WORK = Work.unobserved();

    @TempDir
    private Path folder;

    private LocalSource source;
    private Catalog catalog;

    @BeforeEach
    void open() throws IOException {
        write(
                "a.jsonl",
                event("ann", "visit", "2026-01-01T10:00:00Z", "DE", "{\"page\":\"/\",\"ms\":1.0,\"a/b\":true}"),
                event(
                        "ann",
                        "visit",
                        "2026-01-01T10:00:00Z",
                        "DE",
                        "{\"page\":\"/x\",\"ms\":\"1\",\"country\":\"GB\"}"),
                event("bob", "visit", "2026-01-03T23:59:59Z", "FR", "{\"page\":null,\"ms\":2.5,\"tags\":[1,2]}"),
                event("Bobby", "buy", "2026-01-02T00:00:00Z", "FR", "{}"),
                event("ann", "buy", "2026-01-02T08:00:00Z", "DE", "{\"page\":\"it's \\\"so\\\"\"}"));
        LocalSources sources = new LocalSources(
                new EngineLimits(500_000_000, 1, folder.resolve("spill")), segment -> Optional.empty());
        source = sources.open(
                sources.prepare(SourceFiles.find(folder.resolve("data")), WORK),
                Mapping.parse("user=user,event=event,ts=ts,session=session,properties=properties"),
                WORK);
        catalog = new SourceCatalog(source);
    }

    @AfterEach
    void close() {
        source.close();
    }

    private void write(String name, String... lines) throws IOException {
        Files.createDirectories(folder.resolve("data"));
        Files.write(folder.resolve("data").resolve(name), Arrays.asList(lines));
    }

    private static String event(String user, String event, String at, String country, String properties) {
        return "{\"user\":\"" + user + "\",\"event\":\"" + event + "\",\"ts\":\"" + at + "\",\"session\":\"" + user
                + "-1\",\"country\":\"" + country + "\",\"properties\":" + properties + "}";
    }

    @Test
    void everyEventIsListedWithItsNumbers() {
        assertThat(catalog.events(WORK))
                .containsExactly(
                        new EventFacts(
                                "visit",
                                3,
                                2,
                                Instant.parse("2026-01-01T10:00:00Z"),
                                Instant.parse("2026-01-03T23:59:59Z"),
                                List.of(2L, 0L, 1L)),
                        new EventFacts(
                                "buy",
                                2,
                                2,
                                Instant.parse("2026-01-02T00:00:00Z"),
                                Instant.parse("2026-01-02T08:00:00Z"),
                                List.of(0L, 2L, 0L)));
    }

    @Test
    void theOverviewAddsUp() {
        assertThat(catalog.overview(WORK))
                .isEqualTo(new Overview(
                        5,
                        3,
                        2,
                        Optional.of(Instant.parse("2026-01-01T10:00:00Z")),
                        Optional.of(Instant.parse("2026-01-03T23:59:59Z")),
                        Optional.of(LocalDate.of(2026, 1, 1)),
                        List.of(2L, 2L, 1L)));
    }

    @Test
    void keysInsideJsonAreCountedWithTheirTypes() {
        assertThat(property("visit", "page"))
                .isEqualTo(new PropertyFacts(
                        "page", List.of("text"), 2, 2, List.of(new TopValue("/", 1), new TopValue("/x", 1))));
        assertThat(property("visit", "ms"))
                .as("1.0 and \"1\" are different values of the same text form")
                .isEqualTo(new PropertyFacts(
                        "ms", List.of("number", "text"), 3, 2, List.of(new TopValue("1", 2), new TopValue("2.5", 1))));
        assertThat(property("visit", "a/b"))
                .isEqualTo(new PropertyFacts("a/b", List.of("boolean"), 1, 1, List.of(new TopValue("true", 1))));
        assertThat(property("visit", "tags"))
                .isEqualTo(new PropertyFacts("tags", List.of("nested"), 1, 1, List.of(new TopValue("[1,2]", 1))));
    }

    @Test
    void aKeyInsideJsonWinsOverTheColumnOfThatName() {
        assertThat(property("visit", "country"))
                .isEqualTo(new PropertyFacts(
                        "country",
                        List.of("text"),
                        3,
                        3,
                        List.of(new TopValue("DE", 1), new TopValue("FR", 1), new TopValue("GB", 1))));
        assertThat(property("buy", "country").top()).containsExactly(new TopValue("DE", 1), new TopValue("FR", 1));
    }

    @Test
    void theMostCarriedPropertyComesFirst() {
        assertThat(catalog.properties("visit", WORK))
                .extracting(PropertyFacts::name)
                .containsExactly("country", "ms", "session", "page", "a/b", "tags");
    }

    @Test
    void anEventThatDoesNotOccurHasNoProperties() {
        assertThat(catalog.properties("no'such", WORK)).isEmpty();
    }

    @Test
    void onlyTheTenMostFrequentValuesAreGiven() throws IOException {
        write(
                "b.jsonl",
                IntStream.range(0, 100)
                        .mapToObj(i -> event("zoe", "roll", "2026-01-02T01:00:00Z", "DE", "{\"n\":" + i % 12 + "}"))
                        .toArray(String[]::new));
        PropertyFacts rolled = property("roll", "n");
        assertThat(rolled.carried()).isEqualTo(100);
        assertThat(rolled.distinct()).isEqualTo(12);
        assertThat(rolled.top())
                .extracting(TopValue::text)
                .containsExactly("0", "1", "2", "3", "10", "11", "4", "5", "6", "7");
        assertThat(rolled.top()).extracting(TopValue::count).contains(9L, 8L).hasSize(10);
    }

    @Test
    void peopleAreFoundByPartOfTheirNameAndPaged() {
        assertThat(catalog.people("", 0, 2, WORK).rows())
                .extracting(PersonFacts::person, PersonFacts::events)
                .containsExactly(tuple("ann", 3L), tuple("Bobby", 1L));
        assertThat(catalog.people("", 0, 2, WORK).total()).isEqualTo(3);
        assertThat(catalog.people("", 2, 2, WORK).rows())
                .extracting(PersonFacts::person)
                .containsExactly("bob");
        assertThat(catalog.people(" BOB ", 0, 10, WORK).rows())
                .extracting(PersonFacts::person)
                .containsExactly("Bobby", "bob");
        assertThat(catalog.people("%", 0, 10, WORK)).isEqualTo(new Page<>(List.of(), 0, 0));
        assertThat(catalog.people("", 99, 10, WORK)).isEqualTo(new Page<>(List.of(), 99, 3));
    }

    @Test
    void aTimelineStartsWithTheLatest() {
        Page<TimelineEntry> page = catalog.timeline("ann", 0, 2, WORK);
        assertThat(page.total()).isEqualTo(3);
        assertThat(page.rows()).hasSize(2);
        TimelineEntry latest = page.rows().getFirst();
        assertThat(latest.at()).isEqualTo(Instant.parse("2026-01-02T08:00:00Z"));
        assertThat(latest.event()).isEqualTo("buy");
        assertThat(latest.session()).contains("ann-1");
        assertThat(latest.properties()).contains(new Property("page", "it's \"so\""), new Property("country", "DE"));
        assertThat(page.rows().get(1).properties())
                .as("of two events at the same time the one that arrived last")
                .contains(new Property("page", "/x"), new Property("country", "GB"));
        assertThat(catalog.timeline("ann", 2, 2, WORK).rows().getFirst().properties())
                .contains(new Property("ms", "1"), new Property("a/b", "true"));
        assertThat(catalog.timeline("nobody", 0, 2, WORK)).isEqualTo(new Page<>(List.of(), 0, 0));
    }

    @Test
    void newDataIsSeenAndOldAnswersAreKept() throws IOException {
        List<EventFacts> before = catalog.events(WORK);
        assertThat(catalog.events(WORK)).isSameAs(before);
        write("b.jsonl", event("zoe", "buy", "2026-01-02T01:00:00Z", "DE", "{}"));
        assertThat(catalog.events(WORK))
                .extracting(EventFacts::name, EventFacts::count)
                .containsExactly(tuple("buy", 3L), tuple("visit", 3L));
    }

    @Test
    void recentPropertiesAreThoseOfTheLatestEvents() {
        Catalog hasty = new SourceCatalog(source, 2);
        assertThat(hasty.recentProperties("visit", WORK))
                .extracting(PropertyFacts::name, PropertyFacts::carried)
                .contains(tuple("ms", 1L), tuple("country", 1L))
                .doesNotContain(tuple("page", 1L));
        assertThat(hasty.recentProperties("buy", WORK)).isEmpty();
        assertThat(catalog.recentProperties("visit", WORK)).isEqualTo(catalog.properties("visit", WORK));
        assertThat(hasty.properties("visit", WORK)).isEqualTo(catalog.properties("visit", WORK));
    }

    private PropertyFacts property(String event, String name) {
        return catalog.properties(event, WORK).stream()
                .filter(property -> property.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
