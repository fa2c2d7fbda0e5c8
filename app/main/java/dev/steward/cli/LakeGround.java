package dev.steward.cli;

import dev.steward.Answer;
import dev.steward.OpenSource;
import dev.steward.Steward;
import dev.steward.analysis.Kinds;
import dev.steward.analysis.Kinds.Asked;
import dev.steward.analysis.Question;
import dev.steward.analysis.scenario.Comparison;
import dev.steward.analysis.scenario.Comparison.Difference;
import dev.steward.analysis.scenario.Scenario;
import dev.steward.definition.Mapping;
import dev.steward.ingest.ImportRequest;
import dev.steward.ingest.ImportRules;
import dev.steward.model.StorageFailed;
import dev.steward.model.Work;
import dev.steward.workspace.Home;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * In lakes that are thrown away, by the ordinary import. Has a Steward and a home of its own: a person's recent sources and
 * audit log know nothing of these lakes.
 */
final class LakeGround implements ScenarioGround {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final Mapping MAPPING = Mapping.parse("id=id,user=user,event=event,ts=ts,properties=properties");

    private final Steward steward;
    private final Scratch scratch;

    LakeGround(Scratch scratch) {
        this.steward = Steward.start(Home.in(scratch.next("home")));
        this.scratch = scratch;
        steward.settings().update(settings -> settings.withThreads(Optional.of(1)));
    }

    @Override
    public Kinds kinds() {
        return steward.kinds();
    }

    /** Without an index, and with one. */
    @Override
    public <Q extends Question, R> Verdict judge(Scenario scenario, Asked<Q, R> asked, Work work) {
        try (OpenSource open = steward.open(lake(scenario, work), Optional.empty(), work)) {
            Comparison without = Comparison.of(scenario.expected(), answer(asked, open, work));
            if (!without.agrees()) {
                return new Verdict.Failed(without.differences());
            }
            open.indexes().renew(open.reader(), asked.question().scope().actor(), work);
            Comparison with = Comparison.of(scenario.expected(), answer(asked, open, work));
            return with.agrees()
                    ? new Verdict.Passed()
                    : new Verdict.Failed(with.differences().stream()
                            .map(found ->
                                    new Difference("with the index, " + found.path(), found.expected(), found.actual()))
                            .toList());
        }
    }

    private <Q extends Question, R> ObjectNode answer(Asked<Q, R> asked, OpenSource open, Work work) {
        Answer<Q, R> answer = steward.ask(open, asked.kind(), asked.question(), false, work);
        return asked.kind().json(asked.question(), answer.result());
    }

    private Path lake(Scenario scenario, Work work) {
        Path events = scratch.next("events.jsonl");
        write(scenario, events);
        Path lake = scratch.next("lake");
        steward.importFiles(
                new ImportRequest(
                        List.of(events),
                        lake,
                        Optional.of(MAPPING),
                        "scenario",
                        "steward test",
                        ImportRules.defaults()),
                work);
        return lake;
    }

    /** One event a line, in the order of the scenario: that is their order of arrival. */
    private static void write(Scenario scenario, Path file) {
        try (Writer lines = Files.newBufferedWriter(file)) {
            int ordinal = 0;
            for (Scenario.Event event : scenario.events()) {
                ObjectNode line = MAPPER.createObjectNode();
                line.put("id", "e" + ++ordinal);
                line.put("user", event.user());
                line.put("event", event.event());
                line.put("ts", event.at().toString());
                line.set("properties", event.properties());
                lines.write(MAPPER.writeValueAsString(line));
                lines.write('\n');
            }
        } catch (IOException failed) {
            throw new StorageFailed(
                    "scratch",
                    "The events of a scenario could not be written: " + failed.getMessage() + ".",
                    "Make room.",
                    failed);
        }
    }

    @Override
    public void close() {
        steward.close();
    }
}
