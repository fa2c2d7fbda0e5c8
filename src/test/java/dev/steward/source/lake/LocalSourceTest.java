package dev.steward.source.lake;

import static dev.steward.source.lake.LocalFixture.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.model.BadInput;
import dev.steward.model.Condition;
import dev.steward.model.Failure;
import dev.steward.model.Op;
import dev.steward.model.SourceUnavailable;
import dev.steward.model.TimeRange;
import dev.steward.model.Value;
import dev.steward.model.Work;
import dev.steward.source.EventTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalSourceTest {
    @TempDir
    Path folder;

    private LocalFixture local;

    @BeforeEach
    void setUp() {
        local = new LocalFixture(folder);
    }

    private List<String> times(String content, String mapping) {
        try (LocalSource source = local.open(local.write("times.csv", content), mapping)) {
            EventTable events = source.events(TimeRange.ALL);
            return texts(source, events, events.micros());
        }
    }

    @Test
    void readsACsvWithAGuessedMapping() {
        Path file = local.write("shop.csv", """
                client_id,event,timestamp,amount,member
                7,view,2024-05-01 10:00:00.5,3.50,true
                8,pay,2024-05-01 09:00:00,12,false
                """);
        try (LocalSource source = local.open(file, "")) {
            EventTable events = source.events(TimeRange.ALL);
            assertThat(source.facts().events()).isEqualTo(2);
            assertThat(source.facts().first()).contains(Instant.parse("2024-05-01T09:00:00Z"));
            assertThat(source.facts().last()).contains(Instant.parse("2024-05-01T10:00:00.5Z"));
            assertThat(texts(source, events, events.person())).containsExactly("8", "7");
            assertThat(texts(source, events, events.event())).containsExactly("pay", "view");
            assertThat(texts(source, events, events.text("amount"))).containsExactly("12", "3.5");
            assertThat(texts(source, events, events.text("member"))).containsExactly("false", "true");
            assertThat(events.propertyColumns()).containsExactly("amount", "member");
        }
    }

    @Test
    void aPropertyThatNoFileHasIsMissingEverywhere() {
        try (LocalSource source = local.open(local.write("bare.csv", "user,event,ts\nu,e,2024-05-01\n"), "")) {
            EventTable events = source.events(TimeRange.ALL);
            List<Boolean> missing = new ArrayList<>();
            source.fetch(
                    DSL.select(events.text("absent"), events.number("absent")).from(events.table()),
                    Work.unobserved(),
                    batch -> {
                        missing.add(batch.isNull(0, 0));
                        missing.add(batch.isNull(0, 1));
                    });
            assertThat(missing).containsExactly(true, true);
        }
    }

    @Test
    void tellsEpochUnitsApartAndReadsZones() {
        String header = "user,event,ts\n";
        assertThat(times(
                        header + "u,e,1714557600\nu,e,1714557600000\nu,e,1714557600000000\nu,e,1714557600000000000\n",
                        ""))
                .containsOnly("1714557600000000");
        assertThat(times(header + "u,e,1714557600.25\n", "")).containsExactly("1714557600250000");
        assertThat(times(
                        header + "u,e,2024-05-01T12:00:00+02:00\nu,e,2024-05-01T10:00:00Z\nu,e,2024-05-01 10:00\n"
                                + "u,e,2024-05-01 12:00:00+02\n",
                        ""))
                .containsOnly("1714557600000000");
    }

    @Test
    void readsLocalTimesInTheMappingsZoneAndFormat() {
        assertThat(times("user,event,ts\nu,e,2024-05-01 12:00:00\n", "ts=ts,zone='Europe/Berlin'"))
                .containsExactly("1714557600000000");
        assertThat(times("user,event,ts\nu,e,01/05/2024 10:00\n", "ts=ts,format='%d/%m/%Y %H:%M'"))
                .containsExactly("1714557600000000");
    }

    @Test
    void mapsConstantsAndChoices() {
        Path file = local.write("orders.csv", """
                InvoiceNo,CustomerID,InvoiceDate
                C1,17850.0,2024-05-01 10:00
                52,17850.0,2024-05-01 11:00
                """);
        String mapping = "user=CustomerID,event=if(starts_with(InvoiceNo,'C'),'cancel','purchase'),ts=InvoiceDate";
        try (LocalSource source = local.open(file, mapping)) {
            EventTable events = source.events(TimeRange.ALL);
            assertThat(texts(source, events, events.event())).containsExactly("cancel", "purchase");
        }
        try (LocalSource source = local.open(file, "user=CustomerID,event='it''s',ts=InvoiceDate")) {
            EventTable events = source.events(TimeRange.ALL);
            assertThat(texts(source, events, events.event())).containsOnly("it's");
        }
    }

    @Test
    void keepsJsonTypesApart() {
        Path file = local.write("e.jsonl", """
                {"user":"a","event":"x","ts":"2024-05-01T10:00:00Z","properties":{"k":1,"odd/key~\\"":"q","n":null}}
                {"user":"b","event":"x","ts":"2024-05-01T10:00:01Z","properties":{"k":"1"}}
                {"user":"c","event":"x","ts":"2024-05-01T10:00:02Z","properties":{"k":1.0}}
                {"user":"d","event":"x","ts":"2024-05-01T10:00:03Z","properties":{"k":true}}
                {"user":"e","event":"x","ts":"2024-05-01T10:00:04Z"}
                """);
        try (LocalSource source = local.open(file, "")) {
            EventTable events = source.events(TimeRange.ALL);
            assertThat(texts(source, events, events.text("k"))).containsExactly("1", "1", "1", "true", "null");
            assertThat(who(source, "k", Op.EQUALS, Value.of(1))).containsExactly("a", "c");
            assertThat(who(source, "k", Op.EQUALS, Value.of("1"))).containsExactly("b");
            assertThat(who(source, "k", Op.EQUALS, Value.of(true))).containsExactly("d");
            assertThat(who(source, "k", Op.NOT_EQUALS, Value.of(1))).containsExactly("b", "d", "e");
            assertThat(who(source, "k", Op.IS_SET)).containsExactly("a", "b", "c", "d");
            assertThat(who(source, "n", Op.NOT_SET)).hasSize(5);
            assertThat(who(source, "odd/key~\"", Op.CONTAINS, Value.of("Q"))).containsExactly("a");
            assertThat(who(source, "k", Op.GTE, Value.of(1))).containsExactly("a", "c");
            assertThat(who(source, "k", Op.GTE, Value.of("1"))).containsExactly("b");
            assertThat(who(source, "k", Op.IN, Value.of("1"), Value.of(true))).containsExactly("b", "d");
            assertThat(who(source, "k", Op.NOT_IN, Value.of("1"), Value.of(true)))
                    .containsExactly("a", "c", "e");
            assertThat(who(source, "k", Op.MATCHES, Value.of("^t"))).containsExactly("d");
            assertThat(who(source, "k", Op.NOT_STARTS_WITH, Value.of("t"))).containsExactly("a", "b", "c", "e");
            assertThat(who(source, "k", Op.BETWEEN, Value.of(0), Value.of(2))).containsExactly("a", "c");
        }
    }

    private static List<String> who(LocalSource source, String property, Op op, Value... values) {
        EventTable events = source.events(TimeRange.ALL);
        return texts(
                source,
                events,
                events.person(),
                events.holds(new Condition.Property(property, op, Arrays.asList(values))));
    }

    @Test
    void readsStructsAndMapsAsProperties() {
        Path file = local.parquet(
                "nested.parquet",
                "select 'u' user_id, 'e' event_type, timestamp '2024-05-01 10:00:00' created_at,"
                        + " struct_pack(plan := 'pro', seats := 3) properties, 'de' country");
        try (LocalSource source = local.open(file, "")) {
            EventTable events = source.events(TimeRange.ALL);
            assertThat(texts(source, events, events.text("plan"))).containsExactly("pro");
            assertThat(texts(source, events, events.number("seats"))).containsExactly("3.0");
            assertThat(texts(source, events, events.text("country"))).containsExactly("de");
        }
        Path map = local.parquet(
                "map/m.parquet",
                "select 'u' user_id, 'e' event_type, timestamp '2024-05-01 10:00:00' created_at,"
                        + " map(['plan'], ['pro']) properties");
        try (LocalSource source = local.open(map, "")) {
            EventTable events = source.events(TimeRange.ALL);
            assertThat(texts(source, events, events.text("plan"))).containsExactly("pro");
        }
    }

    @Test
    void opensOnlyTheFilesOfTheRange() {
        for (int day = 1; day <= 28; day++) {
            local.parquet(
                    String.format("days/d%02d.parquet", day),
                    "select 'u' user_id, 'e' event_type, timestamp '2024-02-01 10:00:00' + interval " + (day - 1)
                            + " day created_at");
        }
        try (LocalSource source = local.open(folder.resolve("data/days"), "")) {
            TimeRange week =
                    new TimeRange(Instant.parse("2024-02-05T00:00:00Z"), Instant.parse("2024-02-11T23:59:59Z"));
            EventTable events = source.events(week);
            assertThat(source.facts().files()).isEqualTo(28);
            assertThat(events.files()).isEqualTo(7);
            assertThat(texts(source, events, events.person())).hasSize(7);
            EventTable none = source.events(new TimeRange(Instant.parse("2030-01-01T00:00:00Z"), null));
            assertThat(none.files()).isZero();
            assertThat(texts(source, none, none.person())).isEmpty();
        }
    }

    @Test
    void readsGzip() throws IOException {
        Path file = local.write("a.csv.gz", "");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("user,event,ts\nu,e,2024-05-01\n".getBytes(StandardCharsets.UTF_8));
        }
        try (LocalSource source = local.open(file, "")) {
            assertThat(source.facts().events()).isEqualTo(1);
        }
    }

    @Test
    void countsRowsThatAreNoEvents() {
        Path file = local.write("holes.csv", "user,event,ts\nu,e,2024-05-01\n,e,2024-05-01\nu,,2024-05-01\nu,e,soon\n");
        try (LocalSource source = local.open(file, "")) {
            assertThat(source.facts().events()).isEqualTo(1);
            assertThat(source.problems())
                    .containsExactly(
                            "1 of 4 rows have no person and were left out.",
                            "1 of 4 rows have no event name and were left out.",
                            "1 of 4 rows have no time that can be read and were left out.");
        }
    }

    @Test
    void leavesBrokenLinesOfJsonOutAndSaysSo() {
        local.write("folder/1.jsonl", """
                {"user":"ann","event":"visit","ts":"2024-05-01"}
                {"user":"bob","event":
                """);
        local.write("folder/2.jsonl", """
                {"user":"cid","event":"visit","ts":"2024-05-02","extra":1}
                """);
        local.write("folder/3.json", """
                [{"user":"dan","event":"visit","ts":"2024-05-03"}]
                """);
        local.write("folder/4.jsonl", """
                17
                {"user":"eve","event":"visit","ts":"2024-05-04"}
                {"user":"fay","event":"visit","ts":"2024-05-05"}
                """);
        Path all = folder.resolve("data/folder");

        try (LocalSource source = local.open(all, "")) {
            EventTable events = source.events(TimeRange.ALL);
            assertThat(texts(source, events, events.person())).containsExactly("ann", "cid", "dan", "eve", "fay");
            assertThat(source.problems()).containsExactly("2 lines are no JSON objects and were left out.");
        }
        assertThat(local.inspect(all.resolve("1.jsonl")).problems())
                .containsExactly("1 line is no JSON object and was left out.");
    }

    @Test
    void findsTheFileOfAFolderInWhichALineIsNoObject() {
        local.write("folder/1.jsonl", "{\"user\":\"ann\",\"event\":\"visit\",\"ts\":\"2024-05-01\"}\n");
        local.write("folder/2.jsonl", "17\n{\"user\":\"bob\",\"event\":\"visit\",\"ts\":\"2024-05-02\",\"json\":1}\n");

        try (LocalSource source = local.open(folder.resolve("data/folder"), "")) {
            EventTable events = source.events(TimeRange.ALL);
            assertThat(texts(source, events, events.person())).containsExactly("ann", "bob");
            assertThat(source.problems()).containsExactly("1 line is no JSON object and was left out.");
        }
    }

    @Test
    void usesSegmentsAsFilters() {
        local.segment("friends", "b", "c");
        Path file = local.write("s.csv", "user,event,ts\na,e,2024-05-01\nb,e,2024-05-02\nc,e,2024-05-03\n");
        try (LocalSource source = local.open(file, "")) {
            EventTable events = source.events(TimeRange.ALL);
            assertThat(texts(source, events, events.person(), events.holds(new Condition.InSegment("friends", true))))
                    .containsExactly("b", "c");
            assertThat(texts(source, events, events.person(), events.holds(new Condition.InSegment("friends", false))))
                    .containsExactly("a");
            assertThatThrownBy(() -> events.holds(new Condition.InSegment("foes", true)))
                    .isInstanceOf(BadInput.class)
                    .hasMessageContaining("foes");
        }
    }

    @Test
    void noticesThatFilesHaveChanged() {
        Path file = local.write("c.csv", "user,event,ts\na,e,2024-05-01\n");
        try (LocalSource source = local.open(file, "")) {
            String before = source.facts().generation();
            local.write("c.csv", "user,event,ts\na,e,2024-05-01\nb,e,2024-05-02\n");
            assertThat(source.facts().generation()).isNotEqualTo(before);
            assertThat(source.facts().events()).isEqualTo(2);
        }
    }

    @Test
    void namesTheCorruptFileAmongGoodOnes() {
        local.parquet("mix/a.parquet", "select 'u' user_id, 'e' event_type, timestamp '2024-05-01' created_at");
        local.write("mix/b.parquet", "this is no Parquet at all");
        refused(() -> local.open(folder.resolve("data/mix"), ""), SourceUnavailable.class, "b.parquet");
    }

    @Test
    void namesAFileThatVanishes() throws IOException {
        local.parquet("v/a.parquet", "select 'u' user_id, 'e' event_type, timestamp '2024-05-01' created_at");
        Path gone =
                local.parquet("v/b.parquet", "select 'u' user_id, 'e' event_type, timestamp '2024-05-02' created_at");
        try (LocalSource source = local.open(folder.resolve("data/v"), "")) {
            EventTable events = source.events(TimeRange.ALL);
            Files.delete(gone);
            refused(() -> texts(source, events, events.person()), SourceUnavailable.class, "b.parquet");
        }
    }

    @Test
    void refusesWhatCannotBeMeant() throws IOException {
        Files.createDirectories(folder.resolve("data/empty"));
        refused(() -> local.open(folder.resolve("data/empty"), ""), SourceUnavailable.class, "no data file");
        refused(() -> local.open(folder.resolve("nowhere"), ""), SourceUnavailable.class, "nowhere");
        Path noTime = local.write("no-time.csv", "user,event,colour\nu,e,red\n");
        refused(() -> local.open(noTime, ""), BadInput.class, "time");
        Path twice = local.write("twice.csv", "user,event,ts,Event\nu,e,2024-05-01,f\n");
        refused(() -> local.open(twice, ""), BadInput.class, "two columns named \"Event\"");
        Path fine = local.write("fine.csv", "user,event,ts\nu,e,2024-05-01\n");
        refused(() -> local.open(fine, "user=usr"), BadInput.class, "did you mean \"user\"?");
        local.write("mixed/a.csv", "user,event,ts\nu,e,2024-05-01\n");
        local.write("mixed/b.json", "{}");
        refused(() -> local.open(folder.resolve("data/mixed"), ""), BadInput.class, "1 CSV, 1 JSON");
    }

    @Test
    void looksIntoFiles() {
        Inspection seen = local.inspect(
                local.write("look.csv", "client_id,event,timestamp,n\nu,e,2024-05-01,5\nv,e,2024-05-02,\n"));
        assertThat(seen.guess()).hasToString("user=client_id,event=event,ts=timestamp");
        assertThat(seen.rows()).isEqualTo(2);
        assertThat(seen.sample().rows().getFirst()).containsExactly("u", "e", "2024-05-01", "5");
        assertThat(seen.columns().get(3).type()).isEqualTo("number");
        assertThat(seen.columns().get(3).missing()).isEqualTo(1);
    }

    @Test
    void takesAColumnOfFullCountryNamesForAProperty() {
        String header = "user,event,ts,country,device\n";
        Inspection names = local.inspect(local.write("names.csv", header + "u,e,2024-05-01,France,iPhone 15\n"));
        assertThat(names.guess()).hasToString("user=user,event=event,ts=ts");
        Inspection codes = local.inspect(local.write("codes.csv", header + "u,e,2024-05-01,fr,Mobile\n"));
        assertThat(codes.guess()).hasToString("user=user,event=event,ts=ts,device=device,country=country");
    }

    private static void refused(Runnable attempt, Class<? extends Failure> type, String words) {
        assertThatThrownBy(attempt::run)
                .isInstanceOf(type)
                .hasMessageContaining(words)
                .extracting(failure -> ((Failure) failure).remedy())
                .asString()
                .isNotBlank();
    }
}
