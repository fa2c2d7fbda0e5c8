package dev.steward.report;

import dev.steward.source.Origin;
import dev.steward.source.SourceFacts;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Where the events of a source are from, in words. */
public final class Provenance {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM uuuu HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Provenance() {}

    /** "Taken 27 Nov 2026 14:03 UTC from public.events, shop on db.example.org". */
    public static String words(Origin taken) {
        return Words.say("provenance", TIME.format(taken.at()), taken.from());
    }

    /** A source's name, and where it was taken from. */
    public static String named(SourceFacts facts) {
        return facts.taken()
                .map(taken -> Words.say("provenance.named", facts.name(), TIME.format(taken.at()), taken.from()))
                .orElse(facts.name());
    }
}
