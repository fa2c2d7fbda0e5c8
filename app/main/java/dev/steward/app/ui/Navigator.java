package dev.steward.app.ui;

import java.nio.file.Path;

/** What a screen may ask of the window around it. */
public interface Navigator {
    void go(Place place);

    /** Shows a notice above the content until it is dismissed or another one comes. */
    void show(Notice notice);

    /** The open source was added to: what the window says of it is looked up again. */
    void renew();

    /** Opens a file or folder in place of what is open, or asks about its columns first. */
    void look(Path path);

    /** Opens or closes the explain panel. */
    void toggleExplain();
}
