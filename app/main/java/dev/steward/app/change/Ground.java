package dev.steward.app.change;

import dev.steward.Governance;
import dev.steward.OpenSource;
import dev.steward.app.acting.Acting;
import dev.steward.app.ui.Desk;
import dev.steward.app.ui.Texts;
import dev.steward.governance.gate.Place;
import dev.steward.model.Failure;
import dev.steward.model.Job;
import java.util.Optional;
import java.util.function.Consumer;

/** What the parts of the screen have in common: the window around them, the lake or database that is open, and who acts. */
record Ground(Desk desk, Place place, Acting acting, Texts texts) {
    /** @throws java.util.NoSuchElementException when nothing can be removed from the open source */
    static Ground of(Desk desk) {
        return new Ground(desk, place(desk.source()).orElseThrow(), new Acting(desk), Texts.of(Ground.class));
    }

    /** What of a source can be changed: a lake, or the database it is in; empty: files of others. */
    static Optional<Place> place(OpenSource source) {
        return source.connection()
                .<Place>map(Place.Database::new)
                .or(() -> source.path().filter(_ -> source.mapping().isEmpty()).map(Place::lake));
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
