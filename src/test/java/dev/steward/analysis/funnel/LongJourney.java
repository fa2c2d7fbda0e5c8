package dev.steward.analysis.funnel;

import dev.steward.journey.Fold;
import dev.steward.journey.Journey;
import dev.steward.journey.JourneyQuery;
import dev.steward.journey.Journeys;
import dev.steward.model.Work;
import java.util.List;

/** One person with very many events, as arrays. Event names are one letter; conditions are not looked at. */
final class LongJourney implements Journey, Journeys {
    private final String names;
    private final long[] micros;
    private boolean[][] matches = new boolean[0][];

    /** @param secondsApart 0: all at one instant */
    LongJourney(String names, long secondsApart, int atOneInstant) {
        this.names = names;
        this.micros = new long[names.length()];
        for (int event = 0; event < micros.length; event++) {
            micros[event] = event / atOneInstant * secondsApart * 1_000_000;
        }
    }

    @Override
    public <R> R fold(JourneyQuery query, Fold<R> fold, Work work) {
        matches = new boolean[query.matchers().size()][names.length()];
        for (int matcher = 0; matcher < matches.length; matcher++) {
            List<String> meant = query.matchers().get(matcher).events();
            for (int event = 0; event < names.length(); event++) {
                matches[matcher][event] = meant.isEmpty() || meant.contains(names.substring(event, event + 1));
            }
        }
        fold.accept(this);
        return fold.finish();
    }

    @Override
    public String actor() {
        return "somebody";
    }

    @Override
    public int size() {
        return micros.length;
    }

    @Override
    public long micros(int event) {
        return micros[event];
    }

    @Override
    public int code(int event) {
        return names.charAt(event);
    }

    @Override
    public String name(int code) {
        return String.valueOf((char) code);
    }

    @Override
    public boolean matches(int event, int matcher) {
        return matches[matcher][event];
    }

    @Override
    public int value(int event, int property) {
        return -1;
    }

    @Override
    public String text(int property, int value) {
        throw new IllegalStateException("no property is set");
    }
}
