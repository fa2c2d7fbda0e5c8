package dev.steward.app.change;

import dev.steward.Governance;
import dev.steward.OpenSource;
import dev.steward.app.ui.Desk;
import dev.steward.app.ui.Notice;
import dev.steward.app.ui.Texts;
import dev.steward.governance.gate.Place;
import dev.steward.governance.people.Signer;
import dev.steward.model.Cancelled;
import dev.steward.model.Failure;
import dev.steward.model.Job;
import java.util.Optional;
import java.util.function.Consumer;

/** What the parts of the screen have in common: the window around them, the lake or database that is open, and who acts. */
record Ground(Desk desk, Place place, Acting acting, Texts texts) {
    /** @throws java.util.NoSuchElementException when nothing can be removed from the open source */
    static Ground of(Desk desk) {
        Texts texts = Texts.of(Ground.class);
        return new Ground(
                desk,
                place(desk.source()).orElseThrow(),
                new Acting(desk.steward().governance(), texts),
                texts);
    }

    /** What of a source can be changed: a lake, or the database it is in; empty: files of others. */
    static Optional<Place> place(OpenSource source) {
        return source.connection()
                .<Place>map(Place.Database::new)
                .or(() -> source.path().filter(_ -> source.mapping().isEmpty()).map(Place::lake));
    }

    Governance governance() {
        return desk.steward().governance();
    }

    /** Says it above the screen, unless somebody wanted it so. */
    void failed(Failure failure) {
        if (!(failure instanceof Cancelled)) {
            desk.navigator().show(Notice.of(failure));
        }
    }

    /** What somebody does who has just said who they are. */
    interface Signed<T> {
        T with(Signer signer, dev.steward.model.Work work);
    }

    /** Asks whoever acts for the passphrase, then does it away from the screen. */
    <T> void signed(String title, String label, Signed<T> body, Consumer<T> done) {
        Optional<String> person = acting.person();
        if (person.isEmpty()) {
            return;
        }
        desk.dialogs()
                .askPassword(title, texts.get("passphrase", person.get(), label))
                .ifPresent(typed -> run(
                        title,
                        work -> body.with(governance().keys().unlock(person.get(), typed.toCharArray()), work),
                        done));
    }

    <T> void run(String title, Job.Body<T> body, Consumer<T> done) {
        desk.background().run(title, body, done, this::failed);
    }
}
