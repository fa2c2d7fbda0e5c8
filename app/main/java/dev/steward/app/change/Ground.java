package dev.steward.app.change;

import dev.steward.Governance;
import dev.steward.app.acting.Acting;
import dev.steward.app.ui.Desk;
import dev.steward.app.ui.Texts;
import dev.steward.governance.gate.Place;
import dev.steward.governance.plan.Plan;
import dev.steward.model.Failure;
import dev.steward.model.Job;
import java.util.function.Consumer;

/** What the parts of the screen have in common: the window around them, the lake or database that is open, and who acts. */
record Ground(Desk desk, Place place, Acting acting, Texts texts) {
    /** @throws java.util.NoSuchElementException when nothing can be removed from the open source */
    static Ground of(Desk desk) {
        return new Ground(desk, desk.source().changeable().orElseThrow(), new Acting(desk), Texts.of(Ground.class));
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

    /** In production the name of the table that a plan is about is typed before. */
    <T> void changing(Plan plan, String title, String words, Acting.Signed<T> body, Consumer<T> done) {
        acting.changing(plan.target().table(), title, words, body, done);
    }

    <T> void run(String title, Job.Body<T> body, Consumer<T> done) {
        acting.run(title, body, done);
    }
}
