package dev.steward.app.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** A small shop's events as a CSV file: three columns and two properties, one of them personal. */
public final class SimpleShop {
    private static final List<String> STEPS = List.of("catalog", "cart", "payment_done");

    private SimpleShop() {}

    /** @param people each makes one to three steps; person 7 is always {@code client-7} and makes all three */
    public static Path write(Path folder, int people) {
        Random random = new Random(7);
        List<String> lines = new ArrayList<>();
        lines.add("client_id,event,timestamp,country,email");
        for (int person = 0; person < people; person++) {
            int steps = person == 7 ? 3 : 1 + random.nextInt(3);
            for (int step = 0; step < steps; step++) {
                lines.add(String.format(
                        Locale.ROOT,
                        "client-%d,%s,2024-%02d-%02d %02d:%02d:00,%s,person%d@example.com",
                        person,
                        STEPS.get(step),
                        1 + person % 6,
                        1 + person % 28,
                        8 + step,
                        person % 60,
                        person % 3 == 0 ? "CH" : "SE",
                        person));
            }
        }
        try {
            return Files.write(folder.resolve("small-shop.csv"), lines);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
