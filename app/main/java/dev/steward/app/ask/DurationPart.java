package dev.steward.app.ask;

import dev.steward.app.ui.Texts;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javafx.scene.layout.HBox;

/** A number and its unit, such as 14 days. */
public final class DurationPart implements Part<Duration> {
    private static final int MOST = 1_000_000;

    private enum Unit {
        SECOND(1),
        MINUTE(60),
        HOUR(3_600),
        DAY(86_400),
        WEEK(604_800);

        private final long seconds;

        Unit(long seconds) {
            this.seconds = seconds;
        }
    }

    private final NumberPart number;
    private final ChoicePart<Unit> unit;
    private final HBox node;
    private Duration shown = Duration.ZERO;

    public DurationPart(String name, Consumer<Duration> edited) {
        Texts texts = Texts.of(DurationPart.class);
        number = new NumberPart(name, 1, MOST, false, _ -> read(edited));
        unit = new ChoicePart<>(
                texts.get("duration.unit"),
                List.of(Unit.values()),
                each -> texts.get("duration." + each),
                _ -> read(edited));
        node = Bits.row(number.node(), unit.node());
    }

    @Override
    public HBox node() {
        return node;
    }

    @Override
    public void show(Duration value) {
        if (!value.equals(shown)) {
            Unit largest = Unit.SECOND;
            for (Unit each : Unit.values()) {
                // 14 days stay days: weeks are shown only where somebody chose them.
                if (each != Unit.WEEK && value.toSeconds() % each.seconds == 0) {
                    largest = each;
                }
            }
            shown = value;
            unit.show(largest);
            number.show(OptionalInt.of(Math.toIntExact(value.toSeconds() / largest.seconds)));
        }
    }

    private void read(Consumer<Duration> edited) {
        Unit chosen = unit.node().getValue();
        String typed = number.node().getText().strip();
        if (chosen != null && typed.matches("\\d{1,7}") && Integer.parseInt(typed) > 0) {
            Duration meant = Duration.ofSeconds(Integer.parseInt(typed) * chosen.seconds);
            if (meant.toDays() <= MOST) {
                shown = meant;
                edited.accept(meant);
            }
        }
    }
}
