package dev.steward.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.Hazard;
import dev.steward.model.BadInput;
import dev.steward.model.TimeRange;
import dev.steward.model.Work;
import dev.steward.source.EventTable;
import dev.steward.source.lake.EngineLimits;
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

class IdentitiesTest {
    private static final Instant MONDAY = Instant.parse("2024-05-06T00:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2024-05-07T00:00:00Z");

    @TempDir
    Path folder;

    private List<String> people(Lakes lakes) {
        EngineLimits limits = new EngineLimits(500_000_000, 2, folder.resolve("spill"));
        List<String> people = new ArrayList<>();
        try (LocalSource source = new LocalSources(limits, name -> Optional.empty())
                .open(new LakeFolder(lakes.path())::current, Work.unobserved())) {
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
        Lakes lakes = new Lakes(folder);
        lakes.add(lakes.file(
                "a.csv",
                "user,event,ts",
                "cookie,e,2024-05-01",
                "mail,e,2024-05-01",
                "ada,e,2024-05-01",
                "bob,e,2024-05-01"));
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
    void nobodyIsMergedIntoThemselves() {
        assertThatThrownBy(() -> new Identity("ada", "ada", MONDAY)).isInstanceOf(BadInput.class);
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
