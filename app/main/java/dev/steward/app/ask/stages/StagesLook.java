package dev.steward.app.ask.stages;

import dev.steward.Answer;
import dev.steward.analysis.stages.Stages;
import dev.steward.analysis.stages.StagesKind;
import dev.steward.analysis.stages.StagesResult;
import dev.steward.app.ask.Presenter;
import java.util.Optional;

/** Whether the table lists the stages, or the stages of every signup cohort. */
record StagesLook(StagesKind kind, boolean cohorts) implements Presenter<Stages, StagesResult> {
    @Override
    public View present(Answer<Stages, StagesResult> answer) {
        View plain = Presenter.<Stages, StagesResult>plain().present(answer);
        return cohorts
                ? new View(plain.chart(), kind.cohorts(answer.question(), answer.result()), (_, _) -> Optional.empty())
                : plain;
    }
}
