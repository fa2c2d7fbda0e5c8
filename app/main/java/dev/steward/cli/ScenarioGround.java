package dev.steward.cli;

import dev.steward.analysis.Kinds;
import dev.steward.analysis.Kinds.Asked;
import dev.steward.analysis.Question;
import dev.steward.analysis.scenario.Scenario;
import dev.steward.model.Work;

/** Where the events of scenarios are laid out and their questions asked, one after another. */
interface ScenarioGround extends AutoCloseable {
    /** The questions that can be asked. */
    Kinds kinds();

    /** Lays out the events, asks, compares, and clears away. */
    <Q extends Question, R> Verdict judge(Scenario scenario, Asked<Q, R> asked, Work work);

    @Override
    void close();
}
