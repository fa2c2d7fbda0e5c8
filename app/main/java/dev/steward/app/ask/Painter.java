package dev.steward.app.ask;

import dev.steward.Answer;
import dev.steward.OpenSource;
import dev.steward.Steward;
import dev.steward.analysis.Kind;
import dev.steward.analysis.Question;
import dev.steward.app.ask.Picture.Side;
import dev.steward.catalog.PersonalData;
import dev.steward.model.Table;
import dev.steward.model.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks the engine and draws what it says. An answer is kept until another question is asked, so that only showing it in
 * another way asks nothing. Runs off the screen's thread.
 */
final class Painter<Q extends Question, R> {
    private final Steward steward;
    private final OpenSource source;
    private final Kind<Q, R> kind;
    private final Compared compared;
    private volatile @Nullable Answer<Q, R> last;
    private volatile @Nullable Answer<Q, R> lastBefore;

    Painter(Steward steward, OpenSource source, Kind<Q, R> kind, Compared compared) {
        this.steward = steward;
        this.source = source;
        this.kind = kind;
        this.compared = compared;
    }

    Picture<Q, R> paint(Asked<Q, R> asked, Work work) {
        Answer<Q, R> answer = answer(last, asked.question(), work);
        last = answer;
        Optional<Answer<Q, R>> before = asked.compared()
                ? Previous.of(asked.question()).map(question -> before(question, work))
                : Optional.empty();
        Side<Q, R> now = Side.of(answer, asked.presenter(), asked.palette());
        Optional<Side<Q, R>> earlier = before.map(known -> Side.of(known, asked.presenter(), asked.palette()));
        Table table = now.view().table();
        return new Picture<>(
                now,
                earlier,
                findings(answer, before),
                PersonalData.masked(
                        earlier.map(side -> compared.table(table, side.view().table()))
                                .orElse(table)));
    }

    private static <Q extends Question, R> List<String> findings(Answer<Q, R> now, Optional<Answer<Q, R>> before) {
        List<String> findings = new ArrayList<>(now.kind().findings(now.question(), now.result()));
        before.ifPresent(
                earlier -> findings.addAll(now.kind().findings(now.question(), now.result(), earlier.result())));
        return List.copyOf(findings);
    }

    /** The data may have changed: the next question is asked anew, even if it is the same. */
    void forget() {
        last = null;
        lastBefore = null;
    }

    private Answer<Q, R> before(Q question, Work work) {
        Answer<Q, R> answer = answer(lastBefore, question, work);
        lastBefore = answer;
        return answer;
    }

    private Answer<Q, R> answer(@Nullable Answer<Q, R> known, Q question, Work work) {
        return known != null && known.question().equals(question)
                ? known
                : steward.ask(source, kind, question, false, work);
    }
}
