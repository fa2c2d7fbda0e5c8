package dev.steward.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.Hazard;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClockSkewTest {
    private static final String ALL =
            "select user_id, created_at, client_timestamp, clock_offset_ms from lake order by arrival";

    @TempDir
    Path folder;

    private Lakes lakes;

    @BeforeEach
    void lake() {
        lakes = new Lakes(folder);
    }

    @Test
    void aSessionsClockIsOffByTheMedianOfItsEvents() {
        ImportReport report = lakes.add(
                "user=user,event=event,ts=server,client_ts=client,session=session",
                lakes.file(
                        "a.csv",
                        "user,event,server,client,session",
                        "slow,view,2024-05-02 10:00:00,2024-05-02 09:49:00,s1",
                        "slow,view,2024-05-02 10:01:00,2024-05-02 09:51:00,s1",
                        "slow,view,2024-05-02 10:09:00,2024-05-02 09:51:30,s1",
                        "slow,view,,2024-05-02 09:55:00,s1",
                        "fine,view,2024-05-02 10:00:00,2024-05-02 09:55:00,s1",
                        "fast,view,2024-05-02 10:00:00,2024-05-02 10:05:01,s1",
                        "fast,view,,2024-05-02 11:05:01,s1",
                        "fast,view,,2024-05-02 12:00:00,s2"));

        assertThat(lakes.sql(ALL))
                .containsExactly(
                        "slow|2024-05-02 10:00:00.0|2024-05-02 09:49:00.0|660000",
                        "slow|2024-05-02 10:01:00.0|2024-05-02 09:51:00.0|660000",
                        "slow|2024-05-02 10:09:00.0|2024-05-02 09:51:30.0|660000",
                        "slow|2024-05-02 10:06:00.0|2024-05-02 09:55:00.0|660000",
                        "fine|2024-05-02 10:00:00.0|2024-05-02 09:55:00.0|null",
                        "fast|2024-05-02 10:00:00.0|2024-05-02 10:05:01.0|-301000",
                        "fast|2024-05-02 11:00:00.0|2024-05-02 11:05:01.0|-301000",
                        "fast|2024-05-02 12:00:00.0|2024-05-02 12:00:00.0|null");
        assertThat(report.skewCorrected()).isEqualTo(6);
        assertThat(report.sessionsShifted()).isEqualTo(2);
    }

    @Test
    void ofAnEvenNumberTheMedianIsTheMeanOfTheMiddleTwo() {
        lakes.add(
                "user=user,event=event,ts=client,received_ts=received",
                lakes.file(
                        "a.csv",
                        "user,event,client,received",
                        "u,view,2024-05-02 10:00:00,2024-05-02 10:10:00",
                        "u,view,2024-05-02 11:00:00,2024-05-02 11:20:00"));

        assertThat(lakes.sql(ALL))
                .containsExactly(
                        "u|2024-05-02 10:10:00.0|2024-05-02 10:00:00.0|900000",
                        "u|2024-05-02 11:20:00.0|2024-05-02 11:00:00.0|900000");
    }

    @Test
    @Hazard("H10")
    void aClientClockInTheYear2099DoesNotMatter() {
        ImportReport report = lakes.add(
                "user=user,event=event,ts=server,client_ts=client",
                lakes.file("a.csv", "user,event,server,client", "u,view,2024-05-02 10:00:00,2099-01-01 00:00:00"));

        assertThat(report.written()).isEqualTo(1);
        assertThat(lakes.sql("select created_at from lake")).isEqualTo(List.of("2024-05-02 10:00:00.0"));
    }

    @Test
    void correctedEventsAreKnownAgainInOtherCompany() {
        String mapping = "user=user,event=event,ts=server,client_ts=client";
        Path one = lakes.file(
                "a.csv",
                "user,event,server,client",
                "u,view,2024-05-02 00:10:00,2024-05-01 23:40:00",
                "u,buy,,2024-05-01 23:50:00");
        Path two = lakes.file(
                "b.csv",
                "user,event,server,client",
                "u,buy,,2024-05-01 23:50:00",
                "u,sell,2024-05-02 23:51:00,2024-05-02 23:51:00");
        lakes.add(mapping, one);

        ImportReport report = lakes.add(mapping, two);

        assertThat(report.duplicates()).isEqualTo(1);
        assertThat(report.written()).isEqualTo(1);
    }
}
