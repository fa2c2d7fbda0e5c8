package dev.steward.app.settings;

import dev.steward.model.BadInput;
import dev.steward.workspace.Settings;
import dev.steward.workspace.Theme;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/** The settings as typed, and what is wrong with them. Knows no controls. */
record SettingsModel(Theme theme, String zone, String memory, String threads, String spill, String person) {
    static SettingsModel of(Settings settings) {
        return new SettingsModel(
                settings.theme(),
                settings.zone().getId().equals("Z") ? "UTC" : settings.zone().getId(),
                settings.memoryMegabytes().map(String::valueOf).orElse(""),
                settings.threads().map(String::valueOf).orElse(""),
                settings.spillFolder().map(Path::toString).orElse(""),
                settings.person());
    }

    /**
     * The settings that are meant.
     *
     * @throws BadInput that says what cannot be meant
     */
    Settings settings() {
        return new Settings(theme, zoneTyped(), number(memory), number(threads), folder(), person);
    }

    private ZoneId zoneTyped() {
        String name = zone.strip();
        try {
            return name.toUpperCase(Locale.ROOT).equals("UTC") ? ZoneOffset.UTC : ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw new BadInput(
                    "settings.timezone",
                    "There is no time zone “" + name + "”.",
                    "Write a name such as UTC or Europe/Zurich.",
                    unknown);
        }
    }

    private static Optional<Integer> number(String typed) {
        String text = typed.strip();
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Integer.valueOf(text));
        } catch (NumberFormatException notWhole) {
            throw new BadInput(
                    "settings.number",
                    "“" + text + "” is no whole number.",
                    "Write digits only, or nothing.",
                    notWhole);
        }
    }

    private Optional<Path> folder() {
        try {
            return spill.isBlank() ? Optional.empty() : Optional.of(Path.of(spill.strip()));
        } catch (InvalidPathException wrong) {
            throw new BadInput("settings.spill-folder", "“" + spill + "” is no path.", "Choose a folder.", wrong);
        }
    }
}
