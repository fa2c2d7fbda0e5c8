package dev.steward.report;

import dev.steward.model.BadInput;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Which format a file's name asks for. */
final class Extension {
    private Extension() {}

    /** The constant whose name is the extension of the file, letter case aside. */
    static <E extends Enum<E>> E of(Path target, E[] formats) {
        String name = String.valueOf(target.getFileName());
        String extension = name.substring(name.lastIndexOf('.') + 1);
        return Arrays.stream(formats)
                .filter(format -> format.name().equalsIgnoreCase(extension))
                .findFirst()
                .orElseThrow(() -> unknown(name, Arrays.asList(formats)));
    }

    private static BadInput unknown(String name, List<? extends Enum<?>> formats) {
        List<String> known = formats.stream()
                .map(format -> "." + format.name().toLowerCase(Locale.ROOT))
                .toList();
        return new BadInput(
                "export.format",
                "\"" + name + "\" does not say in which format to export",
                "End the file's name in " + String.join(", ", known) + ".");
    }
}
