package dev.steward.analysis.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.steward.analysis.PlainData;
import dev.steward.definition.JsonFields;
import dev.steward.journey.PlainEvent;
import dev.steward.journey.PlainJourneys;
import dev.steward.model.BadDefinition;
import dev.steward.model.Table;
import dev.steward.model.Value;
import dev.steward.model.Work;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttributionTest {
    private static final AttributionKind KIND = new AttributionKind();
    private static final String REST = "'conversion':{'event':'buy'},'touches':{'event':'visit','channel':'source'}";

    private static Attribution read(String json) {
        return KIND.read(JsonFields.parse(json.replace("REST", REST).replace('\'', '"')));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {'touches': {'event': 'a', 'channel': 'b'}}                              |  | "conversion" is needed
                    {'conversion': {'event': 'a'}}                                           |  | "touches" is needed
                    {'conversion': {'event': 'a'}, 'touches': {'event': 'b'}}                | touches | "channel" is needed
                    {'conversion': {'event': 'a'}, 'touches': {'channel': 'b'}}              | touches | "event" is needed
                    {'conversion': {'event': 'a'}, 'touches': {'event': 'b', 'channel': ''}} | touches.channel | utm_source
                    {'conversion': {'event': 'a'}, 'touches': {'event': 'b', 'chanel': 'c'}} | touches | did you mean "channel"
                    {REST, 'count': 'all'}                                                   | count | every, first
                    {REST, 'window': {'value': 0, 'unit': 'day'}}                            | window.value | at least 1
                    {REST, 'half_life': {'value': 9000000, 'unit': 'day'}}                   | half_life | 1000000
                    {REST, 'half_live': {'value': 9, 'unit': 'day'}}                         |  | did you mean "half_life"
                    """)
    void complaintsNameThePlaceAndTheRemedy(String json, String path, String said) {
        BadDefinition bad = catchThrowableOfType(BadDefinition.class, () -> read(json));
        assertThat(bad).as(json).isNotNull();
        assertThat(bad.path()).isEqualTo(path == null ? "" : path);
        assertThat(bad.getMessage() + " " + bad.remedy()).contains(said);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'kind':'attribution',REST}",
                "{'kind':'attribution','conversion':{'event':['buy','rent']},'touches':{'event':null,'where':[{'property':'paid','op':'is_set'}],"
                        + "'channel':'utm_source'},'window':{'value':90,'unit':'day'},'half_life':{'value':36,'unit':'hour'},'count':'first',"
                        + "'actor':{'property':'org'}}"
            })
    void whatIsReadIsWrittenTheSame(String json) {
        assertThat(KIND.write(read(json)))
                .hasToString(json.replace("REST", REST).replace('\'', '"'));
    }

    @Test
    void wordsSayWhatIsAskedAndWhatCameOfIt() {
        Attribution question = read("{REST}");
        assertThat(KIND.words(question))
                .isEqualTo(
                        "Which source leads people to buy: every buy is shared among the touches (visit with source) in the"
                                + " 30 days up to it. With time decay, a touch is worth half as much for every 7 days it lies back."
                                + " All time (UTC).");
        AttributionResult result = answer(
                question,
                List.of(
                        event("ann", "visit", 1, "google"),
                        event("ann", "visit", 2, "mail"),
                        event("ann", "buy", 3, ""),
                        event("bob", "buy", 3, "")));
        assertThat(KIND.findings(question, result))
                .containsExactly(
                        "Of 2 conversions 1 (50.0%) had a touch in the 30 days before.",
                        "google gets most by the first touch (50.0%), mail by the last (50.0%).");
        Table table = KIND.table(question, result);
        assertThat(table.rows()).extracting(List::getFirst).containsExactly("google", "mail", "(none)");
        assertThat(table.columns()).hasSize(13);
        assertThat(KIND.findings(question, answer(question, List.of())))
                .containsExactly("Nobody did buy here, so there is nothing to share out.");
        assertThat(KIND.propertyNames(question)).containsExactly("source");
    }

    private static AttributionResult answer(Attribution question, List<PlainEvent> events) {
        return KIND.answer(question, PlainData.of(new PlainJourneys(events)), Work.unobserved());
    }

    private static PlainEvent event(String user, String name, long at, String source) {
        return new PlainEvent(user, name, at, Map.of("source", Value.of(source)));
    }
}
