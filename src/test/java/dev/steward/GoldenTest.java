package dev.steward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.steward.analysis.Kinds.Asked;
import dev.steward.analysis.Question;
import dev.steward.definition.Mapping;
import dev.steward.model.Work;
import dev.steward.testing.Datasets;
import dev.steward.workspace.Home;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The figures that others have published of two datasets; docs/definitions.md names where. */
class GoldenTest {
    @TempDir
    Path folder;

    private JsonNode ask(Path file, String mapping, String definition) {
        try (Steward steward = Steward.start(Home.in(folder));
                OpenSource source = steward.open(
                        file,
                        mapping.isEmpty() ? Optional.empty() : Optional.of(Mapping.parse(mapping)),
                        Work.unobserved())) {
            return ask(steward, source, steward.kinds().parse(definition));
        }
    }

    private static <Q extends Question, R> JsonNode ask(Steward steward, OpenSource source, Asked<Q, R> asked) {
        R result = steward.ask(source, asked.kind(), asked.question(), true, Work.unobserved())
                .result();
        return asked.kind().json(asked.question(), result);
    }

    @Test
    void simpleShopFunnel() {
        JsonNode json = ask(Datasets.file("simple-shop/simple-onlineshop.csv"), "", """
                {"kind": "funnel", "window": {"value": 10000, "unit": "day"},
                 "steps": [{"event": "catalog"}, {"event": "cart"}, {"event": "payment_done"}]}""");
        assertThat(counts(json)).containsExactly(3611, 1924, 653);
    }

    @Test
    void simpleShopFunnelWithOneOfTwoEvents() {
        JsonNode json = ask(Datasets.file("simple-shop/simple-onlineshop.csv"), "", """
                {"kind": "funnel", "window": {"value": 10000, "unit": "day"},
                 "steps": [{"event": "catalog"}, {"event": ["product1", "product2"]}, {"event": "cart"}, {"event": "payment_done"}]}""");
        assertThat(counts(json)).containsExactly(3611, 2010, 1257, 429);
    }

    private static List<Integer> counts(JsonNode json) {
        List<Integer> counts = new ArrayList<>();
        json.get("steps").forEach(step -> counts.add(step.get("count").asInt()));
        return counts;
    }

    @Test
    void simpleShopMonthlyCohorts() {
        JsonNode json = ask(Datasets.file("simple-shop/simple-onlineshop.csv"), "", """
                {"kind": "retention", "period": "month", "mode": "first_time", "target": {"event": null},
                 "returning": {"event": null}, "from": "2019-11-01", "to": "2020-04-30"}""");
        assertThat(rows(json))
                .containsExactly(
                        "2019-11-01 259 102 85 65 64 0",
                        "2019-12-01 249 83 64 58 0",
                        "2020-01-01 246 95 70 0",
                        "2020-02-01 257 82 0",
                        "2020-03-01 350 49",
                        "2020-04-01 2390");
    }

    @Test
    void simpleShopSessions() {
        JsonNode json = ask(Datasets.file("simple-shop/simple-onlineshop.csv"), "", """
                {"kind": "sessions", "session_gap": {"value": 30, "unit": "minute"}}""");
        JsonNode totals = json.get("totals");
        assertThat(totals.get("sessions").asInt()).isEqualTo(6454);
        assertThat(json.get("sessions").size()).isEqualTo(6454);
        assertThat(totals.get("people").asInt()).isEqualTo(3751);
        assertThat(totals.get("events").asInt()).isEqualTo(32_283);
        assertThat(totals.get("avg_seconds").asDouble()).isEqualTo(51.6, within(0.05));
        assertThat(totals.get("median_seconds").asDouble()).isEqualTo(30.3, within(0.05));
    }

    @ParameterizedTest
    @CsvSource({"10, 6456", "15, 6456", "60, 6451"})
    void simpleShopSessionsWithOtherGaps(int minutes, int sessions) {
        JsonNode json = ask(Datasets.file("simple-shop/simple-onlineshop.csv"), "", """
                {"kind": "sessions", "session_gap": {"value": %d, "unit": "minute"}}""".formatted(minutes));
        assertThat(json.get("totals").get("sessions").asInt()).isEqualTo(sessions);
    }

    @Test
    void onlineRetailTriangle() {
        JsonNode json = ask(
                Datasets.file("online-retail/online_retail.csv.gz"),
                "user=CustomerID,event=if(starts_with(InvoiceNo,'C'),'cancel','purchase'),ts=InvoiceDate",
                """
                {"kind": "retention", "period": "month", "mode": "first_time", "target": {"event": "purchase"},
                 "returning": {"event": "purchase"}, "from": "2010-12-01", "to": "2011-12-09"}""");
        assertThat(rows(json))
                .containsExactly(
                        "2010-12-01 885 324 286 340 321 352 321 309 313 350 331 445 235",
                        "2011-01-01 417 92 111 96 134 120 103 101 125 136 152 49",
                        "2011-02-01 380 71 71 108 103 94 96 106 94 116 26",
                        "2011-03-01 452 68 114 90 101 76 121 104 126 39",
                        "2011-04-01 300 64 61 63 59 68 65 78 22",
                        "2011-05-01 284 54 49 49 59 66 75 27",
                        "2011-06-01 242 42 38 64 56 81 23",
                        "2011-07-01 188 34 39 42 51 21",
                        "2011-08-01 169 35 42 41 21",
                        "2011-09-01 299 70 90 34",
                        "2011-10-01 358 86 41",
                        "2011-11-01 324 36",
                        "2011-12-01 41");
    }

    @Test
    void onlineRetailWithoutDoubtfulRows() {
        JsonNode json = ask(
                Datasets.file("online-retail/online_retail.csv.gz"),
                "user=CustomerID,event='purchase',ts=InvoiceDate",
                """
                {"kind": "retention", "period": "month", "mode": "first_time", "target": {"event": null},
                 "returning": {"event": null}, "from": "2010-12-01", "to": "2011-12-09", "columns": 1,
                 "filters": [{"property": "Quantity", "op": "gt", "value": 0}, {"property": "UnitPrice", "op": "gt", "value": 0}]}""");
        assertThat(rows(json)).contains("2010-12-01 885", "2011-11-01 323");
    }

    private static List<String> rows(JsonNode json) {
        List<String> rows = new ArrayList<>();
        json.get("rows").forEach(row -> {
            List<String> cells = new ArrayList<>();
            row.forEach(cell -> cells.add(cell.asString()));
            rows.add(String.join(" ", cells));
        });
        return rows;
    }
}
