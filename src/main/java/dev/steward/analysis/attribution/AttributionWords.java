package dev.steward.analysis.attribution;

import static dev.steward.analysis.Sentences.say;

import dev.steward.analysis.Phrases;
import dev.steward.analysis.attribution.Attribution.Model;
import dev.steward.analysis.attribution.AttributionResult.Channel;
import dev.steward.chart.Numbers;
import dev.steward.definition.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** An attribution and what came of it, in plain words. */
final class AttributionWords {
    private static final Numbers NUMBERS = Numbers.ENGLISH;

    private AttributionWords() {}

    static String title(Attribution attribution) {
        return say("attribution.title", attribution.touches().channel(), Phrases.matcher(attribution.conversion()));
    }

    static String of(Attribution attribution) {
        List<String> sentences = new ArrayList<>();
        sentences.add(say(
                "attribution.words." + Words.of(attribution.count()),
                Phrases.actors(attribution.scope()),
                Phrases.matcher(attribution.conversion()),
                Phrases.matcher(attribution.touches().matcher()),
                attribution.touches().channel(),
                Phrases.duration(attribution.window())));
        sentences.add(say("attribution.words.decay", Phrases.duration(attribution.halfLife())));
        sentences.addAll(Phrases.scope(attribution.scope()));
        return String.join(" ", sentences);
    }

    static List<String> findings(Attribution attribution, AttributionResult result) {
        if (result.conversions() == 0) {
            return List.of(say("attribution.nothing", Phrases.matcher(attribution.conversion())));
        }
        List<String> sentences = new ArrayList<>();
        sentences.add(say(
                "attribution.attributed",
                NUMBERS.count(result.conversions()),
                NUMBERS.count(result.attributed()),
                NUMBERS.percent(result.attributed(), result.conversions()),
                Phrases.duration(attribution.window())));
        Optional<Channel> first = most(result, Model.FIRST);
        Optional<Channel> last = most(result, Model.LAST);
        if (first.isPresent() && last.isPresent()) {
            String key = first.get().equals(last.get()) ? "attribution.same" : "attribution.differ";
            sentences.add(say(
                    key,
                    AttributionTables.name(first.get()),
                    NUMBERS.percent(result.share(first.get(), Model.FIRST)),
                    AttributionTables.name(last.get()),
                    NUMBERS.percent(result.share(last.get(), Model.LAST))));
        }
        return sentences;
    }

    /** The channel that a model credits with most, where one stands out; not the conversions without a touch. */
    private static Optional<Channel> most(AttributionResult result, Model model) {
        List<Channel> best = result.channels().stream()
                .filter(channel -> channel.name().isPresent())
                .sorted(Comparator.comparingDouble((Channel channel) -> channel.credit(model))
                        .reversed())
                .limit(2)
                .toList();
        return best.isEmpty()
                        || best.size() == 2
                                && best.get(0).credit(model) == best.get(1).credit(model)
                ? Optional.empty()
                : Optional.of(best.getFirst());
    }
}
