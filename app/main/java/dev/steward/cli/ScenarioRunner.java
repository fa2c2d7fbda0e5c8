package dev.steward.cli;

import dev.steward.analysis.Kinds.Asked;
import dev.steward.analysis.scenario.Scenario;
import dev.steward.model.Cancelled;
import dev.steward.model.Failure;
import dev.steward.model.Work;
import java.nio.file.Path;

/** Runs a scenario as its author would by hand: lay out the events, ask the question, compare. */
final class ScenarioRunner {
    private final ScenarioGround ground;

    ScenarioRunner(ScenarioGround ground) {
        this.ground = ground;
    }

    Verdict run(Path file, Work work) {
        try {
            Scenario scenario =
                    Scenario.parse(Documents.text(file), file.getFileName().toString());
            Asked<?, ?> asked = ground.kinds().read(scenario.query());
            return ground.judge(scenario, asked, work);
        } catch (Cancelled stopped) {
            throw stopped;
        } catch (Failure failure) {
            return new Verdict.Broken(failure);
        }
    }
}
