package dev.steward.app.change;

import dev.steward.app.ui.Formats;
import dev.steward.app.ui.Meaning;
import dev.steward.app.ui.Notice;
import dev.steward.app.ui.Texts;
import dev.steward.governance.alone.Announcement;
import dev.steward.governance.alone.Answer;
import dev.steward.governance.gate.Alone;
import dev.steward.governance.gate.Alone.Stage;
import dev.steward.governance.gate.AloneGate;
import dev.steward.governance.gate.Change;
import dev.steward.governance.gate.Change.Station;
import dev.steward.governance.gate.Consent;
import dev.steward.governance.people.Right;
import java.time.Duration;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Of a change: what one person announced to do alone, the time it waits, and what others say to it. */
final class AloneCard extends VBox {
    private final Ground ground;
    private final Texts texts;
    private final Runnable changed;

    /** @param changed hears that something was signed */
    AloneCard(Ground ground, Runnable changed) {
        super(8);
        this.ground = ground;
        this.texts = ground.texts();
        this.changed = changed;
        getStyleClass().add("card");
        setStyle("-fx-padding: 12px 16px 12px 16px;");
    }

    /** @param wait how long the policy wants one person to wait; empty: it knows no such way */
    void show(Change change, Optional<Alone> known, Optional<Duration> wait, Formats formats) {
        getChildren().clear();
        known.ifPresent(alone -> tell(change, alone, formats));
        boolean settled = known.map(this::stage)
                .filter(stage -> stage != Stage.OBJECTED && stage != Stage.LAPSED)
                .isEmpty();
        if (change.station() == Station.REQUESTED && settled && ground.acting().may(Right.RUN)) {
            wait.filter(_ -> person().equals(change.plan().plan().requester())).ifPresent(time -> offer(change, time));
        }
        boolean any = !getChildren().isEmpty();
        setVisible(any);
        setManaged(any);
    }

    private String person() {
        return ground.acting().person().orElse("");
    }

    private AloneGate gate() {
        return ground.governance().alone();
    }

    private Stage stage(Alone alone) {
        return gate().stage(alone);
    }

    private void offer(Change change, Duration wait) {
        TextField why = words("alone.reason");
        Button announce = button("alone.announce", why);
        announce.setOnAction(_ -> ground.signed(
                texts.get("alone.announce.title", change.plan().shortDigest()),
                texts.get("alone.announce.words", wait.toHours()),
                (signer, work) -> gate().announce(change.plan(), why.getText(), signer, work),
                announcement -> done("alone.announce.done", announcement)));
        getChildren().addAll(PlanView.muted(texts.get("alone.offer", wait.toHours())), line(why, announce));
    }

    private void tell(Change change, Alone alone, Formats formats) {
        Announcement.Said said = alone.announcement().said();
        Label chip = new Label(texts.get("alone.chip"));
        chip.getStyleClass().addAll("chip", "strong");
        chip.setMinWidth(USE_PREF_SIZE);
        Label what = PlanView.strong(texts.get(
                "alone.stage." + stage(alone).word(),
                said.person(),
                formats.moment(said.begins()),
                formats.moment(said.ends()),
                formats.zoneName()));
        HBox.setHgrow(what, Priority.ALWAYS);
        getChildren()
                .addAll(
                        new HBox(8, chip, what),
                        PlanView.muted(
                                texts.get("alone.why", said.person(), formats.moment(said.at()), said.reason())));
        alone.objection().map(Answer::said).ifPresent(one -> answer("alone.objection", one, formats));
        alone.review().map(Answer::said).ifPresent(one -> answer("alone.review.is", one, formats));
        acts(change, alone);
    }

    private void answer(String key, Answer.Said said, Formats formats) {
        getChildren().add(PlanView.muted(texts.get(key, said.person(), formats.moment(said.at()), said.words())));
    }

    private void acts(Change change, Alone alone) {
        boolean own = alone.announcement().said().person().equals(person());
        boolean second = ground.acting().may(Right.APPROVE) || ground.acting().may(Right.DECIDE);
        switch (stage(alone)) {
            case WAITING, OPEN -> {
                if (own) {
                    run(change, alone);
                }
                if (own || second) {
                    object(alone);
                }
            }
            case FOR_REVIEW -> {
                if (!gate().over(alone) && (own || second)) {
                    object(alone);
                } else if (second && !own) {
                    review(alone);
                }
            }
            case OBJECTED, LAPSED, REVIEWED -> {}
        }
    }

    private void run(Change change, Alone alone) {
        Button run = new Button(texts.get("alone.run"));
        run.setId("aloneRun");
        run.getStyleClass().add("accent");
        run.setDisable(stage(alone) != Stage.OPEN);
        run.setOnAction(_ -> ground.changing(
                change.plan().plan(),
                texts.get("alone.run.title", change.plan().shortDigest()),
                texts.get("changes.run.words"),
                (signer, work) -> ground.governance()
                        .gate()
                        .run(change.plan(), new Consent.Alone(alone.announcement()), signer, work),
                _ -> {
                    done("alone.run.done", alone.announcement());
                    ground.desk().navigator().renew();
                }));
        getChildren().add(run);
    }

    private void object(Alone alone) {
        TextField why = words("alone.object.why");
        Button object = button("alone.object", why);
        object.setOnAction(_ -> ground.signed(
                texts.get("alone.object.title", alone.announcement().said().person()),
                texts.get("alone.object.words"),
                (signer, _) -> gate().object(alone.announcement(), why.getText(), signer),
                _ -> done("alone.object.done", alone.announcement())));
        getChildren().add(line(why, object));
    }

    private void review(Alone alone) {
        TextField what = words("alone.review.what");
        Button review = button("alone.review", what);
        review.setOnAction(_ -> ground.signed(
                texts.get("alone.review.title", alone.announcement().said().person()),
                texts.get("alone.review.words"),
                (signer, _) -> gate().review(alone.announcement(), what.getText(), signer),
                _ -> done("alone.review.done", alone.announcement())));
        getChildren().add(line(what, review));
    }

    private TextField words(String key) {
        TextField field = new TextField();
        field.setId("aloneWords");
        field.setPromptText(texts.get(key));
        field.setAccessibleText(texts.get(key));
        Meaning.give(field, texts, key);
        HBox.setHgrow(field, Priority.ALWAYS);
        return field;
    }

    /** Nothing is signed without a word. */
    private Button button(String key, TextField words) {
        Button button = new Button(texts.get(key));
        button.setMinWidth(USE_PREF_SIZE);
        button.disableProperty().bind(words.textProperty().map(String::isBlank).orElse(true));
        return button;
    }

    private static Node line(TextField words, Button button) {
        HBox line = new HBox(8, words, button);
        line.getStyleClass().add("toolbar");
        return line;
    }

    private void done(String key, Announcement announcement) {
        ground.desk()
                .navigator()
                .show(Notice.success(texts.get(key, announcement.said().person())));
        changed.run();
    }
}
