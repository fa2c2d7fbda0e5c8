package dev.steward.analysis.experiment;

import dev.steward.analysis.Share;
import dev.steward.analysis.statistics.Moments;
import dev.steward.journey.Journey;
import dev.steward.journey.People;

/** The people of one variant while a fold runs. */
final class Group {
    private final People.Gathering people = new People.Gathering();
    private final People.Gathering converted = new People.Gathering();
    private final Moments.Gathering measured = new Moments.Gathering();
    private boolean empty = true;

    void add(Journey journey, boolean reached) {
        people.add(journey);
        empty = false;
        if (reached) {
            converted.add(journey);
        }
    }

    /** What is measured of a person who was added. */
    void measure(double amount) {
        measured.add(amount);
    }

    /** Whether it was made for a variant that only people of several variants had. */
    boolean isEmpty() {
        return empty;
    }

    void absorb(Group other) {
        empty &= other.empty;
        people.absorb(other.people);
        converted.absorb(other.converted);
        measured.absorb(other.measured);
    }

    /** People and nothing else: who had a value that is no variant. */
    void addTo(People.Gathering others) {
        others.absorb(people);
    }

    Seen seen(String variant) {
        return new Seen(variant, people.people(), converted.people(), measured.moments());
    }

    /** What was seen of a variant. */
    record Seen(String variant, People people, People converted, Moments moments) {
        static Seen nobody(String variant) {
            return new Group().seen(variant);
        }

        Share rate() {
            return new Share(converted.size(), people.size());
        }
    }
}
