package dev.steward.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.model.BadInput;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that say who is who. */
class IdentityReaderTest {
    @TempDir
    Path folder;

    private Lakes lakes;

    @BeforeEach
    void lakes() {
        lakes = new Lakes(folder);
    }

    @Test
    void columnsAreFoundByTheirNames() {
        Path file =
                lakes.file("a.csv", "Person,note,Alias,since", "ada,x,cookie,2024-05-06T10:00:00+02:00", "bob,y,007,");

        assertThat(lakes.readIdentities(file, ""))
                .containsExactly(
                        new Identity("cookie", "ada", Instant.parse("2024-05-06T08:00:00Z")),
                        new Identity("007", "bob", Lakes.NOW));
    }

    @Test
    void orAsTheMappingSays() {
        Path file = lakes.file("a.jsonl", "{\"anon\":\"c1\",\"user\":12,\"at\":1714989600}");

        assertThat(lakes.readIdentities(file, "alias=anon,person=user,since=at"))
                .containsExactly(new Identity("c1", "12", Instant.parse("2024-05-06T10:00:00Z")));
    }

    @Test
    void aMissingColumnIsNamedWithThoseThereAre() {
        Path file = lakes.file("logins.csv", "anon,person", "c1,ada");

        assertThatThrownBy(() -> lakes.readIdentities(file, "")).isInstanceOfSatisfying(BadInput.class, missing -> {
            assertThat(missing).hasMessage("logins.csv has no column named alias.");
            assertThat(missing.remedy()).contains("--map alias=COLUMN", "The columns are: anon, person.");
        });
        assertThatThrownBy(() -> lakes.readIdentities(file, "alias=anom"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("did you mean \"anon\"?");
        assertThatThrownBy(() -> lakes.readIdentities(file, "user=anon"))
                .isInstanceOfSatisfying(
                        BadInput.class, wrong -> assertThat(wrong.remedy()).contains("alias, person, since"));
    }

    @Test
    void everyRowThatCannotBeUsedIsNamedAndNoIdGivenAway() {
        Path file = lakes.file(
                "logins.csv",
                "alias,person,since",
                "cookie-1,ada@example.com,",
                ",ada@example.com,",
                "anonymous,ada@example.com,",
                "ada@example.com,ada@example.com,",
                "cookie-2,ada@example.com,yesterday");

        assertThatThrownBy(() -> lakes.readIdentities(file, ""))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("4 of its 5 rows")
                .hasMessageContaining("row 2: there is no alias")
                .hasMessageContaining("row 3: \"anonymous\" is shared")
                .hasMessageContaining("row 4: alias and person are the same")
                .hasMessageContaining("row 5: its time cannot be read")
                .hasMessageNotContaining("ada@");
    }

    @Test
    void linesThatAreNoRowsStopTheFileToo() {
        Path file = lakes.file("logins.csv", "alias,person", "cookie-1,ada", "cookie-2,ada,and,more");

        assertThatThrownBy(() -> lakes.readIdentities(file, ""))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("1 of its 2 rows cannot be used. lines that are no rows: 1.");
    }

    @Test
    void aFileWithoutRowsSaysNothing() {
        Path file = lakes.file("logins.csv", "alias,person");

        assertThatThrownBy(() -> lakes.readIdentities(file, ""))
                .isInstanceOf(BadInput.class)
                .hasMessage("logins.csv has no rows.");
    }
}
