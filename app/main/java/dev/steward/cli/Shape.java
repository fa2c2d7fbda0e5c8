package dev.steward.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How a command of the gate says what it found: for people, or for programs, under stable keys (docs/changes.md). */
enum Shape {
    TEXT,
    JSON;

    /** Reads an option's value. */
    static final class Converter implements ITypeConverter<Shape> {
        @Override
        public Shape convert(String word) {
            List<String> known = Arrays.stream(values()).map(Shape::toString).toList();
            int found = known.indexOf(word.toLowerCase(Locale.ROOT));
            if (found < 0) {
                throw new TypeConversionException(
                        "\"" + word + "\" is no format. There are " + String.join(", ", known) + ".");
            }
            return values()[found];
        }
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
