package dev.steward.analysis.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.steward.analysis.PlainData;
import dev.steward.analysis.experiment.Experiment.Measure;
import dev.steward.definition.JsonFields;
import dev.steward.journey.PlainEvent;
import dev.steward.journey.PlainJourneys;
import dev.steward.model.BadDefinition;
import dev.steward.model.Table;
import dev.steward.model.Value;
import dev.steward.model.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExperimentTest {
    private static final ExperimentKind KIND = new ExperimentKind();
    private static final String REST = "'exposure':{'event':'see'},'goal':{'event':'buy'}";

    private static Experiment read(String json) {
        return KIND.read(JsonFields.parse(json.replace("REST", REST).replace('\'', '"')));
    }

    /** The document, the place of the complaint, and what the message or the remedy says. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {REST}                                                             |  | "variant" is needed
                    {'variant': 'v', REST}                                             | variant | object
                    {'variant': {}, REST}                                              | variant | "property" is needed
                    {'variant': {'property': ''}, REST}                                | variant.property | name
                    {'variant': {'propertie': 'v'}, REST}                              | variant | did you mean "property"
                    {'variant': {'property': 'v'}, 'goal': {'event': 'a'}}             |  | "exposure" is needed
                    {'variant': {'property': 'v'}, 'exposure': {'event': 'a'}}         |  | "goal" is needed
                    {'variant': {'property': 'v', 'control': ''}, REST}                | variant.control | name
                    {'variant': {'property': 'v', 'expected': {}}, REST}               | variant.expected | 0.5
                    {'variant': {'property': 'v', 'expected': {'A': 1}}, REST}         | variant.expected | two
                    {'variant': {'property': 'v', 'expected': {'A': 1, 'B': 0}}, REST} | variant.expected.B | above 0
                    {'variant': {'property': 'v', 'expected': {'A': 1, 'B': 'x'}}, REST} | variant.expected.B | number
                    {'variant': {'property': 'v', 'expected': [1, 2]}, REST}           | variant.expected | object
                    {'variant': {'property': 'v', 'control': 'C', 'expected': {'A': 1, 'B': 1}}, REST} | variant.control | Allowed: A, B
                    {'variant': {'property': 'v'}, REST, 'measure': 'mean'}            | measure | mean_of
                    {'variant': {'property': 'v'}, REST, 'measure': 7}                 | measure | conversion
                    {'variant': {'property': 'v'}, REST, 'measure': {}}                | measure | Exactly one
                    {'variant': {'property': 'v'}, REST, 'measure': {'mean_of': 'a', 'sum_of': 'b'}} | measure | Exactly one
                    {'variant': {'property': 'v'}, REST, 'measure': {'mean_of': ''}}   | measure | name
                    {'variant': {'property': 'v'}, REST, 'measure': {'meanof': 'a'}}   | measure | did you mean "mean_of"
                    {'variant': {'property': 'v'}, REST, 'confidence': 95}             | confidence | 0.95
                    {'variant': {'property': 'v'}, REST, 'confidence': 'high'}         | confidence | number
                    {'variant': {'property': 'v'}, REST, 'better': 'more'}             | better | higher, lower
                    {'variant': {'property': 'v'}, REST, 'window': {'value': 9000000, 'unit': 'day'}} | window | 1000000
                    {'variant': {'property': 'v'}, REST, 'windows': 1}                 |  | did you mean "window"
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
                "{'kind':'experiment','variant':{'property':'v'},REST}",
                "{'kind':'experiment','variant':{'property':'v','control':'B','expected':{'B':1,'A':0.5}},REST,"
                        + "'window':{'value':36,'unit':'hour'},'measure':{'mean_of':'amount'},'better':'lower','confidence':0.9,"
                        + "'timezone':'Europe/Berlin','from':'2024-05-01'}",
                "{'kind':'experiment','variant':{'property':'v'},REST,'measure':'events_per_person'}",
                "{'kind':'experiment','variant':{'property':'v'},REST,'measure':{'sum_of':'amount'}}"
            })
    void whatIsReadIsWrittenTheSame(String json) {
        assertThat(KIND.write(read(json)))
                .hasToString(json.replace("REST", REST).replace('\'', '"'));
    }

    @Test
    void defaultsAreThoseOfTheDefinitions() {
        Experiment experiment = read("{'variant': {'property': 'v'}, REST}");
        assertThat(experiment.window()).isEqualTo(Duration.ofDays(14));
        assertThat(experiment.measure()).isEqualTo(new Measure.Conversion());
        assertThat(experiment.better()).isEqualTo(Experiment.Better.HIGHER);
        assertThat(experiment.confidence()).isEqualTo(0.95);
        assertThat(KIND.propertyNames(experiment)).containsExactly("v");
        assertThat(KIND.eventNames(experiment)).containsExactly("see", "buy");
        assertThat(KIND.words(experiment))
                .isEqualTo(
                        "How many people do buy within 14 days of their first see, by the v that it carries. All time (UTC).");
    }

    @Test
    void findingsAreSentencesAProductManagerUnderstands() {
        assertThat(findings("{'variant': {'property': 'v'}, REST}", arm("A", 1_000, 100), arm("B", 1_000, 150)))
                .containsExactly("B is probably better than A: 15.0% against 10.0%, a difference of +5.0 points"
                        + " (95% interval +2.1 to +7.9; p\u00a0=\u00a00.0007).");
        assertThat(findings(
                                "{'variant': {'property': 'v'}, REST, 'better': 'lower'}",
                                arm("A", 1_000, 100),
                                arm("B", 1_000, 150))
                        .getFirst())
                .startsWith("B is probably worse than A");
        assertThat(findings("{'variant': {'property': 'v'}, REST}", arm("A", 1_000, 100), arm("B", 1_000, 110)))
                .containsExactly("No difference between B and A could be shown: 11.0% against 10.0%"
                        + " (95% interval of the difference −1.7 to +3.7; p\u00a0=\u00a00.47). With so many people a difference of at"
                        + " least 4.07 points would have been seen with 80% power. To show one as large as the one seen,"
                        + " about 28,000 more people would be needed.");
        assertThat(findings("{'variant': {'property': 'v'}, REST}", arm("A", 1_000, 100), arm("B", 800, 90))
                        .getFirst())
                .startsWith("Do not trust this yet: equal parts were expected, but the variants got A 1,000, B 800.");
        assertThat(findings("{'variant': {'property': 'v'}, REST}", arm("A", 3, 3), arm("B", 3, 3)))
                .containsExactly("B and A cannot be compared: there are too few people, or all did the same.");
        assertThat(findings("{'variant': {'property': 'v'}, REST}", arm("A", 3, 3)))
                .containsExactly("Everybody got A: there is nothing to compare it with.");
        assertThat(findings("{'variant': {'property': 'w'}, REST}", arm("A", 3, 3)))
                .singleElement()
                .asString()
                .contains("no exposure here carries the property \"w\"");
    }

    @Test
    void manyVariantsAreNotAllToldOfAndAreCorrectedFor() {
        List<String> findings = findings(
                "{'variant': {'property': 'v'}, REST}",
                arm("A", 100, 20),
                arm("B", 100, 21),
                arm("C", 100, 22),
                arm("D", 100, 23),
                arm("E", 100, 24),
                arm("F", 100, 60));
        assertThat(findings).hasSize(5);
        assertThat(findings.get(3)).isEqualTo("2 more variants are in the table.");
        assertThat(findings.get(4)).isEqualTo("Each p is corrected for 5 comparisons (Holm); the intervals are not.");
    }

    @Test
    void whoIsLeftOutStandsBelowTheVariants() {
        List<PlainEvent> events = new ArrayList<>(arm("A", 2, 1));
        events.addAll(arm("B", 2, 1));
        events.add(see("B0", "C"));
        Experiment question = read("{'variant': {'property': 'v', 'expected': {'A': 1, 'B': 1}}, REST}");
        events.add(see("zoe", "C"));
        ExperimentResult result = answer(question, events);
        Table table = KIND.table(question, result);
        assertThat(table.rows())
                .extracting(List::getFirst)
                .containsExactly("A", "B", "(more than one variant)", "(another variant)");
        assertThat(table.rows()).extracting(row -> row.get(1)).containsExactly(2L, 1L, 1L, 1L);
        assertThat(table.columns())
                .extracting(Table.Column::key)
                .contains("p_value")
                .doesNotContain("p_corrected");
        assertThat(KIND.findings(question, result))
                .contains(
                        "1 person was seen with more than one variant and left out.",
                        "1 person was seen with none of the expected variants and left out.");
    }

    @SafeVarargs
    private static List<String> findings(String json, List<PlainEvent>... arms) {
        Experiment question = read(json);
        return KIND.findings(
                question,
                answer(question, Arrays.stream(arms).flatMap(List::stream).toList()));
    }

    private static ExperimentResult answer(Experiment question, List<PlainEvent> events) {
        return KIND.answer(question, PlainData.of(new PlainJourneys(events)), Work.unobserved());
    }

    private static List<PlainEvent> arm(String variant, int people, int converted) {
        List<PlainEvent> events = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            events.add(see(variant + i, variant));
            if (i < converted) {
                events.add(new PlainEvent(variant + i, "buy", 1_000, Map.of()));
            }
        }
        return events;
    }

    private static PlainEvent see(String user, String variant) {
        return new PlainEvent(user, "see", 0, Map.of("v", Value.of(variant)));
    }
}
