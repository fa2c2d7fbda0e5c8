package dev.steward.app.ask.funnel;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.embed.swing.SwingFXUtils;
import javax.imageio.ImageIO;
import org.testfx.api.FxRobot;

final class Snap {
    static void of(FxRobot robot, String name) throws IOException {
        var scene = robot.listWindows().get(0).getScene();
        BufferedImage image = SwingFXUtils.fromFXImage(
                org.testfx.util.WaitForAsyncUtils.waitForAsyncFx(5000, () -> scene.snapshot(null)), null);
        Files.createDirectories(Path.of("target/screenshots"));
        ImageIO.write(image, "png", Path.of("target/screenshots", name + ".png").toFile());
    }
}
