package dev.steward.analysis.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.definition.JsonFields;
import dev.steward.journey.People;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FunnelVerdictsTest {
    private static final FunnelKind KIND = new FunnelKind();

    @Test
    void twoValuesAreCompared() {
        assertThat(KIND.findings(funnel("'breakdown':{'properties':['c']}"), result(1_000, 100, 900, 135)))
                .containsExactly("value 1 probably converts more than value 0: 15.0% against 10.0%, +5.0 points"
                        + " (95% interval +2.0 to +8.0; p\u00a0=\u00a00.0009).");
        assertThat(KIND.findings(funnel("'breakdown':{'properties':['c']}"), result(500, 50, 400, 36)))
                .singleElement()
                .asString()
                .startsWith("value 1 and value 0 may differ by chance alone: 9.0% against 10.0%")
                .contains("With so many people a difference of at least");
        assertThat(KIND.findings(funnel("'breakdown':{'properties':['c']}"), result(5, 5, 4, 4)))
                .containsExactly(
                        "value 1 and value 0 cannot be compared: there are too few people, or all did the same.");
    }

    @Test
    void ofManyValuesTheSurestAreNamed() {
        assertThat(KIND.findings(
                        funnel("'breakdown':{'properties':['c']}"),
                        result(1_000, 100, 900, 190, 800, 80, 700, 20, 600, 130, 500, 10, 400, 90)))
                .hasSize(6)
                .last()
                .isEqualTo("Each p is corrected for 6 comparisons (Holm).");
    }

    @Test
    void peopleOfOverlappingGroupsAreNotCompared() {
        assertThat(KIND.findings(
                        funnel("'breakdown':{'properties':['c'],'attribution':'all_events'}"),
                        result(1_000, 100, 900, 135)))
                .isEmpty();
        assertThat(KIND.findings(funnel(""), result(1_000, 100))).isEmpty();
        assertThat(KIND.findings(funnel("'breakdown':{'properties':['c']}"), result(1_000, 100)))
                .isEmpty();
    }

    @Test
    void attemptsOfOnePersonAreNotTakenForTrials() {
        String conversions = "'count':'conversions'";
        String said = "attempts of one person depend on each other";
        assertThat(KIND.findings(
                        funnel(conversions + ",'breakdown':{'properties':['c']}"), result(1_000, 100, 900, 135)))
                .singleElement()
                .asString()
                .contains(said);
        assertThat(KIND.findings(funnel(conversions), result(1_000, 150), result(1_000, 100)))
                .singleElement()
                .asString()
                .contains(said);
        assertThat(KIND.findings(funnel(conversions), result(1_000, 100))).isEmpty();
    }

    @Test
    void aPeriodIsComparedWithTheOneBefore() {
        assertThat(KIND.findings(funnel(""), result(1_000, 150), result(1_000, 100)))
                .singleElement()
                .asString()
                .startsWith("This period probably converts more than the period before: 15.0% against 10.0%");
        assertThat(KIND.findings(funnel("'breakdown':{'properties':['c']}"), result(10, 1), result(10, 1)))
                .isEmpty();
        assertThat(KIND.findings(funnel(""), result(0, 0), result(0, 0)))
                .containsExactly(
                        "This period and the period before cannot be compared: there are too few people, or all did the same.");
    }

    private static Funnel funnel(String more) {
        String json = "{'kind':'funnel','steps':[{'event':'a'},{'event':'b'},{'event':'c','optional':true}]"
                + (more.isEmpty() ? "" : "," + more) + "}";
        return KIND.read(JsonFields.parse(json.replace('\'', '"')));
    }

    /** How many entered and converted, by value. */
    private static FunnelResult result(int... counts) {
        List<FunnelResult.Group> groups = new ArrayList<>();
        for (int i = 0; i < counts.length; i += 2) {
            groups.add(new FunnelResult.Group(
                    List.of("value " + i / 2), List.of(step(counts[i]), step(counts[i + 1]), step(0))));
        }
        return new FunnelResult.Steps(groups);
    }

    private static FunnelResult.Step step(int people) {
        return new FunnelResult.Step(
                people,
                People.named(IntStream.range(0, people).mapToObj(i -> "p" + i).toList()),
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }
}
