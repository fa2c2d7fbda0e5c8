package dev.steward.analysis.attribution;

import dev.steward.analysis.Question;
import dev.steward.analysis.Windows;
import dev.steward.definition.Scope;
import dev.steward.model.BadDefinition;
import dev.steward.model.Matcher;
import java.time.Duration;

/**
 * Which channels lead to conversions, by five ways of sharing the credit. docs/definitions.md, "Attribution".
 *
 * @param window how long before a conversion a touch may lie, both ends inclusive, absolute seconds
 * @param halfLife after which a touch is worth half as much, for {@link Model#TIME_DECAY}
 * @throws BadDefinition when it cannot be meant
 */
public record Attribution(
        Scope scope, Matcher conversion, Touches touches, Duration window, Duration halfLife, Count count)
        implements Question {

    public static final Duration DEFAULT_WINDOW = Duration.ofDays(30);
    public static final Duration DEFAULT_HALF_LIFE = Duration.ofDays(7);

    /** Events by which people were reached, and the property that says through which channel. */
    public record Touches(Matcher matcher, String channel) {}

    /** Which conversions count. */
    public enum Count {
        EVERY,
        /** Each person's first one in the range. */
        FIRST
    }

    /** How a conversion is shared among its touches. */
    public enum Model {
        FIRST,
        LAST,
        LINEAR,
        TIME_DECAY,
        POSITION_BASED
    }

    public Attribution {
        if (touches.channel().isEmpty()) {
            throw new BadDefinition(
                    "no-property",
                    "touches.channel",
                    "A property's name is needed.",
                    "Name the property that holds the channel, such as utm_source.");
        }
        Windows.check("window", window);
        Windows.check("half_life", halfLife);
    }

    @Override
    public Attribution withScope(Scope other) {
        return new Attribution(other, conversion, touches, window, halfLife, count);
    }
}
