package dev.steward.app.ask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.app.tasks.Background;
import dev.steward.model.BadInput;
import dev.steward.model.Cancelled;
import dev.steward.model.Work;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LiveAnswerTest {
    private final ManualScreen screen = new ManualScreen();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch cancelled = new CountDownLatch(1);

    @Test
    void asksOnceForManyQuickEdits() {
        LiveAnswer<String, String> live = live();

        live.ask("a");
        live.ask("ab");
        screen.advance(100);
        live.ask("abc");
        screen.advance(149);
        assertThat(asked).isEmpty();
        screen.advance(1);
        screen.runUntil(() -> live.state().get().answer().isPresent());

        assertThat(asked).containsExactly("abc");
        assertThat(live.state().get().answer()).contains("abc!");
        assertThat(live.state().get().stale()).isFalse();
    }

    @Test
    void aNewerQuestionCancelsTheOlderJobAndTheOldAnswerStaysUntilThen() throws InterruptedException {
        LiveAnswer<String, String> live = answered();

        live.ask("slow");
        assertThat(live.state().get().stale()).isTrue();
        assertThat(live.state().get().answer()).contains("first!");
        screen.advance(399);
        assertThat(live.state().get().waiting()).isEmpty();
        screen.advance(1);
        assertThat(live.state().get().waiting()).isPresent();

        live.ask("third");
        assertThat(cancelled.await(10, TimeUnit.SECONDS)).isTrue();
        screen.advance(150);
        screen.runUntil(() -> !live.state().get().stale());
        assertThat(live.state().get().answer()).contains("third!");
        assertThat(live.state().get().failure()).isEmpty();
    }

    @Test
    void cancellingKeepsTheOldAnswer() {
        LiveAnswer<String, String> live = answered();
        live.ask("slow");
        screen.advance(150);

        live.cancel();

        assertThat(live.state().get().answer()).contains("first!");
        assertThat(live.state().get().failure().orElseThrow()).isInstanceOf(Cancelled.class);
    }

    @Test
    void aFailureIsShownAndTheNextAnswerTakesItAway() {
        LiveAnswer<String, String> live = live();
        live.ask("bad");
        screen.advance(150);
        screen.runUntil(() -> live.state().get().failure().isPresent());
        assertThat(live.state().get().failure().orElseThrow().code()).isEqualTo("some.code");
        assertThat(live.state().get().busy()).isFalse();

        live.ask("good");
        assertThat(live.state().get().failure()).isEmpty();
        screen.advance(150);
        screen.runUntil(() -> live.state().get().answer().isPresent());
        assertThat(live.state().get().answer()).contains("good!");
    }

    @Test
    void asksAtOnceWhereTheLastAnswerCameAtOnce() {
        LiveAnswer<String, String> live = answered();
        live.ask("next");
        screen.runUntil(() -> !live.state().get().stale());
        assertThat(live.state().get().answer()).contains("next!");

        live.ask("bad");
        screen.runUntil(() -> live.state().get().failure().isPresent());
        live.ask("after");
        screen.advance(149);
        assertThat(asked).doesNotContain("after");
        screen.advance(1);
        screen.runUntil(() -> !live.state().get().stale());
    }

    @Test
    void showsAnswersWhileSomebodyGoesOnEditing() {
        LiveAnswer<String, String> live = answered();
        live.ask("one");
        live.ask("two");
        live.ask("three");
        screen.runUntil(() -> live.state().get().answer().equals(Optional.of("one!")));
        assertThat(live.state().get().stale()).as("there is a newer question").isTrue();
        screen.runUntil(() -> !live.state().get().stale());
        assertThat(live.state().get().answer()).contains("three!");
        assertThat(asked).containsExactly("first", "one", "three");
    }

    @Test
    void doesNotWaitForAnAnswerThatTakesLongAfterAll() throws InterruptedException {
        LiveAnswer<String, String> live = answered();
        live.ask("slow");
        live.ask("newer");
        assertThat(asked).doesNotContain("newer");
        screen.advance(400);
        assertThat(cancelled.await(10, TimeUnit.SECONDS)).isTrue();
        screen.runUntil(() -> !live.state().get().stale());
        assertThat(live.state().get().answer()).contains("newer!");
    }

    @Test
    void whatIsCancelledTakesTheNewerQuestionWithIt() {
        LiveAnswer<String, String> live = answered();
        live.ask("slow");
        live.ask("newer");
        live.cancel();
        assertThat(live.state().get().failure().orElseThrow()).isInstanceOf(Cancelled.class);
        screen.advance(1_000);
        assertThat(asked).doesNotContain("newer");
    }

    private LiveAnswer<String, String> answered() {
        LiveAnswer<String, String> live = live();
        live.ask("first");
        screen.advance(150);
        screen.runUntil(() -> live.state().get().answer().isPresent());
        return live;
    }

    private LiveAnswer<String, String> live() {
        return new LiveAnswer<>("test", this::answer, new Background(screen), screen);
    }

    private String answer(String question, Work work) {
        asked.add(question);
        if (question.equals("bad")) {
            throw new BadInput("some.code", "It is bad.", "Make it good.");
        }
        if (question.equals("slow")) {
            await(work);
        }
        return question + "!";
    }

    private void await(Work work) {
        work.onCancel(cancelled::countDown);
        try {
            cancelled.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        work.checkCancelled();
    }
}
