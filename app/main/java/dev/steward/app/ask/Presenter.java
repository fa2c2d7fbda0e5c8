package dev.steward.app.ask;

import dev.steward.Answer;
import dev.steward.analysis.Question;
import dev.steward.chart.Chart;
import dev.steward.model.Cell;
import dev.steward.model.Table;
import java.util.Optional;

/** How an answer is shown: as its kind says, or in another way that a screen offers. Called off the screen's thread. */
@FunctionalInterface
public interface Presenter<Q extends Question, R> {
    View present(Answer<Q, R> answer);

    /** A picture and its twin. */
    record View(Chart chart, Table table, Cells cells) {}

    /** Which number stands in a cell of the table. */
    @FunctionalInterface
    interface Cells {
        Optional<Cell> at(int row, int column);
    }

    /** As the kind of question says. */
    static <Q extends Question, R> Presenter<Q, R> plain() {
        return answer -> new View(
                answer.kind().chart(answer.question(), answer.result()),
                answer.kind().table(answer.question(), answer.result()),
                (row, column) -> answer.kind().cell(answer.question(), answer.result(), row, column));
    }
}
