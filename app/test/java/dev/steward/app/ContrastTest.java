package dev.steward.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.app.testing.TestWindow;
import dev.steward.app.ui.Look;
import dev.steward.workspace.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxToolkit;

/** WCAG 2.1, success criterion 1.4.3: text stands out from its ground by 4.5 to 1, in both palettes. */
class ContrastTest {
    private static final double LEAST = 4.5;
    private static final List<String> GROUNDS =
            List.of("-steward-window", "-steward-card", "-color-bg-default", "-color-bg-subtle", "-steward-selected");
    private static final List<String> TEXTS = List.of("-color-fg-default", "-color-fg-muted", "-color-accent-fg");
    /** What notices and problems are written on. */
    private static final List<String> NOTICES =
            List.of("-color-accent-subtle", "-color-success-subtle", "-color-warning-subtle", "-color-danger-subtle");

    private static final List<String> PROBLEMS = List.of("-color-danger-fg", "-color-warning-fg", "-color-success-fg");

    @ParameterizedTest
    @EnumSource(
            value = Theme.class,
            names = {"LIGHT", "DARK"})
    void textStandsOutFromItsGround(Theme theme) throws TimeoutException {
        Stage stage = FxToolkit.registerPrimaryStage();
        List<String> tooFaint = TestWindow.onFx(() -> {
            Look look = new Look();
            look.themeProperty().set(theme);
            StackPane root = new StackPane();
            Scene scene = new Scene(root, 100, 100);
            look.dress(scene);
            stage.setScene(scene);
            List<String> found = new ArrayList<>();
            for (String ground : GROUNDS) {
                TEXTS.forEach(text -> check(root, text, ground, found));
            }
            for (String ground : NOTICES) {
                check(root, "-color-fg-default", ground, found);
            }
            for (String problem : PROBLEMS) {
                check(root, problem, "-steward-card", found);
            }
            check(root, "-color-fg-emphasis", "-color-accent-emphasis", found);
            for (String ground : List.of("-color-neutral-emphasis", "-color-danger-emphasis")) {
                check(root, "-color-fg-emphasis", ground, found);
            }
            return found;
        });
        assertThat(tooFaint).isEmpty();
    }

    private static void check(StackPane root, String text, String ground, List<String> found) {
        Color below = colour(root, "-steward-window");
        Color back = over(colour(root, ground), below);
        double ratio = contrast(over(colour(root, text), back), back);
        if (ratio < LEAST) {
            found.add("%s on %s: %.2f".formatted(text, ground, ratio));
        }
    }

    /** What the stylesheets make of a name. */
    private static Color colour(StackPane root, String name) {
        Region probe = new Region();
        probe.setStyle("-fx-background-color: " + name + ";");
        root.getChildren().setAll(probe);
        root.applyCss();
        return (Color) probe.getBackground().getFills().getFirst().getFill();
    }

    private static Color over(Color top, Color below) {
        double share = top.getOpacity();
        return Color.color(
                top.getRed() * share + below.getRed() * (1 - share),
                top.getGreen() * share + below.getGreen() * (1 - share),
                top.getBlue() * share + below.getBlue() * (1 - share));
    }

    private static double contrast(Color one, Color other) {
        double light = Math.max(luminance(one), luminance(other));
        double dark = Math.min(luminance(one), luminance(other));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.03928 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
