package dev.steward.app.acting;

import dev.steward.app.ui.Fxml;
import dev.steward.app.ui.Icons;
import dev.steward.app.ui.Meaning;
import dev.steward.app.ui.Notice;
import dev.steward.app.ui.Texts;
import dev.steward.app.ui.Unlocked;
import dev.steward.governance.people.Person;
import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.util.Duration;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Who acts, chosen from those who can; and unlocking their key, so that they need not say who they are each time. */
public final class ActorBar implements AutoCloseable {
    private final Acting acting;
    private final Texts texts = Texts.of(ActorBar.class);
    private final PauseTransition over = new PauseTransition();
    private final Node node;

    @FXML
    private ComboBox<Person> person;

    @FXML
    private Label roles;

    @FXML
    private Button unlock;

    public ActorBar(Acting acting) {
        this.acting = acting;
        this.node = Fxml.load(this, "actor.fxml", texts);
        person.setConverter(ids());
        person.valueProperty().addListener((_, _, chosen) -> choose(chosen));
        unlock.setOnAction(_ -> turn());
        Meaning.give(unlock, texts, "unlock");
        over.setOnFinished(_ -> refresh());
        node.setVisible(false);
    }

    public Node node() {
        return node;
    }

    /** Offers those who can act; who acted last in this window does so here too. */
    public void show(Crew crew) {
        List<Person> here = crew.here();
        node.setVisible(crew.roster().founded());
        Optional<String> last = unlocked().person().or(acting::person);
        if (!person.getItems().equals(here)) {
            person.getItems().setAll(here);
        }
        person.setValue(here.stream()
                .filter(one -> last.filter(one.id()::equals).isPresent())
                .findFirst()
                .or(() -> here.stream().findFirst())
                .orElse(null));
        refresh();
    }

    private void choose(@Nullable Person chosen) {
        roles.setText(chosen == null ? texts.get("nobody-here") : chosen.roleWords());
        acting.choose(Optional.ofNullable(chosen));
        refresh();
    }

    private Unlocked unlocked() {
        return acting.desk().unlocked();
    }

    private void turn() {
        Optional<String> who = acting.person();
        if (unlocked().left().isPresent()) {
            unlocked().lock();
            refresh();
        } else if (who.isPresent()) {
            acting.desk()
                    .dialogs()
                    .askPassword(
                            texts.get("unlock.title", who.get()),
                            texts.get("passphrase", who.get(), texts.get("unlock.words", minutes())))
                    .ifPresent(typed -> acting.run(
                            texts.get("unlock.title", who.get()),
                            _ -> acting.governance().keys().unlock(who.get(), typed.toCharArray()),
                            signer -> {
                                unlocked().unlock(signer);
                                refresh();
                                acting.desk()
                                        .navigator()
                                        .show(Notice.success(texts.get("unlock.done", who.get(), minutes())));
                            }));
        }
    }

    private static long minutes() {
        return Unlocked.WHILE.toMinutes();
    }

    /** Looks again when the key will be locked: it stays open longer when somebody signs meanwhile. */
    private void refresh() {
        Optional<java.time.Duration> left = unlocked().left();
        unlock.setText(texts.get(left.isPresent() ? "lock" : "unlock.do"));
        unlock.setGraphic(Icons.of(left.isPresent() ? "mdi2l-lock-open-variant-outline" : "mdi2l-lock-outline"));
        unlock.setDisable(acting.person().isEmpty());
        over.stop();
        left.ifPresent(rest -> {
            over.setDuration(Duration.millis(rest.toMillis() + 1.0));
            over.playFromStart();
        });
    }

    private static StringConverter<Person> ids() {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable Person person) {
                return person == null ? "" : person.id();
            }

            @Override
            public Person fromString(String text) {
                throw new UnsupportedOperationException("nobody types here");
            }
        };
    }

    @Override
    public void close() {
        over.stop();
    }
}
