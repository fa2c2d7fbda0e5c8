package dev.steward.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.Hazard;
import dev.steward.audit.AuditQuery;
import dev.steward.audit.Recorded;
import dev.steward.catalog.Catalog;
import dev.steward.catalog.PersonFacts;
import dev.steward.catalog.SourceCatalog;
import dev.steward.model.BadInput;
import dev.steward.model.SourceUnavailable;
import dev.steward.model.TimeRange;
import dev.steward.model.Value;
import dev.steward.model.Work;
import dev.steward.source.EventTable;
import dev.steward.source.lake.EngineLimits;
import dev.steward.source.lake.Identities;
import dev.steward.source.lake.LakeFolder;
import dev.steward.source.lake.LakeSnapshot;
import dev.steward.source.lake.LocalSource;
import dev.steward.source.lake.LocalSources;
import dev.steward.source.lake.SupersededFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentitiesTest {
    private static final Instant MONDAY = Instant.parse("2024-05-06T00:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2024-05-07T00:00:00Z");

    @TempDir
    Path folder;

    private LocalSource open(Lakes lakes) {
        EngineLimits limits = new EngineLimits(500_000_000, 2, folder.resolve("spill"));
        return new LocalSources(limits, name -> Optional.empty())
                .open(new LakeFolder(lakes.path())::current, Work.unobserved());
    }

    private List<String> people(Lakes lakes) {
        List<String> people = new ArrayList<>();
        try (LocalSource source = open(lakes)) {
            EventTable events = source.events(TimeRange.ALL);
            source.fetch(
                    DSL.select(events.person()).from(events.table()).orderBy(events.arrival()),
                    Work.unobserved(),
                    batch -> {
                        for (int row = 0; row < batch.rows(); row++) {
                            people.add(batch.text(row, 0));
                        }
                    });
        }
        return people;
    }

    @Test
    void mergesAreFollowedToTheEndAndKeptAcrossAdditions() {
        Lakes lakes = shop();
        lakes.identities(new Identity("cookie", "mail", MONDAY), new Identity("x", "bob", MONDAY));

        lakes.identities(new Identity("mail", "ada", TUESDAY), new Identity("cookie", "mail", TUESDAY));

        assertThat(people(lakes)).containsExactly("ada", "ada", "ada", "bob");
        LakeSnapshot snapshot = new LakeFolder(lakes.path()).current();
        assertThat(snapshot.identities()).containsExactly(lakes.path().resolve("identities.01.parquet"));
        assertThat(Lakes.plain("select * from '" + snapshot.identities().getFirst() + "'"))
                .containsExactly(
                        "cookie|mail|2024-05-06 00:00:00.0",
                        "x|bob|2024-05-06 00:00:00.0",
                        "mail|ada|2024-05-07 00:00:00.0");
        assertThat(lakes.path().resolve("identities.parquet")).doesNotExist();
    }

    @Test
    void aReportSaysWhatWasNewAndTheLogWhoAddedIt() {
        Lakes lakes = shop();
        Identity cookie = new Identity("cookie", "ada", MONDAY);

        IdentityReport first = lakes.identities(cookie, new Identity("mail", "ada", MONDAY));
        IdentityReport second = lakes.identities(cookie, new Identity("x", "bob", TUESDAY));
        IdentityReport third = lakes.identities(cookie);

        assertThat(first).isEqualTo(new IdentityReport(2, 2, 0, first.generation()));
        assertThat(second).isEqualTo(new IdentityReport(2, 1, 1, second.generation()));
        assertThat(third).as("no new generation").isEqualTo(new IdentityReport(1, 0, 1, second.generation()));
        Recorded newest = lakes.audit().entries(AuditQuery.newest(1)).getFirst();
        assertThat(newest.action()).isEqualTo("identities.finished");
        assertThat(newest.payload().orElseThrow().person()).isEqualTo("ada");
        assertThat(newest.payload().orElseThrow().details())
                .containsEntry("added", Value.of(0))
                .containsEntry("known", Value.of(1));
        assertThat(lakes.audit().entries(AuditQuery.newest(100).action("identities")))
                .hasSize(6);
    }

    @Test
    void theLatestIdentityOfAnAliasHoldsAlsoWhenItHeldBefore() {
        Lakes lakes = shop();
        lakes.identities(new Identity("cookie", "ada", MONDAY));
        lakes.identities(new Identity("cookie", "bob", TUESDAY));
        assertThat(people(lakes)).containsExactly("bob", "mail", "ada", "bob");

        lakes.identities(new Identity("cookie", "ada", TUESDAY.plusSeconds(1)));

        assertThat(people(lakes)).containsExactly("ada", "mail", "ada", "bob");
        assertThat(lakes.merges())
                .extracting(merge -> merge.person() + merge.end())
                .containsExactly("adaOptional.empty", "bobOptional.empty", "adaOptional[ada]");
    }

    @Test
    void theCatalogueKnowsTheNamesOfAPersonAndFindsThemByEachOfThem() {
        Lakes lakes = shop();
        lakes.identities(new Identity("cookie", "mail", MONDAY), new Identity("mail", "ada", TUESDAY));
        try (LocalSource source = open(lakes)) {
            Catalog catalog = new SourceCatalog(source);

            assertThat(catalog.aliases("ada", Work.unobserved())).containsExactly("cookie", "mail");
            assertThat(catalog.aliases("bob", Work.unobserved())).isEmpty();
            assertThat(catalog.people("Cook", 0, 10, Work.unobserved()).rows())
                    .extracting(PersonFacts::person)
                    .containsExactly("ada");
            assertThat(catalog.people("", 0, 10, Work.unobserved()).total()).isEqualTo(2);
        }
    }

    @Test
    void whatIsListedIsFollowedToTheEnd() {
        Lakes lakes = shop();
        lakes.identities(new Identity("cookie", "mail", MONDAY), new Identity("mail", "ada", TUESDAY));

        assertThat(lakes.merges())
                .containsExactly(
                        new Identities.Merge("cookie", "mail", MONDAY, Optional.of("ada")),
                        new Identities.Merge("mail", "ada", TUESDAY, Optional.of("ada")));
    }

    @ParameterizedTest
    @Hazard("H53")
    @CsvSource({
        "ada, ada, same",
        "'', ada, no alias",
        "' ', ada, no alias",
        "cookie, '', no person",
        "anonymous, ada, shared",
        "cookie, ' NULL', shared",
        "0, ada, shared"
    })
    void nobodyIsMergedWithThemselvesOrWithEverybody(String alias, String person, String why) {
        assertThatThrownBy(() -> new Identity(alias, person, MONDAY))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(why);
    }

    @Test
    void aCircleIsRefusedAndNothingAdded() {
        Lakes lakes = shop();
        IdentityReport before = lakes.identities(new Identity("cookie", "mail", MONDAY));

        assertThatThrownBy(() -> lakes.identities(
                        new Identity("x", "bob", TUESDAY),
                        new Identity("mail", "ada", TUESDAY),
                        new Identity("ada", "cookie", TUESDAY)))
                .isInstanceOfSatisfying(
                        BadInput.class, circle -> assertThat(circle.code()).isEqualTo("identities.circle"));

        assertThat(lakes.merges()).hasSize(1);
        assertThat(new LakeFolder(lakes.path()).current().generation()).isEqualTo(before.generation());
        assertThat(lakes.audit().entries(AuditQuery.newest(1)).getFirst().action())
                .isEqualTo("identities.failed");
    }

    @Test
    void whoTurnsAMergeAroundIsToldOfTheCircleAndCanGoOnElsewhere() {
        Lakes lakes = shop();
        lakes.identities(new Identity("cookie", "ada", MONDAY));
        assertThatThrownBy(() -> lakes.identities(new Identity("ada", "cookie", TUESDAY)))
                .isInstanceOf(BadInput.class);

        lakes.identities(new Identity("cookie", "bob", TUESDAY), new Identity("ada", "cookie", TUESDAY));

        assertThat(people(lakes)).containsExactly("bob", "mail", "bob", "bob");
    }

    @Test
    void anAliasHasOnePersonAtATime() {
        Lakes lakes = shop();

        assertThatThrownBy(() ->
                        lakes.identities(new Identity("cookie", "ada", MONDAY), new Identity("cookie", "bob", MONDAY)))
                .isInstanceOfSatisfying(
                        BadInput.class, two -> assertThat(two.code()).isEqualTo("identities.two-people"));
    }

    @Test
    void aFolderThatIsNoLakeStaysAsItIs() {
        Lakes lakes = new Lakes(folder);

        assertThatThrownBy(() -> lakes.identities(new Identity("cookie", "ada", MONDAY)))
                .isInstanceOf(SourceUnavailable.class)
                .hasMessageContaining("is not a lake");

        assertThat(lakes.path()).doesNotExist();
    }

    private Lakes shop() {
        Lakes lakes = new Lakes(folder);
        lakes.add(lakes.file(
                "a.csv",
                "user,event,ts",
                "cookie,e,2024-05-01",
                "mail,e,2024-05-01",
                "ada,e,2024-05-01",
                "bob,e,2024-05-01"));
        return lakes;
    }

    @Test
    @Hazard("H48")
    void copiesBesideTheLakeCanBeForgotten() throws Exception {
        Lakes lakes = new Lakes(folder);
        ImportReport report = lakes.add(lakes.file(
                "a.csv",
                "user,event,ts",
                "ada,,2024-05-01",
                "bob,,2024-05-01",
                "eve,e,2024-05-01",
                "ada broke this line",
                "so did bob"));
        lakes.add(lakes.file("b.csv", "user,event,ts", "eve,e,2024-05-01T01:00:00"));

        assertThat(new RejectedRows(lakes.path()).forget(List.of("ada"), Work.unobserved()))
                .isEqualTo(2);
        assertThat(new SupersededFiles(lakes.path()).forget(List.of("ada"), Work.unobserved()))
                .isEqualTo(1);

        assertThat(String.join("", lakes.rejects(report))).doesNotContain("ada").contains("bob");
        assertThat(lakes.path().resolve("_steward/superseded")).doesNotExist();
        assertThat(new RejectedRows(lakes.path()).forget(List.of("ada"), Work.unobserved()))
                .isZero();
        assertThat(Files.exists(lakes.path().resolve(report.rejectsFile().orElseThrow())))
                .isTrue();
    }
}
