package dev.steward.analysis.funnel;

import dev.steward.analysis.Longs;
import dev.steward.journey.Journey;

/** Some events of a journey, in its order. */
final class Part implements Journey {
    private final Journey whole;
    private final Longs events = new Longs();

    Part(Journey whole) {
        this.whole = whole;
    }

    void add(int event) {
        events.add(event);
    }

    private int event(int i) {
        return (int) events.get(i);
    }

    @Override
    public String actor() {
        return whole.actor();
    }

    @Override
    public int size() {
        return events.size();
    }

    @Override
    public long micros(int event) {
        return whole.micros(event(event));
    }

    @Override
    public int code(int event) {
        return whole.code(event(event));
    }

    @Override
    public String name(int code) {
        return whole.name(code);
    }

    @Override
    public boolean matches(int event, int matcher) {
        return whole.matches(event(event), matcher);
    }

    @Override
    public int value(int event, int property) {
        return whole.value(event(event), property);
    }

    @Override
    public String text(int property, int value) {
        return whole.text(property, value);
    }
}
