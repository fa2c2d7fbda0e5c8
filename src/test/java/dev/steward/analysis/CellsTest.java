package dev.steward.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.EveryKind;
import dev.steward.analysis.Kinds.Asked;
import dev.steward.chart.Palette;
import dev.steward.journey.PlainEvent;
import dev.steward.journey.PlainJourneys;
import dev.steward.model.Cell;
import dev.steward.model.Table;
import dev.steward.model.Work;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Behind every number of a table that can be opened stand as many people as it says. */
class CellsTest {
    private static final Kinds KINDS = EveryKind.kinds();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'kind':'funnel','steps':[{'event':'a'},{'event':'b','optional':true},{'event':'c'}]}",
                "{'kind':'funnel','order':'unordered','steps':[{'event':'a'},{'event':'b'},{'event':'c'}],'breakdown':{'properties':['p','q']}}",
                "{'kind':'funnel','order':'strict','steps':[{'event':'a'},{'event':'b'}],'breakdown':{'properties':['p'],'attribution':'all_events'}}",
                "{'kind':'funnel','steps':[{'event':'a'},{'event':'b','window':{'value':4,'unit':'hour'}},{'event':'c','window':{'value':1,'unit':'day'}}]}",
                "{'kind':'funnel','count':'conversions','window':{'value':1,'unit':'day'},'steps':[{'event':'a'},{'event':'b'}],'breakdown':{'properties':['p']}}",
                "{'kind':'funnel','type':'trend','granularity':'hour','steps':[{'event':'a'},{'event':'b'}]}",
                "{'kind':'funnel','type':'time_to_convert','steps':[{'event':'a'},{'event':'b'}]}",
                "{'kind':'funnel','type':'time_to_convert','bins':3,'steps':[{'event':'a'},{'event':'c'}]}",
                "{'kind':'funnel','type':'correlation','steps':[{'event':'a'},{'event':'c'}]}",
                "{'kind':'retention','period':'day','mode':'recurring','target':{'event':'a'},'returning':{'event':'b'}}",
                "{'kind':'retention','period':'day','target':{'event':'a'},'returning':{'event':null},'breakdown':{'property':'p','limit':1}}",
                "{'kind':'lifecycle','period':'day','activity':{'event':'a'}}",
                "{'kind':'stages','signup':{'event':'a'},'new_for':{'value':30,'unit':'minute'},'at_risk_after':{'value':1,'unit':'hour'},'churned_after':{'value':2,'unit':'hour'}}",
                "{'kind':'segment','rules':[{'did':{'event':'a'},'at_least':2},{'did':{'event':'b'},'in_last':{'value':1,'unit':'day'}}],'match':'any'}",
                "{'kind':'churn','lookback':{'value':12,'unit':'hour'},'horizon':{'value':1,'unit':'day'},'factors':[{'name':'A','weight':2,'input':{'count':{'event':'a'}},'best':0,'worst':2},{'name':'B','weight':1,'input':{'days_since':{'event':'b'}},'best':0,'worst':0.5,'missing':90}],'tiers':{'medium':20,'high':40,'critical':60}}",
                "{'kind':'churn','activity':{'event':['a','b']},'factors':[{'name':'A','weight':2,'input':{'share':{'event':'a'},'among':{'event':'b'}},'best':1,'worst':0}]}",
                "{'kind':'experiment','variant':{'property':'p'},'exposure':{'event':'a'},'goal':{'event':'b'}}",
                "{'kind':'experiment','variant':{'property':'p','expected':{'u':1,'v':2}},'exposure':{'event':null},'goal':{'event':'c'},'measure':{'mean_of':'p'}}",
                "{'kind':'experiment','variant':{'property':'q','control':'true'},'exposure':{'event':'a'},'goal':{'event':null},'measure':'events_per_person'}",
                "{'kind':'attribution','conversion':{'event':'c'},'touches':{'event':['a','b'],'channel':'p'}}",
                "{'kind':'attribution','conversion':{'event':'a'},'touches':{'event':null,'channel':'q'},'count':'first','window':{'value':1,'unit':'day'}}",
                "{'kind':'paths','session_gap':{'value':12,'unit':'hour'},'collapse_repeats':false,'show_dropoff':true}",
                "{'kind':'paths','session_gap':{'value':9,'unit':'hour'},'node_property':{'a':'p'},'max_nodes_per_step':2}",
                "{'kind':'paths','session_gap':{'value':2,'unit':'day'},'start_at':'a','show_dropoff':true}",
                "{'kind':'stickiness','period':'day','activity':{'event':'a'}}",
                "{'kind':'sessions','session_gap':{'value':3,'unit':'hour'}}",
                "{'kind':'sessions','session_gap':{'value':3,'unit':'hour'},'breakdown':{'property':'p'}}",
                "{'kind':'sessions','session_gap':{'value':6,'unit':'hour'},'type':'trend'}",
                "{'kind':'sessions','session_gap':{'value':6,'unit':'hour'},'type':'length'}",
                "{'kind':'sessions','session_gap':{'value':6,'unit':'hour'},'type':'pages','page':'p'}"
            })
    void asManyPeopleAsTheNumberSays(String json) {
        Asked<?, ?> asked = KINDS.parse(json.replace('\'', '"'));
        int opened = 0;
        for (int seed = 0; seed < 50; seed++) {
            List<PlainEvent> events = new RandomCase(seed, 3 * 3_600, 30).events(8, 6);
            opened += check(asked, new PlainJourneys(events), seed);
        }
        assertThat(opened).isGreaterThan(40);
    }

    private static <Q extends Question, R> int check(Asked<Q, R> asked, PlainJourneys journeys, int seed) {
        Kind<Q, R> kind = asked.kind();
        R result = kind.answer(asked.question(), PlainData.of(journeys), Work.unobserved());
        Table table = kind.table(asked.question(), result);
        int opened = 0;
        for (int row = 0; row < table.rows().size(); row++) {
            assertThat(table.rows().get(row)).hasSameSizeAs(table.columns());
            for (int column = 0; column < table.columns().size(); column++) {
                Optional<Cell> cell = kind.cell(asked.question(), result, row, column);
                if (cell.isPresent()) {
                    opened++;
                    assertThat(kind.people(asked.question(), cell.get(), PlainData.of(journeys), Work.unobserved())
                                    .names())
                            .as("seed %d, row %d, column %d of %s", seed, row, column, table)
                            .doesNotHaveDuplicates()
                            .hasSize(((Long) table.rows().get(row).get(column)).intValue());
                }
            }
        }
        assertThat(kind.cell(asked.question(), result, table.rows().size(), 1)).isEmpty();
        assertThat(kind.chart(asked.question(), result).draw(Palette.LIGHT)).isNotNull();
        assertThat(kind.chart(asked.question(), result).description()).isNotBlank();
        return opened;
    }
}
