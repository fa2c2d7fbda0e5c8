package dev.steward.ingest.demo;

import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as the lake holds it. Times in microseconds since 1970.
 *
 * @param properties a JSON object
 * @param ipAddress what an importer would have stored: the address is nowhere, this only looks like its keyed hash
 * @param created the server's time
 * @param client the time by the clock of the device
 */
record DemoEvent(
        String id,
        String event,
        String user,
        String session,
        String properties,
        String url,
        @Nullable String referrer,
        String userAgent,
        String ipAddress,
        String deviceType,
        String browser,
        String os,
        String country,
        long created,
        long client) {
    static final String PROJECT = "petforce";

    private static final String SITE = "https://app.petforce.example";
    private static final int ID = 9;
    private static final int ADDRESS = 10;
    private static final int MICROS = 1_000;
    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT = 0x8000000000000000L;

    static DemoEvent of(Move move, Person person) {
        Dice dice = Dice.of(ID ^ move.at(), move.packed());
        Client device = person.client(move.session());
        long latency = 20 + (long) dice.logNormal(140, 0.7);
        return new DemoEvent(
                uuid(dice),
                move.kind().event(),
                user(person.number()),
                "s" + digits(person.number()) + "-" + (move.session() + 1),
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
                (move.at() - latency + person.clockAhead() * DemoYear.SECOND) * MICROS);
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
