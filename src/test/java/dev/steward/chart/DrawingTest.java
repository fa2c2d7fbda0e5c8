package dev.steward.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jfree.chart.ChartRenderingInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every chart draws something at every size, in both palettes. Set {@code -Dcharts=DIR} to keep the pictures. */
class DrawingTest {
    private record Size(int width, int height) {}

    private static final List<Size> SIZES = List.of(new Size(900, 500), new Size(640, 360), new Size(160, 40));

    static Stream<String> names() {
        return Samples.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void drawsAtEverySize(String name, @TempDir File scratch) throws IOException {
        Chart chart = Samples.named(name);
        File folder = new File(System.getProperty("charts", scratch.getPath()));
        for (Palette palette : Palette.values()) {
            for (Size size : SIZES) {
                BufferedImage image =
                        chart.draw(palette).createBufferedImage(size.width(), size.height(), new ChartRenderingInfo());
                String file = "chart-" + name + "-" + palette + "-" + size.width() + ".png";
                assertThat(ImageIO.write(image, "png", new File(folder, file))).isTrue();
                assertThat(image.getRGB(0, 0))
                        .isEqualTo(Look.of(palette).background().getRGB());
                assertThat(colours(image)).as(file).isGreaterThan(1);
            }
        }
    }

    private static long colours(BufferedImage image) {
        return Stream.iterate(0, y -> y < image.getHeight(), y -> y + 1)
                .flatMap(y -> Stream.iterate(0, x -> x < image.getWidth(), x -> x + 1)
                        .map(x -> new Color(image.getRGB(x, y))))
                .distinct()
                .limit(2)
                .count();
    }
}
