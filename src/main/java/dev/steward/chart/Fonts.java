package dev.steward.chart;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Inter, shipped with the program, so that a picture looks the same on every machine. */
public final class Fonts {
    private static final Font REGULAR = load("Inter-Regular.ttf");
    private static final Font SEMI_BOLD = load("Inter-SemiBold.ttf");

    private Fonts() {}

    /** Size in points of 1/72 inch; one point is one pixel on screen. */
    public static Font regular(float size) {
        return REGULAR.deriveFont(size);
    }

    public static Font semiBold(float size) {
        return SEMI_BOLD.deriveFont(size);
    }

    /** That font, or the machine's own of the same size where it lacks a character of the text, such as a Chinese one. */
    static Font showing(String text, Font font) {
        return font.canDisplayUpTo(text) < 0
                ? font
                : new Font(Font.SANS_SERIF, font.getStyle(), font.getSize()).deriveFont(font.getSize2D());
    }

    /** The bytes of {@code Inter-Regular.ttf} or {@code Inter-SemiBold.ttf}, for documents that carry their fonts. The caller closes it. */
    public static InputStream file(String name) {
        InputStream file = Fonts.class.getResourceAsStream("fonts/" + name);
        if (file == null) {
            throw new IllegalStateException("the program is incomplete: font " + name + " is missing");
        }
        return file;
    }

    private static Font load(String name) {
        try (InputStream file = file(name)) {
            return Font.createFont(Font.TRUETYPE_FONT, file);
        } catch (FontFormatException e) {
            throw new IllegalStateException("font " + name + " cannot be read", e);
        } catch (IOException e) {
            throw new UncheckedIOException("font " + name + " cannot be read", e);
        }
    }
}
