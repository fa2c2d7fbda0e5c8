package dev.steward.chart;

import java.awt.Color;
import java.util.List;

/**
 * Every colour of a picture, in one place. Backgrounds are those of AtlantaFX Primer; on the dark one series follow Okabe
 * and Ito's palette (jfly.uni-koeln.de/color), which stays distinguishable for colour-blind people, in their order, black
 * last. On white theirs are too faint for lines: the same hues are darker there, and wine stands for yellow, which would
 * be brown.
 *
 * @param text titles and numbers
 * @param muted second-rank text: axes, notes
 * @param grid hairlines
 * @param accent the one colour of pictures with one series
 * @param track what is faintly there: the part of a bar that was lost
 * @param hatch the lines over it
 * @param cold the heat map's colour for 0%
 * @param hot the heat map's colour for the highest value
 */
record Look(
        Color background,
        Color text,
        Color muted,
        Color grid,
        Color axis,
        Color accent,
        Color track,
        Color hatch,
        Color cold,
        Color hot,
        Color arrived,
        Color returning,
        Color resurrecting,
        Color dormant,
        List<Color> series) {

    /** WCAG 2.2, 1.4.3: text of normal size. */
    static final double READABLE = 4.5;

    /** WCAG 2.2, 1.4.11: lines and dots. */
    static final double VISIBLE = 3;

    private static final Color ORANGE = new Color(0xe69f00);
    private static final Color SKY = new Color(0x56b4e9);
    private static final Color GREEN = new Color(0x009e73);
    private static final Color YELLOW = new Color(0xf0e442);
    private static final Color BLUE = new Color(0x0072b2);
    private static final Color VERMILION = new Color(0xd55e00);
    private static final Color PURPLE = new Color(0xcc79a7);

    private static final Look LIGHT = new Look(
            Color.WHITE,
            new Color(0x1f2328),
            new Color(0x57606a),
            new Color(0xe4e8ec),
            new Color(0x8c959f),
            BLUE,
            new Color(0xeaf2f8),
            new Color(0xc3d9e8),
            new Color(0xf3f8fc),
            new Color(0x00558a),
            SKY,
            BLUE,
            GREEN,
            VERMILION,
            List.of(
                    new Color(0xc48300),
                    new Color(0x359bd2),
                    new Color(0x00855f),
                    new Color(0x882255),
                    new Color(0x0065a3),
                    new Color(0xb03a00),
                    new Color(0xd069a5),
                    new Color(0x24292f)));

    private static final Look DARK = new Look(
            new Color(0x0d1117),
            new Color(0xe6edf3),
            new Color(0x9aa4af),
            new Color(0x252b33),
            new Color(0x6e7681),
            SKY,
            new Color(0x14222e),
            new Color(0x2a4759),
            new Color(0x141d27),
            new Color(0x7cc8f5),
            SKY,
            BLUE,
            GREEN,
            VERMILION,
            List.of(ORANGE, SKY, GREEN, YELLOW, BLUE, VERMILION, PURPLE, new Color(0xc9d1d9)));

    Look {
        series = List.copyOf(series);
    }

    static Look of(Palette palette) {
        return switch (palette) {
            case LIGHT -> LIGHT;
            case DARK -> DARK;
        };
    }

    /** The heat map's colour for a share of the highest value, 0 to 1. */
    Color heat(double share) {
        return mix(cold, hot, Math.clamp(share, 0, 1));
    }

    /** A colour for text on that one, with a contrast of at least {@link #READABLE}: one of black and white always has it. */
    Color textOn(Color behind) {
        for (Color candidate : List.of(text, background, Color.WHITE)) {
            if (contrast(candidate, behind) >= READABLE) {
                return candidate;
            }
        }
        return contrast(Color.BLACK, behind) >= READABLE ? Color.BLACK : Color.WHITE;
    }

    static Color mix(Color from, Color to, double share) {
        return new Color(
                between(from.getRed(), to.getRed(), share),
                between(from.getGreen(), to.getGreen(), share),
                between(from.getBlue(), to.getBlue(), share));
    }

    private static int between(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
    }

    /** WCAG 2.2 contrast ratio, 1 to 21. */
    static double contrast(Color one, Color other) {
        double first = luminance(one);
        double second = luminance(other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(int channel) {
        double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
