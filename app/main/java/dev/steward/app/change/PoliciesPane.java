package dev.steward.app.change;

import dev.steward.app.acting.Signing;
import dev.steward.app.ask.Vocabulary;
import dev.steward.app.ui.Formats;
import dev.steward.app.ui.Fxml;
import dev.steward.app.ui.Meaning;
import dev.steward.app.ui.Notice;
import dev.steward.app.ui.Texts;
import dev.steward.governance.people.Right;
import dev.steward.governance.policy.PolicyState;
import dev.steward.governance.policy.RetentionPolicy;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/**
 * The policies of this home: the text of one, and beside it a form that writes into it. Complaints and doubts are said while somebody
 * writes.
 */
final class PoliciesPane implements AutoCloseable {
    private final Ground ground;
    private final Texts texts;
    private final Runnable changed;
    private final Signing signing;
    private final Vocabulary vocabulary;
    private final PolicyForm form;
    private final Node node;
    private List<RetentionPolicy> others = List.of();
    private List<PolicyState> states = List.of();
    private Formats formats = new Formats(Locale.getDefault(), ZoneOffset.UTC);
    private Optional<String> saved = Optional.empty();
    private boolean listing;

    @FXML
    private ComboBox<String> names;

    @FXML
    private HBox sides;

    @FXML
    private TextArea text;

    @FXML
    private Label state;

    @FXML
    private Label verdict;

    @FXML
    private Button fresh;

    @FXML
    private Button end;

    @FXML
    private Button save;

    /** @param changed hears that there is another policy now */
    PoliciesPane(Ground ground, Runnable changed) {
        this.ground = ground;
        this.texts = ground.texts();
        this.changed = changed;
        this.signing = new Signing(ground.acting(), this::renew);
        this.vocabulary = new Vocabulary(
                ground.desk().source().catalog(),
                List::of,
                texts.get("policies.events"),
                ground.desk().background());
        this.form = new PolicyForm(texts, vocabulary, this::write);
        this.node = Fxml.load(this, "policies.fxml", texts);
        sides.getChildren().addFirst(form.node());
        names.getSelectionModel().selectedItemProperty().addListener((_, before, name) -> open(before, name));
        text.textProperty().addListener((_, _, _) -> judge());
        ground.acting().chosen().addListener((_, _, _) -> judge());
        fresh.setOnAction(_ -> {
            if (leave()) {
                fresh();
            }
        });
        save.setOnAction(_ -> save());
        end.setOnAction(_ -> draft().policy().ifPresent(this::end));
        end.managedProperty().bind(end.visibleProperty());
        Meaning.give(end, texts, "policies.end");
    }

    Node node() {
        return node;
    }

    void formats(Formats now) {
        formats = now;
        judge();
    }

    /** Looks which there are; what is being written stays. */
    void look() {
        if (vocabulary.events().get().isEmpty()) {
            vocabulary.load(() -> {}, _ -> {});
        }
        ground.run(
                texts.get("policies.task"),
                _ -> ground.governance().policyBook().all(),
                this::show);
    }

    private void show(List<PolicyState> found) {
        states = found;
        others = found.stream().map(PolicyState::met).toList();
        Optional<String> open =
                saved.or(() -> Optional.ofNullable(names.getSelectionModel().getSelectedItem()));
        saved = Optional.empty();
        List<String> now = found.stream().map(PolicyState::name).toList();
        listing = true;
        if (!names.getItems().equals(now)) {
            names.getItems().setAll(now);
        }
        open.filter(now::contains).ifPresent(names.getSelectionModel()::select);
        listing = false;
        if (text.getText().isEmpty()) {
            if (now.isEmpty()) {
                fresh();
            } else {
                names.getSelectionModel().selectFirst();
            }
        }
        judge();
    }

    private void open(@Nullable String before, @Nullable String name) {
        Optional<RetentionPolicy> chosen = others.stream()
                .filter(policy -> policy.name().equals(name))
                .filter(policy -> !same(policy))
                .findFirst();
        if (listing || chosen.isEmpty()) {
            return;
        }
        if (leave()) {
            form.forget();
            text.setText(chosen.get().text());
        } else {
            // A choice cannot be taken back while it is being made.
            Platform.runLater(() -> {
                listing = true;
                names.setValue(before);
                listing = false;
            });
        }
    }

    /** Whether the text is that of a saved policy, every letter of it. */
    private boolean same(RetentionPolicy policy) {
        return policy.text().replace("\r\n", "\n").equals(text.getText());
    }

    /** What is written and not saved goes only when somebody says so. */
    private boolean leave() {
        return text.getText().isBlank()
                || text.getText().equals(texts.get("policies.fresh"))
                || others.stream().anyMatch(this::same)
                || ground.desk()
                        .dialogs()
                        .confirm(
                                texts.get("policies.leave"),
                                texts.get("policies.leave.words"),
                                texts.get("policies.leave.do"));
    }

    /** Only what is another text is replaced, so that the rest stays where somebody looks at it. */
    private void write(String now) {
        String before = text.getText();
        int most = Math.min(before.length(), now.length());
        int start = 0;
        while (start < most && before.charAt(start) == now.charAt(start)) {
            start++;
        }
        int same = 0;
        while (same < most - start
                && before.charAt(before.length() - 1 - same) == now.charAt(now.length() - 1 - same)) {
            same++;
        }
        text.replaceText(start, before.length() - same, now.substring(start, now.length() - same));
    }

    private void fresh() {
        names.getSelectionModel().clearSelection();
        form.forget();
        text.setText(texts.get("policies.fresh"));
        text.requestFocus();
    }

    private PolicyDraft draft() {
        return PolicyDraft.of(text.getText(), texts.get("policies.text"));
    }

    private void judge() {
        PolicyDraft draft = draft();
        form.show(draft);
        Optional<String> obstacle = ground.acting().may(Right.DECIDE)
                ? Optional.empty()
                : ground.acting().obstacle(Right.PLAN);
        standing(draft);
        save.setDisable(draft.policy().isEmpty() || obstacle.isPresent());
        end.setDisable(obstacle.isPresent());
        List<String> doubts = draft.doubts(others, Instant.now());
        if (draft.complaint().isPresent()) {
            say("problem", draft.complaint().get());
        } else if (!doubts.isEmpty()) {
            say("warning-text", String.join("\n", doubts));
        } else {
            say(
                    "muted",
                    obstacle.or(() -> draft.policy()
                                    .map(policy -> texts.get(
                                            draft.saved(others) ? "policies.same" : "policies.well",
                                            policy.keep().toString())))
                            .orElse(""));
        }
    }

    /** How what is written stands: in force, waiting for a signature, or a draft. */
    private void standing(PolicyDraft draft) {
        Optional<PolicyState> kept = draft.policy().flatMap(this::kept);
        Optional<PolicyView> view = draft.policy().flatMap(policy -> kept.map(state -> PolicyView.of(state, policy)));
        boolean ending = kept.filter(PolicyState::ending).isPresent();
        state.setText(view.map(one -> one.words(texts, formats)).orElse("")
                + (ending ? " " + texts.get("policies.end.waits") : ""));
        end.setVisible(!ending && kept.flatMap(PolicyState::inForce).isPresent());
        state.getStyleClass().removeAll("standing-good", "warning-text", "muted");
        state.getStyleClass().add(view.map(PolicyView::style).orElse("muted"));
        state.setVisible(view.isPresent());
        state.setManaged(view.isPresent());
    }

    /** What there is under the name of what is written; empty: it was never saved. */
    private Optional<PolicyState> kept(RetentionPolicy written) {
        return states.stream().filter(one -> one.name().equals(written.name())).findFirst();
    }

    private void say(String style, String words) {
        verdict.getStyleClass().removeAll("problem", "warning-text", "muted");
        verdict.getStyleClass().add(style);
        verdict.setText(words);
    }

    private void save() {
        draft().policy()
                .ifPresent(policy -> ground.signed(
                        texts.get("policies.save", policy.name()),
                        texts.get("policies.save.words"),
                        (signer, _) -> ground.governance().propose(policy, signer),
                        asked -> {
                            ground.desk()
                                    .navigator()
                                    .show(Notice.success(texts.get(
                                            asked.isPresent() ? "policies.asked" : "policies.saved", policy.name())));
                            saved = Optional.of(policy.name());
                            renew();
                        }));
    }

    private void renew() {
        look();
        changed.run();
    }

    /** Asks that a policy be in force no more. */
    private void end(RetentionPolicy policy) {
        ground.desk()
                .dialogs()
                .askText(texts.get("policies.end.title", policy.name()), texts.get("policies.end.why"), "")
                .map(String::strip)
                .filter(why -> !why.isEmpty())
                .ifPresent(why -> signing.propose(ground.governance().endOf(policy.name(), why)));
    }

    @Override
    public void close() {
        vocabulary.close();
    }
}
