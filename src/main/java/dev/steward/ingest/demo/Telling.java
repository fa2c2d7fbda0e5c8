package dev.steward.ingest.demo;

import dev.steward.source.LakeEvent;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Turns what people do into the events a lake holds. The IP address is nowhere: what stands in its column only looks like
 * the keyed hash that an import would have stored.
 */
final class Telling {
    static final String PROJECT = "petforce";

    private static final String SITE = "https://app.petforce.example";
    private static final int ID = 9;
    private static final int ADDRESS = 10;
    private static final int MICROS = 1_000;
    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT = 0x8000000000000000L;

    private Telling() {}

    static LakeEvent event(Move move, Person person, long arrival) {
        Dice dice = Dice.of(ID ^ move.at(), move.packed());
        Client device = person.client(move.session());
        long latency = 20 + (long) dice.logNormal(140, 0.7);
        return new LakeEvent(
                uuid(dice),
                PROJECT,
                move.kind().event(),
                user(person.number()),
                "session-" + digits(person.number()) + "-" + (move.session() + 1),
                Details.of(move, person),
                SITE + Page.of(move.kind(), move.detail()).path(),
                move.session() == 0 && move.kind() == Kind.SESSION_START
                        ? person.origin().referrer()
                        : null,
                device.userAgent(),
                address(person),
                device.deviceType(),
                device.browser(),
                device.os(),
                Faults.country(person.country(), move.at()),
                move.at() * MICROS,
                (move.at() - latency + person.clockAhead() * DemoYear.SECOND) * MICROS,
                arrival);
    }

    static String user(int number) {
        return "user-" + digits(number);
    }

    private static String digits(int number) {
        String digits = Integer.toString(number);
        return "0".repeat(Math.max(0, 7 - digits.length())) + digits;
    }

    private static String uuid(Dice dice) {
        long high = dice.next() & ~0xf000L | VERSION_4;
        long low = dice.next() & ~(VARIANT | VARIANT >>> 1) | VARIANT;
        return new UUID(high, low).toString();
    }

    private static String address(Person person) {
        Dice dice = Dice.of(ADDRESS, person.number());
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(dice.next())
                + hex.toHexDigits(dice.next())
                + hex.toHexDigits(dice.next())
                + hex.toHexDigits(dice.next());
    }
}
