package dev.steward.app.ask;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HistoryTest {
    @Test
    void goesBackAndForth() {
        History<String> history = History.of("a").edit("b", "").edit("c", "");

        assertThat(history.undo().now()).isEqualTo("b");
        assertThat(history.undo().undo().now()).isEqualTo("a");
        assertThat(history.undo().undo().undo().now()).isEqualTo("a");
        assertThat(history.undo().undo().redo().redo().now()).isEqualTo("c");
        assertThat(history.canRedo()).isFalse();
        assertThat(history.undo().canRedo()).isTrue();
    }

    @Test
    void anEditAfterUndoForgetsWhatWasTakenBack() {
        History<String> history = History.of("a").edit("b", "").undo().edit("c", "");

        assertThat(history.canRedo()).isFalse();
        assertThat(history.undo().now()).isEqualTo("a");
    }

    @Test
    void theKeystrokesOfOneNumberAreOneEdit() {
        History<String> history =
                History.of("14").edit("1", "window").edit("10", "window").edit("100", "window");

        assertThat(history.undo().now()).isEqualTo("14");
        assertThat(history.edit("x", "").undo().now()).isEqualTo("100");
    }

    @Test
    void anEditThatChangesNothingIsNone() {
        History<String> history = History.of("a").edit("b", "").undo();

        assertThat(history.edit("a", "").canRedo()).isTrue();
    }

    @Test
    void keepsNoMoreThanTwoHundred() {
        History<Integer> history = History.of(0);
        for (int i = 1; i <= 1_000; i++) {
            history = history.edit(i, "");
        }
        assertThat(history.before()).hasSize(200).startsWith(800).endsWith(999);
    }
}
