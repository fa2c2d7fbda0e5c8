package dev.steward.app.acting;

import dev.steward.Governance;
import dev.steward.app.ui.Desk;
import dev.steward.app.ui.Notice;
import dev.steward.app.ui.Texts;
import dev.steward.governance.people.Person;
import dev.steward.governance.people.Right;
import dev.steward.governance.people.Signer;
import dev.steward.model.Cancelled;
import dev.steward.model.Failure;
import dev.steward.model.Job;
import dev.steward.model.Work;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Who acts on a screen: one of the roster whose key lies in this home. Who it really is, a passphrase says: each time, or once while
 * the key stays unlocked.
 */
public final class Acting {
    private final Desk desk;
    private final Texts texts = Texts.of(Acting.class);
    private final ReadOnlyObjectWrapper<Optional<Person>> chosen = new ReadOnlyObjectWrapper<>(Optional.empty());

    public Acting(Desk desk) {
        this.desk = desk;
    }

    /** What somebody does who has just said who they are. */
    public interface Signed<T> {
        T with(Signer signer, Work work);
    }

    public Desk desk() {
        return desk;
    }

    public Governance governance() {
        return desk.steward().governance();
    }

    public ReadOnlyObjectProperty<Optional<Person>> chosen() {
        return chosen.getReadOnlyProperty();
    }

    void choose(Optional<Person> person) {
        person.ifPresent(one -> desk.unlocked().choose(one.id()));
        chosen.set(person);
    }

    public Optional<String> person() {
        return chosen.get().map(Person::id);
    }

    public boolean may(Right right) {
        return chosen.get().filter(person -> person.may(right)).isPresent();
    }

    /** Why the one who acts may not do something; empty when they may. */
    public Optional<String> obstacle(Right right) {
        if (may(right)) {
            return Optional.empty();
        }
        return Optional.of(person().map(one -> texts.get("may-not", one, right.words()))
                .orElseGet(() -> texts.get("nobody-here")));
    }

    /**
     * Does something in the name of whoever acts, away from the screen. Asks for the passphrase before, or, while their key is
     * unlocked, whether it is meant.
     *
     * @param words what a signature means
     */
    public <T> void signed(String title, String words, Signed<T> body, Consumer<T> done) {
        Optional<String> person = person();
        if (person.isEmpty()) {
            return;
        }
        Optional<Signer> open = desk.unlocked().use();
        if (open.isPresent()) {
            if (desk.dialogs().confirm(title, texts.get("unlocked", person.get(), words), texts.get("sign"))) {
                run(title, work -> body.with(open.get(), work), done);
            }
            return;
        }
        desk.dialogs()
                .askPassword(title, texts.get("passphrase", person.get(), words))
                .ifPresent(typed -> run(
                        title,
                        work -> body.with(governance().keys().unlock(person.get(), typed.toCharArray()), work),
                        done));
    }

    /**
     * The same for what changes what exists. In production the name of what is changed is typed before.
     *
     * @param name of what is changed in the open database; empty: something that lies elsewhere
     */
    public <T> void changing(Optional<String> name, String title, String words, Signed<T> body, Consumer<T> done) {
        if (!desk.source().inProduction() || name.isEmpty() || named(name.get(), title)) {
            signed(title, words, body, done);
        }
    }

    private boolean named(String name, String title) {
        Optional<String> typed = desk.dialogs().askText(title, texts.get("production", name), "");
        if (typed.filter(text -> !text.strip().equals(name)).isPresent()) {
            desk.navigator()
                    .show(Notice.warning(
                            texts.get("production.other", typed.get().strip(), name), ""));
        }
        return typed.filter(text -> text.strip().equals(name)).isPresent();
    }

    public <T> void run(String title, Job.Body<T> body, Consumer<T> done) {
        desk.background().run(title, body, done, this::failed);
    }

    /** Says it above the screen, unless somebody wanted it so. */
    public void failed(Failure failure) {
        if (!(failure instanceof Cancelled)) {
            desk.navigator().show(Notice.of(failure));
        }
    }
}
