package dev.steward.cli;

import dev.steward.OpenSource;
import dev.steward.Steward;
import dev.steward.analysis.Kinds;
import dev.steward.analysis.Kinds.Asked;
import dev.steward.analysis.Question;
import dev.steward.analysis.scenario.Comparison;
import dev.steward.analysis.scenario.Scenario;
import dev.steward.ingest.ScenarioWarehouse;
import dev.steward.model.Work;
import java.util.Optional;

/** In tables of a scratch schema of a warehouse, read as every other table there. */
record WarehouseGround(Steward steward, ScenarioWarehouse warehouse) implements ScenarioGround {
    @Override
    public Kinds kinds() {
        return steward.kinds();
    }

    @Override
    public <Q extends Question, R> Verdict judge(Scenario scenario, Asked<Q, R> asked, Work work) {
        try (ScenarioWarehouse.Loaded loaded = warehouse.load(scenario, work);
                OpenSource open = steward.connect(loaded.connection(), Optional.empty(), work)) {
            R result = steward.ask(open, asked.kind(), asked.question(), false, work)
                    .result();
            Comparison comparison =
                    Comparison.of(scenario.expected(), asked.kind().json(asked.question(), result));
            return comparison.agrees() ? new Verdict.Passed() : new Verdict.Failed(comparison.differences());
        }
    }

    /** Steward and schema are shared with others, and closed by whoever opened them. */
    @Override
    public void close() {}
}
