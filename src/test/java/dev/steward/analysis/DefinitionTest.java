package dev.steward.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.steward.EveryKind;
import dev.steward.analysis.funnel.Funnel;
import dev.steward.analysis.lifecycle.Lifecycle;
import dev.steward.analysis.retention.Retention;
import dev.steward.definition.Scope;
import dev.steward.definition.When;
import dev.steward.model.BadDefinition;
import dev.steward.model.Condition;
import dev.steward.model.Matcher;
import dev.steward.model.Op;
import dev.steward.model.Value;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionTest {
    private static final Kinds KINDS = EveryKind.kinds();
    private static final String STEPS = "\"steps\": [{\"event\": \"a\"}, {\"event\": \"b\"}]";

    private static String quoted(String json) {
        return json.replace('\'', '"');
    }

    private static Question read(String json) {
        return KINDS.parse(quoted(json)).question();
    }

    /** The document, the place of the complaint, and what the message or the remedy says. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {                                                                          |  | JSON
                    []                                                                         |  | object
                    {'kind': 'funel'}                                                          | kind | did you mean "funnel"
                    {'steps': []}                                                              |  | "kind" is needed
                    {'kind': 'funnel'}                                                         |  | "steps" is needed
                    {'kind': 'funnel', 'stepps': []}                                           |  | did you mean "steps"
                    {'kind': 'funnel', 'steps': []}                                            | steps | at least one
                    {'kind': 'funnel', 'steps': {}}                                            | steps | list
                    {'kind': 'funnel', 'steps': [{}]}                                          | steps[0] | "event" is needed
                    {'kind': 'funnel', 'steps': [{'event': []}]}                               | steps[0].event | name
                    {'kind': 'funnel', 'steps': [{'event': ''}]}                               | steps[0].event | name
                    {'kind': 'funnel', 'steps': [{'event': 7}]}                                | steps[0].event | quotes
                    {'kind': 'funnel', 'steps': [{'event': 'a', 'wher': []}]}                  | steps[0] | did you mean "where"
                    {'kind': 'funnel', 'steps': [{'event': 'a', 'optional': true}]}            | steps[0].optional | first step
                    {'kind': 'funnel', STEPS, 'order': 'order'}                                | order | strict, unordered
                    {'kind': 'funnel', STEPS, 'window': {'value': 0, 'unit': 'day'}}           | window.value | at least 1
                    {'kind': 'funnel', STEPS, 'window': {'value': -1, 'unit': 'day'}}          | window.value | at least 1
                    {'kind': 'funnel', STEPS, 'window': {'value': 1.5, 'unit': 'day'}}         | window.value | whole
                    {'kind': 'funnel', STEPS, 'window': {'value': 1, 'unit': 'days'}}          | window.unit | did you mean "day"
                    {'kind': 'funnel', STEPS, 'window': {'value': 1}}                          | window | "unit" is needed
                    {'kind': 'funnel', STEPS, 'window': 14}                                    | window | object
                    {'kind': 'funnel', STEPS, 'window': {'value': 2000000000, 'unit': 'week'}} | window | 1000000
                    {'kind': 'funnel', 'steps': [{'event': 'a', 'window': {'value': 1, 'unit': 'day'}}]} | steps[0].window | first step
                    {'kind': 'funnel', 'steps': [{'event': 'a'}, {'event': 'b', 'window': 5}]} | steps[1].window | object
                    {'kind': 'funnel', 'steps': [{'event': 'a'}, {'event': 'b', 'window': {'value': 2000000, 'unit': 'day'}}]} | steps[1].window | 1000000
                    {'kind': 'funnel', 'order': 'unordered', 'steps': [{'event': 'a'}, {'event': 'b', 'window': {'value': 1, 'unit': 'day'}}]} | steps[1].window | another order
                    {'kind': 'funnel', STEPS, 'count': 'attempts'}                             | count | people, conversions
                    {'kind': 'funnel', STEPS, 'count': 'conversions', 'type': 'trend'}         | count | "steps" only
                    {'kind': 'funnel', STEPS, 'ties': 'maybe'}                                 | ties | strictly_increasing
                    {'kind': 'funnel', STEPS, 'from': '2024-05-02', 'to': '2024-05-01'}        | to | before it starts
                    {'kind': 'funnel', STEPS, 'from': 'yesterday'}                             | from | 2024-05-01T10:00:00Z
                    {'kind': 'funnel', STEPS, 'from': '2024-02-30'}                            | from | neither
                    {'kind': 'funnel', STEPS, 'from': '2024-05-01T10:00:00'}                   | from | zone
                    {'kind': 'funnel', STEPS, 'timezone': 'Europe/Berlni'}                     | timezone | did you mean "Europe/Berlin"
                    {'kind': 'funnel', STEPS, 'week_start': 'friday'}                          | week_start | sunday, monday
                    {'kind': 'funnel', STEPS, 'actor': 'team'}                                 | actor | user
                    {'kind': 'funnel', STEPS, 'actor': {'properti': 'x'}}                      | actor | did you mean "property"
                    {'kind': 'funnel', STEPS, 'exclusions': [{'event': 'x', 'after_step': 2, 'before_step': 2}]} | exclusions[0].after_step | Only 1
                    {'kind': 'funnel', STEPS, 'exclusions': [{'event': 'x', 'before_step': 3}]} | exclusions[0].before_step | Only 2
                    {'kind': 'funnel', 'steps': [{'event': 'a'}], 'exclusions': [{'event': 'x'}]} | exclusions[0] | nothing between
                    {'kind': 'funnel', STEPS, 'breakdown': {'properties': []}}                 | breakdown.properties | property
                    {'kind': 'funnel', STEPS, 'breakdown': {'properties': ['p'], 'attribution': 'step'}} | breakdown | "step" is needed
                    {'kind': 'funnel', STEPS, 'breakdown': {'properties': ['p'], 'attribution': 'step', 'step': 3}} | breakdown.step | 1 to 2
                    {'kind': 'funnel', STEPS, 'breakdown': {'properties': ['p'], 'step': 1}}   | breakdown.step | attribution
                    {'kind': 'funnel', STEPS, 'type': 'trend', 'breakdown': {'properties': ['p']}} | breakdown | steps
                    {'kind': 'funnel', STEPS, 'type': 'trend', 'granularity': 'year'}          | granularity | hour, day, week, month
                    {'kind': 'funnel', STEPS, 'type': 'trend', 'from_step': 3}                 | from_step | 1 to 2
                    {'kind': 'funnel', STEPS, 'type': 'time_to_convert', 'from_step': 2, 'to_step': 1} | to_step | Only 2
                    {'kind': 'funnel', STEPS, 'type': 'time_to_convert', 'bins': 0}            | bins | at least 1
                    {'kind': 'funnel', STEPS, 'bins': 3}                                       |  | "bins" is not known
                    {'kind': 'funnel', STEPS, 'filters': [{'op': 'equals', 'value': 1}]}       | filters[0] | "property" is needed
                    {'kind': 'funnel', STEPS, 'filters': [{'property': 'p', 'op': 'equal', 'value': 1}]} | filters[0].op | did you mean "equals"
                    {'kind': 'funnel', STEPS, 'filters': [{'property': 'p'}]}                  | filters[0] | "value" is needed
                    {'kind': 'funnel', STEPS, 'filters': [{'property': '', 'value': 1}]}       | filters[0].property | name
                    {'kind': 'funnel', STEPS, 'filters': [{'property': 'p', 'op': 'is_set', 'value': 1}]} | filters[0].value | no value
                    {'kind': 'funnel', STEPS, 'filters': [{'property': 'p', 'op': 'between', 'value': [2, 1]}]} | filters[0].value | lower value first
                    {'kind': 'funnel', STEPS, 'filters': [{'property': 'p', 'op': 'between', 'value': [2]}]} | filters[0].value | 2 values
                    {'kind': 'funnel', STEPS, 'filters': [{'property': 'p', 'op': 'in', 'value': 2}]} | filters[0].value | list
                    {'kind': 'funnel', STEPS, 'filters': [{'property': 'p', 'op': 'equals', 'value': [2]}]} | filters[0].value | single value
                    {'kind': 'funnel', STEPS, 'filters': [{'property': 'p', 'op': 'matches', 'value': '(a'}]} | filters[0].value | regular expression
                    {'kind': 'funnel', STEPS, 'filters': [{'property': 'p', 'op': 'matches', 'value': '(?=a)'}]} | filters[0].value | RE2
                    {'kind': 'funnel', 'steps': [{'event': 'a', 'where': [{'property': 'p', 'op': 'between', 'value': ['b', 'a']}]}]} | steps[0].where[0].value | lower
                    {'kind': 'funnel', 'kind': 'funnel'}                                       |  | kind
                    {'kind': 'retention', 'target': {'event': null}, 'returning': {'event': null}} |  | "period" is needed
                    {'kind': 'retention', 'period': 'day', 'returning': {'event': null}}       |  | "target" is needed
                    {'kind': 'retention', 'period': 'day', 'target': {'event': null}}          |  | "returning" is needed
                    {'kind': 'retention', 'period': 'day', 'target': {'event': null}, 'returning': {'event': null, 'x': 1}} | returning | "x" is not known
                    {'kind': 'retention', 'period': 'day', 'target': {'event': null}, 'returning': {'event': null}, 'cohorts': 0} | cohorts | at least 1
                    {'kind': 'retention', 'period': 'day', 'target': {'event': null}, 'returning': {'event': null}, 'cohorts': 1000000} | cohorts | 100000
                    {'kind': 'retention', 'period': 'day', 'target': {'event': null}, 'returning': {'event': null}, 'window_mode': '24h'} | window_mode | 24h_from_target
                    {'kind': 'retention', 'period': 'day', 'target': {'event': null}, 'returning': {'event': null}, 'breakdown': {'limit': 1}} | breakdown | "property" is needed
                    {'kind': 'retention', 'period': 'day', 'target': {'event': null}, 'returning': {'event': null}, 'rolling': 1} | rolling | true or false
                    {'kind': 'lifecycle', 'period': 'day'}                                     |  | "activity" is needed
                    {'kind': 'lifecycle', 'period': 'dai', 'activity': {'event': null}}        | period | did you mean "day"
                    {'kind': 'paths', 'max_step': 3}                                           |  | did you mean "max_steps"
                    {'kind': 'paths', 'max_steps': 0}                                          | max_steps | at least 1
                    {'kind': 'paths', 'max_steps': 1001}                                       | max_steps | 1 to 1000
                    {'kind': 'paths', 'only_step': 6}                                          | only_step | 1 to 5
                    {'kind': 'paths', 'max_nodes_per_step': 0}                                 | max_nodes_per_step | at least 1
                    {'kind': 'paths', 'minimum_count': 0}                                      | minimum_count | at least 1
                    {'kind': 'paths', 'session_gap': 30}                                       | session_gap | object
                    {'kind': 'paths', 'session_gap': {'value': 2000000000, 'unit': 'week'}}    | session_gap | 1000000
                    {'kind': 'paths', 'events': ['']}                                          | events | name
                    {'kind': 'paths', 'events': 'page'}                                        | events | list
                    {'kind': 'paths', 'node_property': ['url']}                                | node_property | object
                    {'kind': 'paths', 'node_property': {'page': 7}}                            | node_property.page | quotes
                    {'kind': 'paths', 'node_property': {'page': null}}                         | node_property | "page" is needed
                    {'kind': 'paths', 'node_property': {'page': ''}}                           | node_property.page | name
                    {'kind': 'paths', 'groupings': ['']}                                       | groupings | pattern
                    {'kind': 'paths', 'collapse_repeats': 'no'}                                | collapse_repeats | true or false
                    {'kind': 'churn'} |  | "factors" is needed
                    {'kind': 'churn', 'factors': []} | factors | At least one factor
                    {'kind': 'churn', 'factrs': []} |  | did you mean "factors"
                    {'kind': 'churn', 'factors': [{'weight': 1, 'input': 'active_days', 'best': 9, 'worst': 1}]} | factors[0] | "name" is needed
                    {'kind': 'churn', 'factors': [{'name': ' ', 'weight': 1, 'input': 'active_days', 'best': 9, 'worst': 1}]} | factors[0].name | needs a name
                    {'kind': 'churn', 'factors': [{'name': 'A', 'input': 'active_days', 'best': 9, 'worst': 1}]} | factors[0] | "weight" is needed
                    {'kind': 'churn', 'factors': [{'name': 'A', 'weight': 0, 'input': 'active_days', 'best': 9, 'worst': 1}]} | factors[0].weight | above 0
                    {'kind': 'churn', 'factors': [{'name': 'A', 'weight': 'much', 'input': 'active_days', 'best': 9, 'worst': 1}]} | factors[0].weight | number
                    {'kind': 'churn', 'factors': [{'name': 'A', 'weight': 1, 'best': 9, 'worst': 1}]} | factors[0] | "input" is needed
                    {'kind': 'churn', 'factors': [{'name': 'A', 'weight': 1, 'input': 'days', 'best': 9, 'worst': 1}]} | factors[0].input | active_days
                    {'kind': 'churn', 'factors': [{'name': 'A', 'weight': 1, 'input': {}, 'best': 9, 'worst': 1}]} | factors[0].input | days_since
                    {'kind': 'churn', 'factors': [{'name': 'A', 'weight': 1, 'input': {'cuont': {'event': 'a'}}, 'best': 9, 'worst': 1}]} | factors[0].input | did you mean "count"
                    {'kind': 'churn', 'factors': [{'name': 'A', 'weight': 1, 'input': {'count': {'event': 'a'}, 'among': {'event': 'b'}}, 'best': 9, 'worst': 1}]} | factors[0].input | "among" is not known
                    {'kind': 'churn', 'factors': [{'name': 'A', 'weight': 1, 'input': {'share': {'event': 'a'}}, 'best': 9, 'worst': 1}]} | factors[0].input | "among" is needed
                    {'kind': 'churn', 'factors': [{'name': 'A', 'weight': 1, 'input': {'average': {'event': 'a'}}, 'best': 9, 'worst': 1}]} | factors[0].input | "property" is needed
                    {'kind': 'churn', 'factors': [{'name': 'A', 'weight': 1, 'input': {'average': {'event': 'a'}, 'property': ''}, 'best': 9, 'worst': 1}]} | factors[0].input.property | name
                    {'kind': 'churn', 'factors': [{'name': 'A', 'weight': 1, 'input': 'active_days', 'best': 9, 'worst': 9}]} | factors[0].worst | same value
                    {'kind': 'churn', 'factors': [{'name': 'A', 'weight': 1, 'input': 'active_days', 'best': 9, 'worst': 1, 'missing': 50}]} | factors[0].missing | always something
                    {'kind': 'churn', 'factors': [{'name': 'A', 'weight': 1, 'input': {'days_since': {'event': 'a'}}, 'best': 9, 'worst': 1, 'missing': 101}]} | factors[0].missing | between 0 and 100
                    {'kind': 'churn', 'factors': [{'name': 'A', 'weight': 1, 'input': {'days_since': {'event': 'a'}}, 'best': 9, 'worst': 1, 'missing': 'no'}]} | factors[0].missing | skip
                    {'kind': 'churn', 'factors': [{'name': 'A', 'weight': 1, 'input': 'active_days', 'best': 9, 'worst': 1}], 'tiers': {'medium': 50}} | tiers | rise
                    {'kind': 'churn', 'factors': [{'name': 'A', 'weight': 1, 'input': 'active_days', 'best': 9, 'worst': 1}], 'tiers': {'critical': 101}} | tiers | rise
                    {'kind': 'churn', 'factors': [{'name': 'A', 'weight': 1, 'input': 'active_days', 'best': 9, 'worst': 1}], 'tiers': {'low': 1}} | tiers | "low" is not known
                    {'kind': 'churn', 'factors': [{'name': 'A', 'weight': 1, 'input': 'active_days', 'best': 9, 'worst': 1}], 'list': -1} | list | at least 0
                    {'kind': 'churn', 'factors': [{'name': 'A', 'weight': 1, 'input': 'active_days', 'best': 9, 'worst': 1}], 'horizon': {'value': 2000000000, 'unit': 'week'}} | horizon | 1000000
                    {'kind': 'stickiness', 'activity': {'event': null}}                        |  | "period" is needed
                    {'kind': 'stickiness', 'period': 'day'}                                    |  | "activity" is needed
                    {'kind': 'stickiness', 'period': 'day', 'activity': {'event': 'a'}, 'target': 1} |  | "target" is not known
                    {'kind': 'sessions', 'session_gab': {'value': 30, 'unit': 'minute'}}       |  | did you mean "session_gap"
                    {'kind': 'sessions', 'session_gap': 30}                                    | session_gap | object
                    {'kind': 'sessions', 'session_gap': {'value': 0, 'unit': 'minute'}}        | session_gap.value | at least 1
                    {'kind': 'sessions', 'session_gap': {'value': 2000000000, 'unit': 'week'}} | session_gap | 1000000
                    {'kind': 'sessions', 'type': 'trent'}                                      | type | did you mean "trend"
                    {'kind': 'sessions', 'granularity': 'day'}                                 |  | "granularity" is not known
                    {'kind': 'sessions', 'type': 'length', 'breakdown': {'property': 'p'}}     |  | "breakdown" is not known
                    {'kind': 'sessions', 'breakdown': {}}                                      | breakdown | "property" is needed
                    {'kind': 'sessions', 'breakdown': {'property': ''}}                        | breakdown.property | name
                    {'kind': 'sessions', 'page': ''}                                           | page | name
                    {'kind': 'sessions', 'list': -1}                                           | list | at least 0
                    {'stages': [{'order': 1, 'event_type': 'a'}, {'order': 1, 'event_type': 'b'}]} | stages[1].order | order 1
                    {'stages': [{'order': 1}]}                                                 | stages[0] | "event_type" is needed
                    {'stages': [{'order': 1, 'event_type': 'a', 'filters': {}}]}               | stages[0] | did you mean "filter"
                    """)
    void complaintsNameThePlaceAndTheRemedy(String json, String path, String said) {
        BadDefinition bad =
                catchThrowableOfType(BadDefinition.class, () -> read(json.replace("STEPS", STEPS.replace('"', '\''))));
        assertThat(bad).as(json).isNotNull();
        assertThat(bad.path()).isEqualTo(path == null ? "" : path);
        assertThat(bad.getMessage() + " " + bad.remedy()).contains(said);
        assertThat(bad.code()).startsWith("definition.");
    }

    @Test
    void anUnorderedFunnelIsExcludedFromAsAWhole() {
        assertThatThrownBy(
                        () -> read(
                                "{'kind': 'funnel', 'order': 'unordered', 'steps': [{'event': 'a'}, {'event': 'b'},"
                                        + " {'event': 'c'}], 'exclusions': [{'event': 'x', 'after_step': 1, 'before_step': 2}]}"))
                .isInstanceOf(BadDefinition.class)
                .hasMessageContaining("whole funnel");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'kind':'funnel','steps':[{'event':'a'}]}",
                "{'kind':'funnel','steps':[{'event':null},{'event':['a','b'],'where':[{'property':'p','op':'between','value':[1,2.5]}],'optional':true}],"
                        + "'order':'strict','window':{'value':90,'unit':'minute'},'ties':'strictly_increasing','strict_repeats':'ignored',"
                        + "'exclusions':[{'event':'x','after_step':1,'before_step':2}],'breakdown':{'properties':['p','q'],'attribution':'step','step':2},"
                        + "'filters':[{'segment':'VIP','op':'not_in'},{'property':'p','op':'not_set'},{'property':'q','op':'in','value':['a',1,true]}],"
                        + "'timezone':'Europe/Berlin','week_start':'monday','actor':{'property':'org'},'from':'2024-05-01','to':'2024-05-02T10:00:00Z'}",
                "{'kind':'funnel','type':'trend','granularity':'week','from_step':2,'steps':[{'event':'a'},{'event':'b'}]}",
                "{'kind':'funnel','type':'time_to_convert','to_step':1,'bins':4,'steps':[{'event':'a'},{'event':'b'}]}",
                "{'kind':'funnel','steps':[{'event':'a'},{'event':'b','optional':true,'window':{'value':90,'unit':'minute'}}],'count':'conversions'}",
                "{'kind':'funnel','type':'correlation','steps':[{'event':'a'},{'event':'b'}]}",
                "{'kind':'retention','period':'week','target':{'event':null},'returning':{'event':'a'}}",
                "{'kind':'retention','period':'day','mode':'recurring','target':{'event':null},'returning':{'event':'a'},'cohorts':3,'columns':2,"
                        + "'minimum_occurrences':2,'rolling':true,'window_mode':'24h_from_target','breakdown':{'property':'p','limit':2},'week_start':'monday'}",
                "{'kind':'lifecycle','period':'month','activity':{'event':'a'},'week_start':'sunday'}",
                "{'kind':'paths'}",
                "{'kind':'paths','session_gap':{'value':1,'unit':'hour'},'events':['a','b'],'node_property':{'b':'p','a':'q'},'groupings':['/x/*'],"
                        + "'exclude_nodes':['','c'],'collapse_repeats':false,'start_at':'a','end_at':'/x/*','max_steps':9,'show_dropoff':true,"
                        + "'max_nodes_per_step':4,'only_step':9,'minimum_count':3,'from':'2024-05-01'}",
                "{'kind':'stickiness','period':'week','activity':{'event':'a'},'week_start':'monday','from':'2024-05-01'}",
                "{'kind':'sessions'}",
                "{'kind':'sessions','session_gap':{'value':90,'unit':'second'},'page':'url','breakdown':{'property':'p'},'list':0,'to':'2024-05-01'}",
                "{'kind':'sessions','type':'trend','granularity':'week','week_start':'monday'}",
                "{'kind':'sessions','type':'length'}",
                "{'kind':'sessions','type':'pages'}"
            })
    void whatIsReadIsWrittenTheSame(String json) {
        assertThat(KINDS.parse(quoted(json)).definition()).hasToString(quoted(json));
    }

    @Test
    void defaultsAreThoseOfTheDefinitions() {
        Funnel funnel = (Funnel) read("{'kind': 'funnel', 'steps': [{'event': 'a'}, {'event': 'b'}]}");
        assertThat(funnel)
                .isEqualTo(new Funnel(
                        new Scope(
                                List.of(),
                                ZoneOffset.UTC,
                                DayOfWeek.SUNDAY,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        List.of(new Funnel.Step(Matcher.event("a"), false), new Funnel.Step(Matcher.event("b"), false)),
                        Funnel.Order.ORDERED,
                        Duration.ofDays(14),
                        Funnel.Ties.ALLOWED,
                        Funnel.StrictRepeats.BREAK,
                        List.of(),
                        Optional.empty(),
                        Funnel.Count.PEOPLE,
                        new Funnel.View.Steps()));
        Retention retention = (Retention)
                read("{'kind': 'retention', 'period': 'week', 'target': {'event': null}, 'returning': {'event': 'a'}}");
        assertThat(retention.mode()).isEqualTo(Retention.Mode.FIRST_TIME);
        assertThat(retention.minimumOccurrences()).isEqualTo(1);
        assertThat(retention.windowMode()).isEqualTo(Retention.WindowMode.CALENDAR);
        assertThat(retention.scope().weekStart()).isEqualTo(DayOfWeek.SUNDAY);
        assertThat(retention.target()).isEqualTo(Matcher.ANY);
        Lifecycle lifecycle = (Lifecycle) read("{'kind': 'lifecycle', 'period': 'week', 'activity': {'event': 'a'}}");
        assertThat(lifecycle.scope().weekStart()).isEqualTo(DayOfWeek.MONDAY);
    }

    @Test
    void daysAreWholeLocalDays() {
        Scope scope =
                read("{'kind': 'lifecycle', 'period': 'day', 'activity': {'event': 'a'}, 'timezone': 'Europe/Berlin',"
                                + " 'from': '2024-03-31', 'to': '2024-03-31', 'actor': 'user'}")
                        .scope();
        assertThat(scope.timezone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(scope.from()).contains(new When.Day(LocalDate.of(2024, 3, 31)));
        assertThat(scope.range().from()).isEqualTo(Instant.parse("2024-03-30T23:00:00Z"));
        assertThat(scope.range().to()).isEqualTo(Instant.parse("2024-03-31T21:59:59.999999Z"));
    }

    @Test
    void theStagesOfTheOlderStoreAreConverted() {
        Funnel funnel = (Funnel)
                read(
                        "{'id': 'u', 'project_id': 'p', 'name': 'Purchase', 'description': 'd', 'stages': ["
                                + "{'order': 2, 'name': 'Bought', 'event_type': 'purchase', 'filter': {'properties.status': 'completed', 'country': 'DE'}},"
                                + "{'order': 1, 'name': 'Seen', 'event_type': 'page_view', 'filter': null}],"
                                + " 'is_active': true, 'created_at': '2024-01-15T10:00:00Z', 'updated_at': '2024-01-15T10:00:00Z'}");
        assertThat(funnel.steps())
                .containsExactly(
                        new Funnel.Step(Matcher.event("page_view"), false),
                        new Funnel.Step(
                                new Matcher(
                                        List.of("purchase"),
                                        List.of(
                                                new Condition.Property(
                                                        "status", Op.EQUALS, List.of(Value.of("completed"))),
                                                new Condition.Property("country", Op.EQUALS, List.of(Value.of("DE"))))),
                                false));
        assertThat(funnel.window()).isEqualTo(Funnel.DEFAULT_WINDOW);
        assertThat(KINDS.parse(KINDS.of(funnel).definition().toString()).question())
                .isEqualTo(funnel);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^a+$",
                "(?i)yes",
                "(?P<year>\\d{4})-\\d\\d",
                "[[:alpha:]_]+",
                "\\Q(?=\\E",
                "[(?=]",
                "a\\++",
                "\\pL\\b",
                "(a|b){2,3}?"
            })
    void expressionsThatRe2KnowsAreTaken(String expression) {
        Condition.Property condition = new Condition.Property("p", Op.MATCHES, List.of(Value.of(expression)));
        assertThat(condition.values()).containsExactly(Value.of(expression));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "[a", "a**", "*a", "(a)\\1", "(?<=a)b", "(?<!a)b", "(?>a)", "a++", "a{2}+", "\\k<n>"})
    void expressionsThatRe2DoesNotKnowAreRefused(String expression) {
        assertThatThrownBy(() -> new Condition.Property("p", Op.MATCHES, List.of(Value.of(expression))))
                .isInstanceOf(BadDefinition.class);
    }

    @Test
    void wordsSayWhatIsAsked() {
        Question question = read("{'kind': 'funnel', 'steps': [{'event': 'register'}, {'event': ['buy', 'rent'],"
                + " 'where': [{'property': 'amount', 'op': 'gte', 'value': 5}]}], 'window': {'value': 1, 'unit': 'day'},"
                + " 'exclusions': [{'event': 'cancel'}], 'from': '2024-05-01', 'to': '2024-05-31'}");
        assertThat(words(question))
                .isEqualTo(
                        "How many people do register, then buy or rent where amount is at least 5, all within 1 day of the"
                                + " first step. Attempts with cancel between step 1 and step 2 do not count."
                                + " 2024-05-01 to 2024-05-31 (UTC).");
    }

    private static <Q extends Question> String words(Q question) {
        return KINDS.of(question).kind().words(question);
    }

    @Test
    void mentionsAreListedOnce() {
        Question question = read("{'kind': 'funnel', 'steps': [{'event': 'a'}, {'event': ['b', 'a'], 'where':"
                + " [{'property': 'p', 'op': 'is_set'}]}], 'exclusions': [{'event': 'x'}], 'breakdown': {'properties': ['q', 'p']},"
                + " 'filters': [{'property': 'r', 'op': 'is_set'}], 'actor': {'property': 'org'}}");
        assertThat(KINDS.of(question).kind().eventNames(question)).containsExactly("a", "b", "x");
        assertThat(KINDS.of(question).kind().propertyNames(question)).containsExactly("p", "r", "q", "org");
    }
}
