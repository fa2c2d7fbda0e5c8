package dev.steward.app.ui;

import dev.steward.app.tasks.Background;

/** What every screen about one open source works with. */
public record Desk(Background background, Dialogs dialogs, Navigator navigator) {}
