package dev.steward.workspace;

import java.util.Locale;
import java.util.Map;

/** How the window looks: as the system does, light, or dark. */
public enum Theme {
    SYSTEM,
    LIGHT,
    DARK;

    static final Map<String, Theme> WORDS = Map.of(SYSTEM.json(), SYSTEM, LIGHT.json(), LIGHT, DARK.json(), DARK);

    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }
}
