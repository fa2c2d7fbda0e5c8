package dev.steward.app.ask.segment;

import dev.steward.analysis.segment.Segment.Rule.FirstSeen;
import dev.steward.app.ask.Bits;
import dev.steward.app.ask.Part;
import dev.steward.app.ui.Meaning;
import dev.steward.app.ui.Texts;
import dev.steward.definition.When;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** First seen from one day, to another, or both; what makes no range is said and not handed over. */
final class FirstSeenPart implements Part<FirstSeen> {
    private final ZoneId zone;
    private final Texts texts;
    private final Consumer<FirstSeen> edited;
    private final DatePicker from;
    private final DatePicker to;
    private final Label problem = new Label();
    private final VBox node;
    private boolean showing;

    FirstSeenPart(Texts texts, ZoneId zone, Consumer<FirstSeen> edited) {
        this.zone = zone;
        this.texts = texts;
        this.edited = edited;
        from = picker(texts.get("seen.from"), texts.get("seen.open"));
        to = picker(texts.get("seen.to"), texts.get("seen.open"));
        problem.getStyleClass().addAll("small", "problem");
        problem.setWrapText(true);
        node = Bits.column(8, Bits.line(texts.get("seen.from"), from), Bits.line(texts.get("seen.to"), to), problem);
        Meaning.give(node, texts, "seen");
    }

    private DatePicker picker(String name, String prompt) {
        DatePicker picker = new DatePicker();
        picker.setAccessibleText(name);
        picker.setPromptText(prompt);
        picker.valueProperty().addListener((_, _, _) -> read());
        return Bits.wide(picker);
    }

    private void read() {
        if (showing) {
            return;
        }
        LocalDate first = from.getValue();
        LocalDate last = to.getValue();
        boolean backwards = first != null && last != null && first.isAfter(last);
        boolean open = first == null && last == null;
        problem.setText(backwards ? texts.get("seen.backwards") : open ? texts.get("seen.none") : "");
        Bits.visible(problem, backwards || open);
        if (!backwards && !open) {
            edited.accept(new FirstSeen(
                    Optional.ofNullable(first).map(When.Day::new),
                    Optional.ofNullable(last).map(When.Day::new)));
        }
    }

    @Override
    public VBox node() {
        return node;
    }

    @Override
    public void show(FirstSeen seen) {
        showing = true;
        from.setValue(seen.from().map(when -> Edits.day(when, zone)).orElse(null));
        to.setValue(seen.to().map(when -> Edits.day(when, zone)).orElse(null));
        Bits.visible(problem, false);
        showing = false;
    }
}
