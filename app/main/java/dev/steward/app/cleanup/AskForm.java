package dev.steward.app.cleanup;

import dev.steward.app.acting.Acting;
import dev.steward.app.cleanup.AskDraft.Field;
import dev.steward.app.ui.Formats;
import dev.steward.app.ui.Fxml;
import dev.steward.app.ui.Meaning;
import dev.steward.app.ui.Notice;
import dev.steward.app.ui.Texts;
import dev.steward.governance.gate.Place;
import dev.steward.governance.people.Right;
import dev.steward.governance.standing.Envelope;
import dev.steward.governance.standing.Schedule;
import dev.steward.governance.standing.Standing;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** Asking for a standing approval: which policy, when, how much, until when; and what a run would remove now. */
final class AskForm implements AutoCloseable {
    private static final List<String> USUAL = List.of("0 2 * * *", "0 3 * * sun", "0 4 1 * *");
    private static final String PERCENT = "10";
    private static final int MONTHS = 6;

    private final Acting acting;
    private final Place place;
    private final Texts texts;
    private final Consumer<Standing> asked;
    private final NowCard now;
    private final Node node;
    private final Map<Field, TextField> fields = new EnumMap<>(Field.class);
    private final Map<Field, Label> complaints = new EnumMap<>(Field.class);
    private Formats formats = new Formats(Locale.getDefault(), ZoneOffset.UTC);

    @FXML
    private VBox cards;

    @FXML
    private ComboBox<String> policy;

    @FXML
    private TextField schedule;

    @FXML
    private FlowPane usual;

    @FXML
    private Label next;

    @FXML
    private TextField rows;

    @FXML
    private Label rowsWrong;

    @FXML
    private TextField percent;

    @FXML
    private Label percentWrong;

    @FXML
    private TextField until;

    @FXML
    private Label untilWrong;

    @FXML
    private Label obstacle;

    @FXML
    private Button back;

    @FXML
    private Button ask;

    /**
     * @param left hears that nobody wants it any more
     * @param asked hears that a request waits
     */
    AskForm(Acting acting, Place place, Texts texts, Runnable left, Consumer<Standing> asked) {
        this.acting = acting;
        this.place = place;
        this.texts = texts;
        this.asked = asked;
        this.now = new NowCard(acting.desk(), place, texts, this::hinder);
        this.node = Fxml.load(this, "ask.fxml", texts);
        cards.getChildren().add(now.node());
        fields.putAll(Map.of(Field.SCHEDULE, schedule, Field.ROWS, rows, Field.PERCENT, percent, Field.UNTIL, until));
        complaints.putAll(Map.of(Field.ROWS, rowsWrong, Field.PERCENT, percentWrong, Field.UNTIL, untilWrong));
        complaints
                .values()
                .forEach(label ->
                        label.managedProperty().bind(label.textProperty().isNotEmpty()));
        fields.values().forEach(field -> field.textProperty().addListener((_, _, _) -> refresh()));
        policy.valueProperty().addListener((_, _, _) -> refresh());
        for (int i = 0; i < USUAL.size(); i++) {
            String cron = USUAL.get(i);
            Button pick = new Button(texts.get("ask.usual." + i));
            pick.getStyleClass().add("small-button");
            pick.setAccessibleHelp(cron);
            pick.setOnAction(_ -> schedule.setText(cron));
            usual.getChildren().add(pick);
        }
        Meaning.give(schedule, texts, "ask.schedule");
        Meaning.give(rows, texts, "ask.rows");
        Meaning.give(percent, texts, "ask.percent");
        Meaning.give(until, texts, "ask.until");
        back.setOnAction(_ -> left.run());
        ask.setOnAction(_ -> ask());
        clear();
    }

    Node node() {
        return node;
    }

    void formats(Formats other) {
        formats = other;
        now.formats(other);
        refresh();
    }

    /** A new request, with what is usual. */
    void clear() {
        now.clear();
        schedule.setText(USUAL.getFirst());
        rows.clear();
        percent.setText(PERCENT);
        until.setText(LocalDate.now(ZoneOffset.UTC).plusMonths(MONTHS).toString());
        refresh();
    }

    void focus() {
        policy.requestFocus();
    }

    /** The policies of this home; one that is chosen stays. */
    void policies(List<String> names) {
        if (!policy.getItems().equals(names)) {
            policy.getItems().setAll(names);
        }
        if (policy.getValue() == null && !names.isEmpty()) {
            policy.setValue(names.getFirst());
        }
        refresh();
    }

    private AskDraft draft() {
        return new AskDraft(
                fields.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, field -> field.getValue().getText())),
                Instant.now());
    }

    /** Somebody types, or others act. */
    void refresh() {
        AskDraft draft = draft();
        Map<Field, String> wrong = draft.complaints(texts);
        complaints.forEach((field, label) -> label.setText(wrong.getOrDefault(field, "")));
        Optional<Schedule> when = draft.schedule();
        next.getStyleClass().removeAll("problem", "muted");
        next.getStyleClass().add(wrong.containsKey(Field.SCHEDULE) ? "problem" : "muted");
        next.setText(when.map(times -> new ApprovalText(texts, formats).next(times, draft.now()))
                .orElse(wrong.getOrDefault(Field.SCHEDULE, "")));
        Optional<Envelope> envelope = draft.envelope(texts);
        now.node().setVisible(policy.getValue() != null);
        if (node.getScene() != null) {
            Optional.ofNullable(policy.getValue()).ifPresent(name -> now.look(name, envelope));
        }
        hinder();
    }

    /** Says why it cannot be asked for as it is. */
    private void hinder() {
        AskDraft draft = draft();
        Optional<String> hindered = acting.obstacle(Right.PLAN)
                .or(() -> policy.getItems().isEmpty() ? Optional.of(texts.get("ask.no-policy")) : Optional.empty())
                .or(() -> draft.complaints(texts).values().stream().findFirst())
                .or(() -> draft.missing()
                        .map(field -> texts.get("ask.missing." + field.name().toLowerCase(Locale.ROOT))))
                .or(() -> now.seen().isEmpty() ? Optional.of(texts.get("ask.unseen")) : Optional.empty());
        ask.setDisable(hindered.isPresent());
        obstacle.setText(hindered.orElse(texts.get("ask.next")));
    }

    private void ask() {
        AskDraft draft = draft();
        String name = policy.getValue();
        draft.schedule()
                .ifPresent(when -> draft.envelope(texts)
                        .ifPresent(envelope -> acting.signed(
                                texts.get("ask.title", name),
                                texts.get("ask.words"),
                                (signer, work) -> acting.governance()
                                        .cleanup()
                                        .standing()
                                        .ask(name, place, when, envelope, signer, work),
                                standing -> {
                                    acting.desk().navigator().show(Notice.success(texts.get("ask.done", name)));
                                    asked.accept(standing);
                                })));
    }

    @Override
    public void close() {
        now.close();
    }
}
