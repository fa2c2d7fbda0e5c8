package dev.steward.app.change;

import dev.steward.Governance;
import dev.steward.app.acting.Acting;
import dev.steward.app.ui.Desk;
import dev.steward.app.ui.Texts;
import dev.steward.model.Failure;
import dev.steward.model.Job;
import java.nio.file.Path;
import java.util.function.Consumer;

/** What the parts of the screen have in common: the window around them, the lake that is open, and who acts. */
record Ground(Desk desk, Path lake, Acting acting, Texts texts) {
    /** @throws java.util.NoSuchElementException when the open source is no lake */
    static Ground of(Desk desk) {
        return new Ground(desk, desk.source().path().orElseThrow(), new Acting(desk), Texts.of(Ground.class));
    }

    Governance governance() {
        return acting.governance();
    }

    void failed(Failure failure) {
        acting.failed(failure);
    }

    <T> void signed(String title, String words, Acting.Signed<T> body, Consumer<T> done) {
        acting.signed(title, words, body, done);
    }

    <T> void run(String title, Job.Body<T> body, Consumer<T> done) {
        acting.run(title, body, done);
    }
}
