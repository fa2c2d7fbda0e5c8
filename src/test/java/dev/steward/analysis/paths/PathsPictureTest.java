package dev.steward.analysis.paths;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.analysis.Data;
import dev.steward.analysis.PlainData;
import dev.steward.chart.PathsChart;
import dev.steward.definition.JsonFields;
import dev.steward.journey.PlainEvent;
import dev.steward.journey.PlainJourneys;
import dev.steward.model.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What the picture puts together for the eye: numbers and people stay those of the answer. */
class PathsPictureTest {
    private static final PathsKind KIND = new PathsKind();

    /** Person i visits home, then page i % 20 (lower pages more often), then every third comes home again. */
    private static List<PlainEvent> visits() {
        List<PlainEvent> events = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            String person = String.format("p%03d", i);
            String page = "page" + (i % 20) * (i % 7) / 7;
            events.add(new PlainEvent(person, "home", 0, Map.of()));
            events.add(new PlainEvent(person, page, 60_000_000, Map.of()));
            if (i % 3 == 0) {
                events.add(new PlainEvent(person, "home", 90_000_000, Map.of()));
            }
        }
        return events;
    }

    private static final Data DATA = PlainData.of(new PlainJourneys(visits()));

    private static Paths question(String more) {
        return KIND.read(JsonFields.parse("{\"kind\": \"paths\"" + more + "}"));
    }

    private static PathsChart chart(Paths question) {
        return (PathsChart) KIND.chart(question, KIND.answer(question, DATA, Work.unobserved()));
    }

    @Test
    void theBusiestNodesOfEachPositionKeepTheirName() {
        PathsChart chart = chart(question(", \"show_dropoff\": true"));
        List<PathsChart.Node> second =
                chart.nodes().stream().filter(node -> node.position() == 2).toList();
        assertThat(second).hasSize(PathsPicture.MOST + 1);
        assertThat(second)
                .filteredOn(node -> node.role() == PathsChart.Role.OTHER)
                .hasSize(1);
        assertThat(second.stream().mapToLong(PathsChart.Node::paths).sum()).isEqualTo(300);
        assertThat(chart.totals().perStep()).isEqualTo(PathsPicture.MOST);
        assertThat(chart.links().stream()
                        .filter(link -> link.step() == 1)
                        .mapToLong(PathsChart.Link::count)
                        .sum())
                .isEqualTo(300);
        assertThat(chart.links())
                .allSatisfy(link -> assertThat(link.averageSeconds())
                        .as("%s", link)
                        .isEqualTo(
                                link.to().equals(Paths.DROPOFF)
                                        ? OptionalDouble.empty()
                                        : OptionalDouble.of(link.step() == 1 ? 60 : 30)));
    }

    @Test
    void asManyPeopleAreBehindEachPartAsItSays() {
        for (String more : List.of(", \"show_dropoff\": true", "", ", \"minimum_count\": 12")) {
            Paths question = question(more);
            PathsChart chart = chart(question);
            chart.links()
                    .forEach(link -> assertThat(KIND.people(question, link.cell(), DATA, Work.unobserved())
                                    .size())
                            .as("%s of %s", link, more)
                            .isEqualTo((int) link.count()));
            chart.nodes()
                    .forEach(node -> assertThat(KIND.people(question, node.cell(), DATA, Work.unobserved())
                                    .size())
                            .as("%s of %s", node, more)
                            .isEqualTo((int) node.paths()));
        }
    }

    @Test
    void nodesThatTheQuestionLimitsAreDrawnAsTheyAre() {
        PathsChart chart = chart(question(", \"max_nodes_per_step\": 12, \"show_dropoff\": true"));
        assertThat(chart.totals().perStep()).isZero();
        assertThat(chart.nodes().stream().filter(node -> node.position() == 2)).hasSize(13);
    }

    @Test
    void whatIsLeftOutIsSaid() {
        Paths question = question(", \"minimum_count\": 12");
        PathsResult result = KIND.answer(question, DATA, Work.unobserved());
        assertThat(result.leftOut().links()).isPositive();
        assertThat(KIND.remarks(question, result))
                .containsExactly("Links with fewer than 12 paths are left out: "
                        + result.leftOut().links() + " links, taken "
                        + result.leftOut().count() + " times in all.");
        assertThat(chart(question).description()).contains("links with fewer than 12 paths left out");
    }

    @Test
    void aNodeThatNoSessionComesToIsNamed() {
        Paths question = question(", \"start_at\": \"home\", \"end_at\": \"exit\"");
        assertThat(KIND.remarks(question, KIND.answer(question, DATA, Work.unobserved())))
                .containsExactly("None of the 300 sessions comes to home and then to exit.");
        assertThat(KIND.eventNames(question)).containsExactly("home", "exit");
    }
}
