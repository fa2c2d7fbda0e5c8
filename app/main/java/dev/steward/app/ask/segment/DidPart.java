package dev.steward.app.ask.segment;

import dev.steward.analysis.segment.Segment.Rule.Did;
import dev.steward.app.ask.Bits;
import dev.steward.app.ask.ChoicePart;
import dev.steward.app.ask.DurationPart;
import dev.steward.app.ask.MatcherPart;
import dev.steward.app.ask.NumberPart;
import dev.steward.app.ask.Part;
import dev.steward.app.ask.Vocabulary;
import dev.steward.app.ui.Meaning;
import dev.steward.app.ui.Texts;
import dev.steward.model.Matcher;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Did something so often, in some time. */
final class DidPart implements Part<Did> {
    private static final int MOST = 1_000_000;
    private static final Duration OF_LATE = Duration.ofDays(30);

    private enum Often {
        AT_LEAST,
        AT_MOST,
        EXACTLY,
        BETWEEN,
        NEVER;

        static Often of(Did did) {
            if (did.atMost().isEmpty()) {
                return AT_LEAST;
            }
            int most = did.atMost().getAsInt();
            if (most == 0) {
                return NEVER;
            }
            if (most == did.atLeast()) {
                return EXACTLY;
            }
            return did.atLeast() == 0 ? AT_MOST : BETWEEN;
        }
    }

    private final Consumer<Did> edited;
    private final MatcherPart matcher;
    private final ChoicePart<Often> often;
    private final NumberPart times;
    private final NumberPart most;
    private final Label and;
    private final Label unit;
    private final ChoicePart<Boolean> when;
    private final DurationPart time;
    private final VBox node;
    private Did shown = new Did(Matcher.ANY, 1, OptionalInt.empty(), Optional.empty());

    DidPart(Texts texts, Vocabulary vocabulary, Consumer<Did> edited) {
        this.edited = edited;
        matcher = new MatcherPart(
                texts.get("did.event"),
                vocabulary,
                events -> edited.accept(new Did(events, shown.atLeast(), shown.atMost(), shown.inLast())));
        often = new ChoicePart<>(
                texts.get("did.often"), List.of(Often.values()), each -> texts.get("did." + each), this::often);
        often.node().setMinWidth(104);
        times = new NumberPart(texts.get("did.times"), 1, MOST, false, typed -> typed.ifPresent(this::times));
        most = new NumberPart(texts.get("did.most"), 1, MOST, false, typed -> typed.ifPresent(this::most));
        times.node().setPrefColumnCount(4);
        most.node().setPrefColumnCount(4);
        and = word(texts.get("did.and"));
        unit = word(texts.get("did.unit"));
        when = new ChoicePart<>(
                texts.get("did.when"),
                List.of(true, false),
                last -> texts.get(last ? "did.last" : "did.range"),
                last -> edited.accept(new Did(
                        shown.matcher(),
                        shown.atLeast(),
                        shown.atMost(),
                        last ? Optional.of(shown.inLast().orElse(OF_LATE)) : Optional.empty())));
        when.node().setMinWidth(104);
        time = new DurationPart(
                texts.get("did.time"),
                chosen ->
                        edited.accept(new Did(shown.matcher(), shown.atLeast(), shown.atMost(), Optional.of(chosen))));
        node = Bits.column(
                8,
                matcher.node(),
                Meaning.give(Bits.row(often.node(), times.node(), and, most.node(), unit), texts, "did.often"),
                Meaning.give(Bits.row(when.node(), time.node()), texts, "did.when"));
    }

    private static Label word(String text) {
        Label label = new Label(text);
        label.setMinWidth(Label.USE_PREF_SIZE);
        return label;
    }

    private void often(Often chosen) {
        int least = Math.max(1, shown.atLeast());
        int up = Math.max(least, shown.atMost().orElse(least));
        switch (chosen) {
            case AT_LEAST -> counted(least, OptionalInt.empty());
            case AT_MOST -> counted(0, OptionalInt.of(up));
            case EXACTLY -> counted(up, OptionalInt.of(up));
            case BETWEEN -> counted(least, OptionalInt.of(Math.max(up, least + 1)));
            case NEVER -> counted(0, OptionalInt.of(0));
        }
    }

    /** The number beside how often: the only one, or the lower of two. */
    private void times(int typed) {
        switch (Often.of(shown)) {
            case AT_LEAST -> counted(typed, OptionalInt.empty());
            case AT_MOST -> counted(0, OptionalInt.of(typed));
            case EXACTLY -> counted(typed, OptionalInt.of(typed));
            case BETWEEN ->
                counted(typed, OptionalInt.of(Math.max(typed + 1, shown.atMost().orElse(typed))));
            case NEVER -> {}
        }
    }

    /** The upper of two numbers; one that is not above the lower is still being typed. */
    private void most(int typed) {
        if (Often.of(shown) == Often.BETWEEN && typed > shown.atLeast()) {
            counted(shown.atLeast(), OptionalInt.of(typed));
        }
    }

    private void counted(int least, OptionalInt upTo) {
        edited.accept(new Did(shown.matcher(), least, upTo, shown.inLast()));
    }

    @Override
    public VBox node() {
        return node;
    }

    @Override
    public void show(Did did) {
        shown = did;
        matcher.show(did.matcher());
        Often how = Often.of(did);
        often.show(how);
        times.show(OptionalInt.of(how == Often.AT_MOST ? did.atMost().orElse(1) : Math.max(1, did.atLeast())));
        most.show(OptionalInt.of(did.atMost().orElse(1)));
        Bits.visible(times.node(), how != Often.NEVER);
        Bits.visible(unit, how != Often.NEVER);
        Bits.visible(and, how == Often.BETWEEN);
        Bits.visible(most.node(), how == Often.BETWEEN);
        when.show(did.inLast().isPresent());
        did.inLast().ifPresent(time::show);
        Bits.visible(time.node(), did.inLast().isPresent());
    }
}
