package dev.steward.analysis.attribution;

import dev.steward.analysis.attribution.Attribution.Model;
import dev.steward.journey.People;
import java.util.List;
import java.util.Optional;

/**
 * The answer to an {@link Attribution}.
 *
 * @param conversions all that count, with a touch or without
 * @param channels those with most conversions first, ties by name; the last one, without a name, is the conversions that no
 *     touch came before
 */
public record AttributionResult(long conversions, List<Channel> channels) {
    public AttributionResult {
        channels = List.copyOf(channels);
    }

    /**
     * A channel.
     *
     * @param name empty: no touch at all
     * @param people who converted after a touch of it
     * @param conversions how many came after a touch of it; those after touches of two channels count for both
     * @param credits how many conversions each model credits it with, by the model's ordinal; those of all channels sum to
     *     the conversions
     */
    public record Channel(Optional<String> name, People people, long conversions, List<Double> credits) {
        public Channel {
            credits = List.copyOf(credits);
        }

        public double credit(Model model) {
            return credits.get(model.ordinal());
        }
    }

    /** A channel's share of all conversions by a model, between 0 and 1. */
    public double share(Channel channel, Model model) {
        return conversions == 0 ? 0 : channel.credit(model) / conversions;
    }

    /** How many conversions a touch came before. */
    public long attributed() {
        return conversions
                - channels.stream()
                        .filter(channel -> channel.name().isEmpty())
                        .mapToLong(Channel::conversions)
                        .sum();
    }
}
