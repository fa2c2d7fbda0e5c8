package dev.steward.analysis.trends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.definition.JsonFields;
import dev.steward.model.BadDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrendsJsonTest {
    private static Trends read(String json) {
        return TrendsJson.read(JsonFields.parse(("{'kind':'trends'," + json + "}").replace('\'', '"')));
    }

    @Test
    void whatHoldsItsDefaultIsNotWritten() {
        Trends plain = read("'period':'day','series':[{'event':'a','measure':'total'}],'type':'trend'");
        assertThat(TrendsJson.write(plain).toString())
                .isEqualTo("{\"kind\":\"trends\",\"period\":\"day\",\"series\":[{\"event\":\"a\"}]}");
        assertThat(TrendsJson.write(read("'period':'day','series':[{'event':'a'}],'formula':{'expression':'A*2'}"))
                        .toString())
                .contains("\"formula\":\"A*2\"");
    }

    @Test
    void everythingIsReadBackAsItWasWritten() {
        String all =
                "'period':'week','week_start':'monday','series':[{'event':['a','b'],'where':[{'property':'x','value':1}],"
                        + "'measure':'p90','property':'amount','name':'Large'},{'event':null,'measure':'active','days':14}],"
                        + "'formula':{'expression':'A / B','name':'Ratio','format':'percent'},'breakdown':{'property':'p','limit':3},"
                        + "'annotations':[{'at':'2024-05-01','text':'x','incident':true},{'at':'2024-05-01T10:00:00Z','text':'y'}],"
                        + "'compare':'previous_year','moving_average':4";
        Trends read = read(all);
        assertThat(TrendsJson.read(JsonFields.parse(TrendsJson.write(read).toString())))
                .isEqualTo(read);
        Trends forecast = read("'period':'day','series':[{'event':'a'}],'type':'forecast','horizon':9");
        assertThat(TrendsJson.read(JsonFields.parse(TrendsJson.write(forecast).toString())))
                .isEqualTo(forecast);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "'series':[{'event':'a'}] | The key \"period\" is needed here.",
                "'period':'day' | The key \"series\" is needed here.",
                "'period':'day','series':[] | series: A trend has 1 to 26 series, not 0.",
                "'period':'day','serie':[] | The key \"serie\" is not known here; did you mean \"series\"?",
                "'period':'day','series':[{'event':'a','measure':'peple'}] | series[0].measure: \"peple\" is not known here; did you mean \"people\"?",
                "'period':'day','series':[{'event':'a','property':'x'}] | series[0]: The key \"property\" is not known here.",
                "'period':'day','series':[{'event':'a','measure':'sum'}] | series[0]: The key \"property\" is needed here.",
                "'period':'day','series':[{'event':'a','measure':'people','days':7}] | series[0]: The key \"days\" is not known here.",
                "'period':'day','series':[{'event':'a','measure':'active','days':367}] | series[0].days: 367 is out of range.",
                "'period':'hour','series':[{'event':'a','measure':'active'}] | series[0].measure: \"active\" counts whole days and cannot be had by the hour.",
                "'period':'day','series':[{'event':'a','measure':'median','property':'x'}],'cumulative':true | series[0].measure: \"median\" cannot be cumulative.",
                "'period':'day','series':[{'event':'a'}],'formula':'A + B' | formula: There is no series B.",
                "'period':'day','series':[{'event':'a'}],'breakdown':{'property':'x','limit':101} | breakdown.limit: 101 is out of range.",
                "'period':'day','series':[{'event':'a'}],'moving_average':1 | moving_average: A whole number of at least 2 is needed, not 1.",
                "'period':'day','series':[{'event':'a'}],'type':'anomalies','compare':'previous_period' | The key \"compare\" is not known here.",
                "'period':'day','series':[{'event':'a'}],'horizon':3 | The key \"horizon\" is not known here.",
                "'period':'day','series':[{'event':'a'}],'annotations':[{'at':'May','text':'x'}] | annotations[0].at: \"May\" is neither a day nor an instant.",
                "'period':'day','series':[{'event':'a'}],'annotations':[{'at':'2024-05-01','text':' '}] | annotations[0].text: An annotation says something."
            })
    void complaintsNameTheirPlace(String json, String message) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(BadDefinition.class).hasMessageStartingWith(message);
    }
}
