package dev.steward.app.ask.churn;

import dev.steward.Answer;
import dev.steward.analysis.churn.Churn;
import dev.steward.analysis.churn.ChurnKind;
import dev.steward.analysis.churn.ChurnResult;
import dev.steward.app.ask.Presenter;
import java.util.Optional;

/** What the table lists: the tiers, how they did, what the factors measured, or the people at the highest risk. */
record ChurnLook(ChurnKind kind, Of of) implements Presenter<Churn, ChurnResult> {
    enum Of {
        TIERS,
        CALIBRATION,
        FACTORS,
        PEOPLE
    }

    @Override
    public View present(Answer<Churn, ChurnResult> answer) {
        View plain = Presenter.<Churn, ChurnResult>plain().present(answer);
        Churn question = answer.question();
        ChurnResult result = answer.result();
        return switch (of) {
            case TIERS -> plain;
            case CALIBRATION ->
                new View(
                        plain.chart(),
                        kind.calibration(question, result),
                        (row, column) -> kind.calibrationCell(question, result, row, column));
            case FACTORS -> new View(plain.chart(), kind.factors(question, result), (_, _) -> Optional.empty());
            case PEOPLE ->
                new View(
                        plain.chart(),
                        kind.highest(question, result),
                        (row, column) -> kind.person(result, row, column));
        };
    }
}
