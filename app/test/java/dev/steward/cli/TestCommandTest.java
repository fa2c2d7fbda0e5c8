package dev.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class TestCommandTest {
    private static final String SCENARIO = """
            {
              "events": [
                {"user": "ann", "event": "visit", "ts": "2026-01-01T10:00:00Z", "properties": {"plan": 0, "vip": true}},
                {"user": "ann", "event": "buy", "ts": "2026-01-01T10:00:00Z", "properties": {}},
                {"user": "bob", "event": "visit", "ts": "2026-01-03T10:00:00+02:00", "properties": {"plan": "0"}}
              ],
              "query": {"kind": "funnel", "steps": [%s, {"event": "buy"}]},
              "expected": {"steps": [{"count": %d}, {"count": 1, "users": ["ann"]}]}
            }
            """;

    @TempDir
    Path folder;

    private Terminal pipe = Terminal.pipe(Path.of("."));
    private Path scenarios = Path.of(".");

    @BeforeEach
    void files() throws IOException {
        pipe = Terminal.pipe(folder.resolve("home"));
        scenarios = Files.createDirectories(folder.resolve("scenarios/shop"));
    }

    private Path scenario(String name, String firstStep, int count) throws IOException {
        return Files.writeString(scenarios.resolve(name + ".json"), SCENARIO.formatted(firstStep, count));
    }

    @Test
    void passes() throws IOException {
        scenario("visits", "{\"event\": \"visit\"}", 2);
        Terminal.Ran ran = pipe.run("test", folder.resolve("scenarios"));
        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .contains("ok    shop/visits")
                .containsPattern("(?m)^1 scenarios: 1 passed, 0 failed, in \\d+\\.\\d s$");
    }

    @Test
    void propertiesKeepTheirJsonTypes() throws IOException {
        // The number 0 is not the text "0".
        scenario("number", "{\"event\": \"visit\", \"where\": [{\"property\": \"plan\", \"value\": 0}]}", 1);
        scenario("flag", "{\"event\": \"visit\", \"where\": [{\"property\": \"vip\", \"value\": true}]}", 1);
        Terminal.Ran ran = pipe.run("test", scenarios);
        assertThat(ran.code()).as(ran.out()).isZero();
    }

    @Test
    void showsExpectedAndActualOfWhatFails() throws IOException {
        scenario("right", "{\"event\": \"visit\"}", 2);
        scenario("wrong", "{\"event\": \"visit\"}", 3);
        Terminal.Ran ran = pipe.run("test", scenarios);
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out())
                .contains("ok    shop/right", "FAIL  shop/wrong", "steps[0].count: expected 3, got 2")
                .contains("2 scenarios: 1 passed, 1 failed");
    }

    @Test
    void saysWhatIsWrongWithAFileThatIsNoScenario() throws IOException {
        scenario("right", "{\"event\": \"visit\"}", 2);
        scenario("misspelt", "{\"evnt\": \"visit\"}", 2);
        Terminal.Ran ran = pipe.run("test", scenarios);
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out())
                .contains("ok    shop/right", "ERROR shop/misspelt", "query.steps[0]", "did you mean \"event\"?")
                .contains("[definition.unknown-key]");
    }

    @Test
    void writesAReportForBuildServers() throws Exception {
        scenario("right", "{\"event\": \"visit\"}", 2);
        scenario("wrong", "{\"event\": \"visit\"}", 3);
        scenario("misspelt", "{\"evnt\": \"\\u0001 <&>\"}", 2);
        Path report = folder.resolve("junit.xml");
        assertThat(pipe.run("test", scenarios, "--report", report).code()).isEqualTo(1);

        Document xml = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(report.toFile());
        Element suite = (Element) xml.getElementsByTagName("testsuite").item(0);
        assertThat(xml.getDocumentElement().getTagName()).isEqualTo("testsuites");
        assertThat(suite.getAttribute("name")).isEqualTo("shop");
        assertThat(suite.getAttribute("tests")).isEqualTo("3");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suite.getAttribute("errors")).isEqualTo("1");
        assertThat(suite.getAttribute("time")).matches("\\d+\\.\\d{3}");
        assertThat(xml.getElementsByTagName("testcase").getLength()).isEqualTo(3);
        assertThat(xml.getElementsByTagName("failure").item(0).getTextContent())
                .isEqualTo("steps[0].count: expected 3, got 2");
    }

    @Test
    void leavesNothingBehind() throws IOException {
        Path scratch = Files.createDirectory(folder.resolve("scratch"));
        scenario("visits", "{\"event\": \"visit\"}", 2);
        assertThat(pipe.run("test", scenarios, "--source", scratch).code()).isZero();
        assertThat(scratch).isEmptyDirectory();
        assertThat(folder.resolve("home"))
                .as("the person's own home knows nothing of throw-away lakes")
                .doesNotExist();
    }

    @Test
    void refusesWhatCannotHoldALake() {
        Terminal.Ran warehouse = pipe.run("test", scenarios, "--source", "postgresql://localhost/scratch");
        assertThat(warehouse.code()).isEqualTo(2);
        Terminal.Ran nowhere = pipe.run("test", folder.resolve("nowhere"));
        assertThat(nowhere.code()).isEqualTo(2);
        assertThat(nowhere.err()).contains("There is no scenario", "nowhere");
        Terminal.Ran none = pipe.run("test", scenarios);
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("holds no *.json file");
    }

    @Test
    void saysThatAReportCannotBeWritten() throws IOException {
        scenario("visits", "{\"event\": \"visit\"}", 2);
        Terminal.Ran ran = pipe.run("test", scenarios, "--report", folder.resolve("no/such/folder/junit.xml"));
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.err()).contains("junit.xml", "[storage.report]");
    }
}
