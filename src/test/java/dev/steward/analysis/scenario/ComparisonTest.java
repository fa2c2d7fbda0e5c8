package dev.steward.analysis.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.analysis.scenario.Comparison.Difference;
import dev.steward.model.BadDefinition;
import dev.steward.model.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class ComparisonTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static List<Difference> differences(String expected, String actual) {
        return Comparison.of(JSON.readTree(expected.replace('\'', '"')), JSON.readTree(actual.replace('\'', '"')))
                .differences();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {'a': 1}            | {'a': 1, 'b': 2}
                    {'a': 1}            | {'a': 1.00005}
                    {'a': null}         | {}
                    {}                  | {'a': null}
                    [1, null]           | [1, null]
                    {'a': [{'b': 'x'}]} | {'a': [{'b': 'x', 'c': 1}]}
                    """)
    void agrees(String expected, String actual) {
        assertThat(differences(expected, actual)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {'a': 1}              | {'a': 1.001}        | a         | 1      | 1.001
                    {'a': 1}              | {'a': '1'}          | a         | 1      | '1'
                    {'a': 1}              | {}                  | a         | 1      | nothing
                    {'a': null}           | {'a': 0}            | a         | null   | 0
                    [1, 2]                | [2, 1]              | [0]       | 1      | 2
                    [1]                   | [1, 2]              | [1]       | nothing| 2
                    [1, 2]                | [1]                 | [1]       | 2      | nothing
                    {'a': [{'b': true}]}  | {'a': [{'b': 1}]}   | a[0].b    | true   | 1
                    {'a': []}             | {'a': {}}           | a         | []     | {}
                    """)
    void differs(String expected, String actual, String path, String wanted, String found) {
        assertThat(differences(expected, actual))
                .first()
                .isEqualTo(new Difference(path, wanted.replace('\'', '"'), found.replace('\'', '"')));
    }

    @Test
    void aScenarioKeepsTypesAndIgnoresOtherKeys() {
        Scenario scenario = Scenario.parse("""
                {"author": "me", "events": [{"user": "u", "event": "e", "ts": "2024-01-01T10:00:00+02:00",
                 "properties": {"a": 1.0, "b": "1", "c": true, "d": null, "e": {"f": [1]}}, "more": 1}],
                 "query": {"kind": "funnel"}, "expected": {}}
                """, "file.json");
        assertThat(scenario.id()).isEqualTo("file.json");
        assertThat(scenario.events().getFirst().at()).hasToString("2024-01-01T08:00:00Z");
        assertThat(scenario.events().getFirst().values())
                .containsOnlyKeys("a", "b", "c", "e")
                .containsEntry("a", Value.of(1))
                .containsEntry("b", Value.of("1"))
                .containsEntry("c", Value.of(true))
                .containsEntry("e", Value.of("{\"f\":[1]}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {}                                                              |             | events
                    {'events': [], 'expected': {}}                                  |             | query
                    {'events': [], 'query': {}}                                     |             | expected
                    {'events': [{'user': 'u', 'ts': 'x'}]}                          | events[0]   | event
                    {'events': [{'user': 'u', 'event': 'e', 'ts': 'monday'}]}       | events[0].ts | monday
                    """)
    void complaintsNameThePlace(String json, String path, String said) {
        assertThatThrownBy(() -> Scenario.parse(json.replace('\'', '"'), "x"))
                .isInstanceOfSatisfying(
                        BadDefinition.class, bad -> assertThat(bad.path()).isEqualTo(path == null ? "" : path))
                .hasMessageContaining(said);
    }
}
