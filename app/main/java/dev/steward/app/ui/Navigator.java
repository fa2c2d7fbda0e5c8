package dev.steward.app.ui;

/** What a screen may ask of the window around it. */
public interface Navigator {
    void go(Place place);

    /** Shows a notice above the content until it is dismissed or another one comes. */
    void show(Notice notice);

    /** Opens or closes the explain panel. */
    void toggleExplain();
}
