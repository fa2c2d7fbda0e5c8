package dev.steward.analysis.trends;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.analysis.Data;
import dev.steward.analysis.EngineData;
import dev.steward.analysis.RandomCase;
import dev.steward.chart.Palette;
import dev.steward.chart.TrendsChart;
import dev.steward.definition.JsonFields;
import dev.steward.model.Cell;
import dev.steward.model.Table;
import dev.steward.model.Work;
import dev.steward.source.NotingReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables, their cells and the people behind them, and the pictures, over one real file. */
@TestInstance(Lifecycle.PER_CLASS)
class TrendsTablesTest {
    private static final TrendsKind KIND = new TrendsKind();
    private static final int OPENED = 12;

    @SuppressWarnings("NullAway.Init")
    private EngineData engine;

    @BeforeAll
    void open(@TempDir Path folder) throws IOException {
        engine = EngineData.of(new RandomCase(11, 5 * 3_600, 220).events(9, 60), folder);
    }

    @AfterAll
    void close() {
        engine.close();
    }

    private static Trends trends(String json) {
        return KIND.read(JsonFields.parse(("{'kind':'trends'," + json + "}").replace('\'', '"')));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'period':'day','series':[{'event':'a','measure':'people'},{'event':null,'measure':'active','days':7}]",
                "'period':'week','series':[{'event':'a'},{'event':'a','measure':'people'}],'compare':'previous_year','moving_average':2",
                "'period':'day','series':[{'event':'a','measure':'people'}],'breakdown':{'property':'p','limit':2}",
                "'period':'day','series':[{'event':'a','measure':'people'}],'cumulative':true,'from':'2024-04-02','to':'2024-04-20','compare':'previous_period'",
                "'period':'day','series':[{'event':'a','measure':'people'},{'event':'b','measure':'people'}],'formula':'A / B'",
                "'period':'day','type':'anomalies','series':[{'event':'a','measure':'people'}],'breakdown':{'property':'q'}",
                "'period':'day','type':'forecast','series':[{'event':'a','measure':'people'}]"
            })
    void asManyPeopleAsTheNumberSays(String json) {
        Trends question = trends(json);
        Data data = engine.data();
        TrendsResult result = KIND.answer(question, data, Work.unobserved());
        Table table = KIND.table(question, result);
        int opened = 0;
        for (int row = 0; row < table.rows().size(); row++) {
            assertThat(table.rows().get(row)).hasSameSizeAs(table.columns());
            for (int column = 0; column < table.columns().size(); column++) {
                Optional<Cell> cell = KIND.cell(question, result, row, column);
                if (cell.isPresent()) {
                    assertThat(table.columns().get(column).type()).isEqualTo(Table.Type.COUNT);
                    boolean people =
                            question.series().get(cell.get().column()).measure().ofPeople();
                    if (people && ++opened % 5 == 1 && opened < 5 * OPENED) {
                        assertThat(KIND.people(question, cell.get(), data, Work.unobserved())
                                        .names())
                                .as("row %d, column %d of %s", row, column, table)
                                .hasSize(((Long) table.rows().get(row).get(column)).intValue());
                    }
                }
            }
        }
        boolean forecast = question.view() instanceof Trends.View.Forecast;
        boolean anomalies = question.view() instanceof Trends.View.Anomalies;
        assertThat(opened > 0)
                .isEqualTo(!forecast && !(anomalies && table.rows().isEmpty()));
        assertThat(KIND.cell(question, result, table.rows().size(), 1)).isEmpty();
        assertThat(KIND.cell(question, result, -1, 1)).isEmpty();
        assertThat(KIND.chart(question, result).draw(Palette.DARK)).isNotNull();
        assertThat(KIND.chart(question, result).description()).isNotBlank().doesNotContain("NaN");
        assertThat(KIND.words(question)).doesNotContain("{").endsWith("(UTC).");
    }

    @Test
    void whereThereIsNothingEverythingIsEmpty() {
        Trends question = trends("'period':'day','series':[{'event':'nobody does this'}]");
        TrendsResult result = KIND.answer(question, engine.data(), Work.unobserved());
        assertThat(result).isEqualTo(TrendsResult.NOTHING);
        assertThat(KIND.table(question, result).rows()).isEmpty();
        assertThat(KIND.json(question, result).toString()).isEqualTo("{\"periods\":[],\"incomplete\":[]}");
        assertThat(KIND.chart(question, result).description()).contains("no data");
        assertThat(KIND.people(question, new Cell(0, 0), engine.data(), Work.unobserved())
                        .isEmpty())
                .isTrue();
    }

    @Test
    void aBoundedRangeWithoutEventsIsListedWithZeros() {
        Trends question =
                trends("'period':'day','series':[{'event':'nobody does this'}],'from':'2024-04-01','to':'2024-04-02'");
        assertThat(KIND.json(question, KIND.answer(question, engine.data(), Work.unobserved()))
                        .toString())
                .contains("\"values\":[0,0]");
    }

    @Test
    void oneReadingOfTheFilesAnswersAllSeries() {
        Trends question = trends(
                "'period':'day','series':[{'event':'a'},{'event':'b','measure':'people'},{'event':'c','measure':'median','property':'p'}]");
        var reader = new NotingReader(engine.data().reader());
        KIND.answer(question, new Data(engine.data().journeys(), reader), Work.unobserved());
        assertThat(reader.queries()).hasSize(1);
    }

    /** A range may end long after the data: all of what is listed there is predicted, not only its last periods. */
    @Test
    void aForecastIsDrawnWhereItBelongs() {
        Trends question =
                trends("'period':'day','type':'forecast','horizon':3,'series':[{'event':null}],'to':'2024-06-20'");
        TrendsResult result = KIND.answer(question, engine.data(), Work.unobserved());
        TrendsChart chart = TrendsCharts.chart(question, result);
        TrendsChart.Outlook outlook = chart.lines().getFirst().outlook().orElseThrow();
        assertThat(chart.starts().get(outlook.from())).isEqualTo(result.coming().getFirst());
        assertThat(chart.starts()).isEqualTo(result.periods()).doesNotHaveDuplicates();
        assertThat(result.periods().indexOf(result.coming().getFirst()))
                .isLessThan(result.periods().size() - 3);
    }
}
