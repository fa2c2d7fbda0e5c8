package dev.steward.app.testing;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/** Pictures of the window for people to look at, in target/screenshots. */
public final class Screenshots {
    private static final Path FOLDER = Path.of("target", "screenshots");

    private Screenshots() {}

    /** Writes what the window shows now as {@code name.png} and says where. */
    public static Path take(TestWindow window, String name) {
        window.settle();
        WritableImage image = TestWindow.onFx(() -> window.root().getScene().snapshot(null));
        BufferedImage pixels = SwingFXUtils.fromFXImage(image, null);
        Path file = FOLDER.resolve(name + ".png");
        try {
            Files.createDirectories(FOLDER);
            ImageIO.write(pixels, "png", file.toFile());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return file;
    }
}
