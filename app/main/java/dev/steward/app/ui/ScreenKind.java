package dev.steward.app.ui;

import java.util.function.Function;

/**
 * A screen the navigation offers; the screen itself is made when it is first wanted.
 *
 * @param id names it in a {@link Place}
 * @param icon an Ikonli literal such as {@code mdi2f-filter-variant}
 */
public record ScreenKind(String id, String title, String icon, Function<Desk, Screen> make) {}
