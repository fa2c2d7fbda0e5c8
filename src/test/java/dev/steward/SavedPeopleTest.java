package dev.steward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.analysis.Kinds.Asked;
import dev.steward.analysis.Question;
import dev.steward.ingest.ImportRequest;
import dev.steward.ingest.ImportRules;
import dev.steward.model.BadInput;
import dev.steward.model.Work;
import dev.steward.workspace.Home;
import dev.steward.workspace.SavedSegment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Through the front door: segments that are defined by behaviour, as filters and as breakdowns. */
class SavedPeopleTest {
    private static final String BUYERS =
            "{\"kind\":\"segment\",\"rules\":[{\"did\":{\"event\":\"buy\"},\"at_least\":2}]}";

    @TempDir
    Path folder;

    private Path lake;
    private Steward steward;
    private OpenSource source;

    @BeforeEach
    void open() throws IOException {
        lake = folder.resolve("lake");
        steward = Steward.start(Home.in(folder.resolve("home")));
        add(
                "ann,visit,2024-05-01T10:00:00",
                "ann,buy,2024-05-01T11:00:00",
                "ann,buy,2024-05-02T11:00:00",
                "bob,visit,2024-05-01T10:00:00",
                "bob,buy,2024-05-03T10:00:00",
                "cat,visit,2024-05-02T10:00:00");
        source = steward.open(lake, Optional.empty(), Work.unobserved());
    }

    @AfterEach
    void close() {
        source.close();
        steward.close();
    }

    private void add(String... rows) throws IOException {
        Path file = Files.writeString(
                folder.resolve(rows.length + ".csv"), "user,event,ts\n" + String.join("\n", rows) + "\n");
        steward.importFiles(
                new ImportRequest(List.of(file), lake, Optional.empty(), "shop", "ada", ImportRules.defaults()),
                Work.unobserved());
    }

    private void index() {
        source.indexes().renew(source.reader(), Optional.empty(), Work.unobserved());
    }

    private void save(String name, String definition) {
        steward.workspace()
                .segments()
                .save(new SavedSegment(name, "", Instant.now(), "lake", new SavedSegment.Defined(definition)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aDefinitionIsAFilterWhereverItIsAsked(boolean indexed) {
        save("Buyers", BUYERS);
        if (indexed) {
            index();
        }
        String in = "{\"kind\":\"funnel\",\"steps\":[{\"event\":\"visit\"}],\"filters\":[{\"segment\":\"Buyers\"}]}";
        assertThat(ask(in)).contains("\"users\":[\"ann\"]");
        assertThat(ask(in.replace("}]}", ",\"op\":\"not_in\"}]}"))).contains("\"users\":[\"bob\",\"cat\"]");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aSegmentIsABreakdown(boolean indexed) {
        save("Buyers", BUYERS);
        if (indexed) {
            index();
        }
        assertThat(
                        ask(
                                "{\"kind\":\"funnel\",\"steps\":[{\"event\":\"visit\"}],\"breakdown\":{\"properties\":[\"segment:Buyers\"]}}"))
                .contains("{\"value\":[\"in Buyers\"],\"steps\":[{\"count\":1,\"users\":[\"ann\"]")
                .contains("{\"value\":[\"not in Buyers\"],\"steps\":[{\"count\":2,\"users\":[\"bob\",\"cat\"]");
        assertThat(
                        ask(
                                "{\"kind\":\"trends\",\"series\":[{\"event\":\"buy\"}],\"breakdown\":{\"property\":\"segment:Buyers\"},\"period\":\"month\"}"))
                .contains("in Buyers", "not in Buyers");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whoBelongsFollowsTheData(boolean indexed) throws IOException {
        save("Buyers", BUYERS);
        if (indexed) {
            index();
        }
        String in = "{\"kind\":\"funnel\",\"steps\":[{\"event\":\"visit\"}],\"filters\":[{\"segment\":\"Buyers\"}]}";
        assertThat(ask(in)).contains("\"users\":[\"ann\"]");
        add("bob,buy,2024-05-04T10:00:00", "dan,visit,2024-05-04T10:00:00");
        assertThat(ask(in)).contains("\"users\":[\"ann\",\"bob\"]");
    }

    @Test
    void aSegmentBuildsOnOthersAndFollowsThem() {
        save("Buyers", BUYERS);
        save(
                "Early buyers",
                "{\"kind\":\"segment\",\"rules\":[{\"first_seen\":{\"to\":\"2024-05-01\"}}],\"filters\":[{\"segment\":\"Buyers\"}]}");
        String in =
                "{\"kind\":\"funnel\",\"steps\":[{\"event\":\"visit\"}],\"filters\":[{\"segment\":\"Early buyers\"}]}";
        assertThat(ask(in)).contains("\"users\":[\"ann\"]");

        save("Buyers", BUYERS.replace("2", "1"));
        assertThat(ask(in)).contains("\"users\":[\"ann\",\"bob\"]");
    }

    @Test
    void aCircleOfDefinitionsIsRefused() {
        Stream.of("A", "B")
                .forEach(name -> save(
                        name,
                        "{\"kind\":\"segment\",\"rules\":[{\"did\":{\"event\":\"buy\"}}],\"filters\":[{\"segment\":\""
                                + (name.equals("A") ? "B" : "A") + "\"}]}"));
        assertThatThrownBy(() -> ask(
                        "{\"kind\":\"funnel\",\"steps\":[{\"event\":\"visit\"}],\"filters\":[{\"segment\":\"A\"}]}"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("A > B > A");
    }

    @Test
    void whatIsWrongWithADefinitionIsSaidWithItsName() {
        save("Broken", "{\"kind\":\"segment\",\"rules\":[{\"did\":{\"event\":\"buy\"},\"at_leest\":2}]}");
        assertThatThrownBy(
                        () -> ask(
                                "{\"kind\":\"funnel\",\"steps\":[{\"event\":\"visit\"}],\"filters\":[{\"segment\":\"Broken\"}]}"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("segment \"Broken\".rules[0]")
                .hasMessageContaining("did you mean \"at_least\"?");
    }

    @Test
    void anUnknownSegmentInABreakdownIsRefused() {
        assertThatThrownBy(
                        () -> ask(
                                "{\"kind\":\"funnel\",\"steps\":[{\"event\":\"visit\"}],\"breakdown\":{\"properties\":[\"segment:Nobody\"]}}"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("Nobody");
    }

    private String ask(String json) {
        return ask(steward.kinds().parse(json));
    }

    private <Q extends Question, R> String ask(Asked<Q, R> asked) {
        Answer<Q, R> answer = steward.ask(source, asked.kind(), asked.question(), true, Work.unobserved());
        return answer.kind().json(answer.question(), answer.result()).toString();
    }
}
