package dev.steward.app.ui;

import dev.steward.OpenSource;
import dev.steward.Steward;
import dev.steward.app.tasks.Background;

/**
 * What every screen about one open source works with. The source is closed by the window, after the screens.
 *
 * @param unlocked who acts, and their key; the same for all screens and sources of the window
 */
public record Desk(
        Steward steward,
        OpenSource source,
        Background background,
        Dialogs dialogs,
        Navigator navigator,
        Look look,
        Unlocked unlocked) {}
