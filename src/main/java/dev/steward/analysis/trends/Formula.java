package dev.steward.analysis.trends;

import dev.steward.model.BadDefinition;
import java.util.Optional;

/**
 * A number made of those of several series, such as {@code A / B}.
 *
 * @param text what it is made of; see {@link Arithmetic}
 * @param name what it is called; empty: by its text
 * @throws BadDefinition when the text is not such a formula
 */
public record Formula(String text, Optional<String> name, Format format) {
    /** How its numbers are shown. */
    public enum Format {
        NUMBER,
        /** 0.25 is 25%. */
        PERCENT
    }

    public Formula {
        text = text.strip();
        Arithmetic.parse(text);
    }

    /**
     * This formula over so many series.
     *
     * @throws BadDefinition when it names another one
     */
    public Formula over(int series) {
        int most = parsed().letters().max().orElse(-1);
        if (most >= series) {
            throw new BadDefinition(
                    "unknown-series",
                    "formula",
                    "There is no series " + letter(most) + ".",
                    series == 1
                            ? "There is one series, A."
                            : "The series are A to " + letter(series - 1) + ", in their order.");
        }
        return this;
    }

    Arithmetic parsed() {
        return Arithmetic.parse(text);
    }

    /** How a series is called in a formula; 0 is A. */
    public static String letter(int series) {
        return String.valueOf((char) ('A' + series));
    }
}
