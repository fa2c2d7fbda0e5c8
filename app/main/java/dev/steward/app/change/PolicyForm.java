package dev.steward.app.change;

import dev.steward.app.ask.NumberPart;
import dev.steward.app.ask.Vocabulary;
import dev.steward.app.ui.Fxml;
import dev.steward.app.ui.Meaning;
import dev.steward.app.ui.Texts;
import dev.steward.governance.policy.Approving;
import dev.steward.governance.policy.Exempt;
import dev.steward.governance.policy.Keep;
import dev.steward.governance.policy.Limits;
import dev.steward.governance.policy.PolicyEdits;
import dev.steward.governance.policy.PolicyEdits.Field;
import dev.steward.governance.policy.RetentionPolicy;
import dev.steward.governance.policy.Subject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A policy's periods, limits, whose word it needs, and its exceptions as a form over its text: every edit is written into the text, which stays the policy. */
final class PolicyForm {
    private static final int MOST_TIMES = 1_000;
    private static final Keep ARCHIVED = new Keep(3, Keep.Unit.YEAR);
    private static final Keep WAITED = new Keep(24, Keep.Unit.HOUR);
    private static final Keep EXEMPT = new Keep(7, Keep.Unit.YEAR);

    private final Texts texts;
    private final Vocabulary vocabulary;
    private final Consumer<String> edited;
    private final KeepField keep;
    private final KeepField archive;
    private final KeepField wait;
    private final NumberPart percent;
    private final NumberPart times;
    private final List<ExceptionCard> cards = new ArrayList<>();
    private final Set<Field> allowed = EnumSet.noneOf(Field.class);
    private final Node node;
    private PolicyDraft shown = new PolicyDraft("", Optional.empty(), Optional.empty(), Optional.empty());
    private boolean showing;

    @FXML
    private Label note;

    @FXML
    private VBox fields;

    @FXML
    private HBox keepLine;

    @FXML
    private VBox archiveNote;

    @FXML
    private HBox archiveLine;

    @FXML
    private CheckBox archived;

    @FXML
    private VBox limitsNote;

    @FXML
    private HBox percentLine;

    @FXML
    private HBox timesLine;

    @FXML
    private VBox approvalNote;

    @FXML
    private CheckBox otherUser;

    @FXML
    private VBox aloneNote;

    @FXML
    private HBox aloneLine;

    @FXML
    private CheckBox alone;

    @FXML
    private VBox exceptionsNote;

    @FXML
    private VBox exceptions;

    @FXML
    private Button add;

    /** @param edited hears the text with every edit in it */
    PolicyForm(Texts texts, Vocabulary vocabulary, Consumer<String> edited) {
        this.texts = texts;
        this.vocabulary = vocabulary;
        this.edited = edited;
        this.node = Fxml.load(this, "form.fxml", texts);
        keep = new KeepField(texts.get("form.keep"), time -> write(edits -> edits.keep(time)));
        archive =
                new KeepField(texts.get("form.archive.keep"), time -> write(edits -> edits.archive(Optional.of(time))));
        wait = new KeepField(
                texts.get("form.alone.wait"),
                time -> Approving.delay(time).isPresent(),
                time -> write(edits -> edits.alone(Optional.of(time))));
        percent = new NumberPart(texts.get("form.percent"), 1, 100, false, typed -> limits(typed, OptionalInt.empty()));
        times = new NumberPart(
                texts.get("form.times"), 1, MOST_TIMES, false, typed -> limits(OptionalInt.empty(), typed));
        keepLine.getChildren().add(1, keep.node());
        archiveLine.getChildren().add(archive.node());
        aloneLine.getChildren().add(wait.node());
        percentLine.getChildren().add(1, percent.node());
        timesLine.getChildren().add(1, times.node());
        Meaning.give(archived, texts, "form.archive");
        Meaning.give(percent.node(), texts, "form.percent");
        Meaning.give(times.node(), texts, "form.times");
        Meaning.give(otherUser, texts, "form.os-users");
        Meaning.give(alone, texts, "form.alone");
        ticked(archived, (edits, now) -> edits.archive(now ? Optional.of(ARCHIVED) : Optional.empty()));
        ticked(otherUser, PolicyEdits::approval);
        ticked(alone, (edits, now) -> edits.alone(now ? Optional.of(WAITED) : Optional.empty()));
        add.setOnAction(_ -> add());
    }

    private void ticked(CheckBox box, BiFunction<PolicyEdits, Boolean, String> edit) {
        box.selectedProperty().addListener((_, _, now) -> {
            if (!showing) {
                write(edits -> edit.apply(edits, now));
            }
        });
    }

    Node node() {
        return node;
    }

    /** Another policy is written now: what may be dropped of its comments is asked anew. */
    void forget() {
        allowed.clear();
    }

    void show(PolicyDraft draft) {
        shown = draft;
        boolean writable = draft.edits().isPresent();
        note.setText(texts.get(draft.policy().isEmpty() ? "form.unreadable" : "form.text-only"));
        visible(note, !writable);
        visible(fields, writable);
        if (writable) {
            showing = true;
            draft.policy().ifPresent(this::fill);
            showing = false;
            guard(Field.ARCHIVE, archiveNote, archiveLine);
            guard(Field.LIMITS, limitsNote, percentLine, timesLine);
            guard(Field.APPROVAL, approvalNote, otherUser);
            guard(Field.ALONE, aloneNote, aloneLine);
            guard(Field.EXCEPTIONS, exceptionsNote, exceptions, add);
            ofTable(draft.policy()
                    .filter(policy -> policy.subject() instanceof Subject.Rows)
                    .isPresent());
        }
    }

    private void fill(RetentionPolicy policy) {
        keep.show(policy.keep());
        archived.setSelected(policy.archive().isPresent());
        archive.show(policy.archive().orElse(ARCHIVED));
        archive.node().setDisable(policy.archive().isEmpty());
        percent.show(OptionalInt.of(policy.limits().percent()));
        times.show(OptionalInt.of(policy.limits().timesNormal()));
        Optional<Keep> waits = policy.approving().alone();
        otherUser.setSelected(policy.approving().otherOsUser());
        alone.setSelected(waits.isPresent());
        wait.show(waits.orElse(WAITED));
        wait.node().setDisable(waits.isEmpty());
        // What one person removes alone is archived: neither is there without the other.
        alone.setDisable(policy.archive().isEmpty());
        archived.setDisable(waits.isPresent());
        List<Exempt> all = policy.exceptions();
        while (cards.size() > all.size()) {
            cards.removeLast();
            exceptions.getChildren().removeLast();
        }
        while (cards.size() < all.size()) {
            int index = cards.size();
            ExceptionCard card = new ExceptionCard(
                    texts,
                    vocabulary,
                    changed -> replace(index, Optional.of(changed)),
                    () -> replace(index, Optional.empty()));
            cards.add(card);
            exceptions.getChildren().add(card.node());
        }
        for (int i = 0; i < all.size(); i++) {
            cards.get(i).show(all.get(i));
        }
    }

    /** Comments that writing a field anew would drop are shown before; it can be edited when somebody says so. */
    private void guard(Field field, VBox place, Node... controls) {
        List<String> dropped = shown.edits().map(edits -> edits.dropped(field)).orElse(List.of());
        boolean locked = !dropped.isEmpty() && !allowed.contains(field);
        visible(place, locked);
        for (Node control : controls) {
            control.setDisable(locked);
        }
        if (locked) {
            Label words = new Label(texts.get("form.comments", dropped.size(), String.join("\n", dropped)));
            words.setWrapText(true);
            words.setMinHeight(Label.USE_PREF_SIZE);
            words.getStyleClass().add("warning-text");
            Button allow = new Button(texts.get("form.comments.drop"));
            allow.getStyleClass().add("small-button");
            allow.setOnAction(_ -> {
                allowed.add(field);
                show(shown);
            });
            place.getChildren().setAll(List.of(words, allow));
        }
    }

    /** Which rows of a table stay is said by its columns, which are known where that database is open: in the text. */
    private void ofTable(boolean table) {
        visible(exceptions, !table);
        visible(add, !table);
        if (table) {
            Label words = new Label(texts.get("form.exceptions.table"));
            words.setWrapText(true);
            words.setMinHeight(Label.USE_PREF_SIZE);
            words.getStyleClass().add("muted");
            exceptionsNote.getChildren().setAll(words);
            visible(exceptionsNote, true);
        }
    }

    private void limits(OptionalInt percents, OptionalInt normal) {
        shown.policy()
                .map(RetentionPolicy::limits)
                .ifPresent(now -> write(edits ->
                        edits.limits(new Limits(percents.orElse(now.percent()), normal.orElse(now.timesNormal())))));
    }

    private void add() {
        List<Exempt> all = new ArrayList<>(exempt());
        all.add(ExceptionCard.first(vocabulary, all, EXEMPT));
        write(edits -> edits.exceptions(all));
    }

    private void replace(int index, Optional<Exempt> changed) {
        List<Exempt> all = new ArrayList<>(exempt());
        changed.ifPresentOrElse(now -> all.set(index, now), () -> all.remove(index));
        write(edits -> edits.exceptions(all));
    }

    private List<Exempt> exempt() {
        return shown.policy().map(RetentionPolicy::exceptions).orElse(List.of());
    }

    private void write(Function<PolicyEdits, String> edit) {
        shown.edits().map(edit).filter(text -> !text.equals(shown.text())).ifPresent(edited);
    }

    private static void visible(Node part, boolean visible) {
        part.setVisible(visible);
        part.setManaged(visible);
    }
}
