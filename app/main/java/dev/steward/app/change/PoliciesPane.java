package dev.steward.app.change;

import dev.steward.app.ui.Fxml;
import dev.steward.app.ui.Notice;
import dev.steward.app.ui.Texts;
import dev.steward.governance.people.Right;
import dev.steward.governance.policy.Policies;
import dev.steward.governance.policy.PolicyFile;
import dev.steward.governance.policy.PolicyLint;
import dev.steward.governance.policy.RetentionPolicy;
import dev.steward.model.Failure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;

/** The policies of this home, as they are written; complaints and doubts are said while somebody writes. */
final class PoliciesPane {
    private final Ground ground;
    private final Texts texts;
    private final Runnable changed;
    private final Node node;
    private List<RetentionPolicy> others = List.of();

    @FXML
    private ListView<String> names;

    @FXML
    private TextArea text;

    @FXML
    private Label verdict;

    @FXML
    private Button fresh;

    @FXML
    private Button save;

    /** @param changed hears that there is another policy now */
    PoliciesPane(Ground ground, Runnable changed) {
        this.ground = ground;
        this.texts = ground.texts();
        this.changed = changed;
        this.node = Fxml.load(this, "policies.fxml", texts);
        names.getSelectionModel().selectedItemProperty().addListener((_, _, name) -> open(name));
        text.textProperty().addListener((_, _, _) -> judge());
        ground.acting().chosen().addListener((_, _, _) -> judge());
        fresh.setOnAction(_ -> fresh());
        save.setOnAction(_ -> save());
    }

    Node node() {
        return node;
    }

    /** Looks which there are; what is being written stays. */
    void look() {
        ground.run(
                texts.get("policies.task"),
                _ -> {
                    Policies policies = ground.governance().policies();
                    return policies.names().stream().map(policies::find).toList();
                },
                this::show);
    }

    private void show(List<RetentionPolicy> found) {
        others = found;
        Optional<String> open = Optional.ofNullable(names.getSelectionModel().getSelectedItem());
        List<String> now = found.stream().map(RetentionPolicy::name).toList();
        if (!names.getItems().equals(now)) {
            names.getItems().setAll(now);
        }
        open.filter(now::contains).ifPresent(names.getSelectionModel()::select);
        if (text.getText().isEmpty()) {
            if (now.isEmpty()) {
                fresh();
            } else {
                names.getSelectionModel().selectFirst();
            }
        }
        judge();
    }

    private void open(@org.jspecify.annotations.Nullable String name) {
        others.stream()
                .filter(policy -> policy.name().equals(name))
                .findFirst()
                .ifPresent(policy -> text.setText(policy.text()));
    }

    private void fresh() {
        names.getSelectionModel().clearSelection();
        text.setText(texts.get("policies.fresh"));
        text.requestFocus();
    }

    /** The policy as written, when it can be read. */
    private Optional<RetentionPolicy> written() {
        try {
            return Optional.of(PolicyFile.parse(text.getText(), texts.get("policies.text")));
        } catch (Failure wrong) {
            say("problem", wrong.getMessage() + " " + wrong.remedy());
            return Optional.empty();
        }
    }

    private void judge() {
        Optional<RetentionPolicy> written = written();
        Optional<String> obstacle = ground.acting().obstacle(Right.PLAN);
        save.setDisable(written.isEmpty() || obstacle.isPresent());
        written.ifPresent(policy -> {
            List<RetentionPolicy> all = new ArrayList<>(others.stream()
                    .filter(one -> !one.name().equals(policy.name()))
                    .toList());
            all.add(policy);
            List<String> doubts = PolicyLint.check(all, Instant.now()).stream()
                    .filter(finding -> finding.policy().equals(policy.name()))
                    .map(PolicyLint.Finding::words)
                    .toList();
            boolean same = others.stream().anyMatch(one -> one.digest().equals(policy.digest()));
            if (!doubts.isEmpty()) {
                say("warning-text", String.join("\n", doubts));
            } else {
                say(
                        "muted",
                        obstacle.orElseGet(() -> texts.get(
                                same ? "policies.same" : "policies.well",
                                policy.keep().toString())));
            }
        });
    }

    private void say(String style, String words) {
        verdict.getStyleClass().removeAll("problem", "warning-text", "muted");
        verdict.getStyleClass().add(style);
        verdict.setText(words);
    }

    private void save() {
        written()
                .ifPresent(policy -> ground.signed(
                        texts.get("policies.save", policy.name()),
                        texts.get("policies.save.words"),
                        (signer, _) -> {
                            ground.governance().save(policy, signer);
                            return policy;
                        },
                        saved -> {
                            ground.desk().navigator().show(Notice.success(texts.get("policies.saved", saved.name())));
                            look();
                            changed.run();
                        }));
    }
}
