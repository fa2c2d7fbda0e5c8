package dev.steward.app.ask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.app.testing.TestWindow;
import java.util.concurrent.TimeoutException;
import javafx.scene.shape.Rectangle;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

class DimmerTest {
    @Test
    void anAnswerThatComesWhileTheOldOneFadesIsBright() throws TimeoutException, InterruptedException {
        FxToolkit.registerPrimaryStage();
        Rectangle answer = TestWindow.onFx(Rectangle::new);
        Dimmer dimmer = TestWindow.onFx(() -> new Dimmer(answer));
        for (long wait : new long[] {0, 20, 130, 220}) {
            dim(dimmer, true);
            Thread.sleep(wait);
            dim(dimmer, false);
            Thread.sleep(600);
            assertThat(TestWindow.onFx(answer::getOpacity))
                    .as("after %d ms", wait)
                    .isEqualTo(1);
        }
        dim(dimmer, true);
        Thread.sleep(800);
        assertThat(TestWindow.onFx(answer::getOpacity)).isLessThan(0.5);
    }

    private static void dim(Dimmer dimmer, boolean stale) {
        TestWindow.onFx(() -> {
            dimmer.dim(stale);
            return dimmer;
        });
    }
}
