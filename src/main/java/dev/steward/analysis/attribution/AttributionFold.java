package dev.steward.analysis.attribution;

import dev.steward.analysis.Longs;
import dev.steward.analysis.TextIds;
import dev.steward.analysis.attribution.Attribution.Count;
import dev.steward.analysis.attribution.Attribution.Model;
import dev.steward.analysis.attribution.AttributionResult.Channel;
import dev.steward.journey.Fold;
import dev.steward.journey.Journey;
import dev.steward.journey.JourneyQuery;
import dev.steward.model.CodePointOrder;
import dev.steward.model.TimeRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shares each conversion among the touches of the window before it. */
final class AttributionFold implements Fold<AttributionFold, AttributionResult> {
    static final int CONVERSION = 0;
    static final int TOUCH = 1;
    /** Of a conversion with three touches or more: what its first and its last get by position. */
    private static final double OUTER = 0.4;

    private final long fromMicros;
    private final long windowMicros;
    private final double halfLifeMicros;
    private final boolean firstOnly;
    private final TextIds channels = new TextIds(0);
    private final List<Credit> credits = new ArrayList<>();
    private final Map<String, Credit> absorbed = new HashMap<>();
    private final Credit none = new Credit();
    private final Longs touchMicros = new Longs();
    private final Longs touchChannels = new Longs();
    private long conversions;

    AttributionFold(Attribution question) {
        fromMicros = question.scope().range().fromMicros();
        windowMicros = question.window().toSeconds() * 1_000_000;
        halfLifeMicros = question.halfLife().toSeconds() * 1_000_000.0;
        firstOnly = question.count() == Count.FIRST;
    }

    /** Touches may lie before the range that conversions lie in. */
    static JourneyQuery query(Attribution question) {
        TimeRange range = question.scope().range();
        Instant from = range.from();
        return new JourneyQuery(
                question.scope().actor(),
                question.scope().filters(),
                new TimeRange(from == null ? null : from.minus(question.window()), range.to()),
                List.of(question.conversion(), question.touches().matcher()),
                List.of(question.touches().channel()),
                false);
    }

    @Override
    public void accept(Journey journey) {
        findTouches(journey);
        for (int event = 0; event < journey.size(); event++) {
            if (journey.matches(event, CONVERSION) && journey.micros(event) >= fromMicros) {
                convert(journey, journey.micros(event));
                if (firstOnly) {
                    return;
                }
            }
        }
    }

    private void findTouches(Journey journey) {
        touchMicros.clear();
        touchChannels.clear();
        for (int event = 0; event < journey.size(); event++) {
            if (journey.matches(event, TOUCH)) {
                int channel = channels.of(journey, event);
                if (!channels.text(channel).isEmpty()) {
                    touchMicros.add(journey.micros(event));
                    touchChannels.add(channel);
                }
            }
        }
    }

    private void convert(Journey journey, long at) {
        journey.checkCancelled();
        int first = touchMicros.firstFrom(at - windowMicros);
        int end = touchMicros.firstFrom(at + 1);
        long number = conversions++;
        if (first == end) {
            none.touched(journey, number);
            for (Model model : Model.values()) {
                none.add(model, 1);
            }
            return;
        }
        int last = end - 1;
        double decayed = 0;
        for (int touch = first; touch < end; touch++) {
            decayed += decay(touch, last);
        }
        for (int touch = first; touch < end; touch++) {
            Credit credit = credit((int) touchChannels.get(touch));
            credit.touched(journey, number);
            credit.add(Model.LINEAR, 1.0 / (end - first));
            credit.add(Model.TIME_DECAY, decay(touch, last) / decayed);
            credit.add(Model.POSITION_BASED, byPosition(touch - first, end - first));
        }
        credit((int) touchChannels.get(first)).add(Model.FIRST, 1);
        credit((int) touchChannels.get(last)).add(Model.LAST, 1);
    }

    /**
     * What a touch is worth beside the last one: half for each half-life between them. Beside the conversion would be the same,
     * for the shares are made to sum to 1, and would vanish where all touches are long ago.
     */
    private double decay(int touch, int last) {
        return Math.pow(2, (touchMicros.get(touch) - touchMicros.get(last)) / halfLifeMicros);
    }

    private static double byPosition(int place, int touches) {
        if (touches < 3) {
            return 1.0 / touches;
        }
        return place == 0 || place == touches - 1 ? OUTER : (1 - 2 * OUTER) / (touches - 2);
    }

    private Credit credit(int channel) {
        while (credits.size() <= channel) {
            credits.add(new Credit());
        }
        return credits.get(channel);
    }

    @Override
    public void absorb(AttributionFold other) {
        other.byName()
                .forEach((name, theirs) ->
                        absorbed.computeIfAbsent(name, _ -> new Credit()).absorb(theirs));
        none.absorb(other.none);
        conversions += other.conversions;
    }

    /** Its own credits and those it took over; channels are numbered differently in every fold. */
    private Map<String, Credit> byName() {
        Map<String, Credit> all = new HashMap<>(absorbed);
        for (int channel = 0; channel < credits.size(); channel++) {
            all.merge(channels.text(channel), credits.get(channel), (theirs, own) -> {
                own.absorb(theirs);
                return own;
            });
        }
        return all;
    }

    @Override
    public AttributionResult finish() {
        List<Channel> all = new ArrayList<>();
        byName().forEach((name, credit) -> all.add(credit.channel(Optional.of(name))));
        all.removeIf(channel -> channel.conversions() == 0);
        all.sort(Comparator.comparingLong(Channel::conversions)
                .reversed()
                .thenComparing(channel -> channel.name().orElse(""), CodePointOrder.INSTANCE));
        Channel without = none.channel(Optional.empty());
        if (without.conversions() > 0) {
            all.add(without);
        }
        return new AttributionResult(conversions, all);
    }
}
