package dev.steward.app.ask.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.app.ask.AskStage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class FunnelScreenTest {
    @TempDir
    static Path folder;

    private AskStage ask;

    @Start
    void start(Stage stage) throws IOException {
        Path csv = folder.resolve("shop.csv");
        StringBuilder lines = new StringBuilder("client,event,at,country\n");
        for (int i = 0; i < 40; i++) {
            String country = i % 3 == 0 ? "DE" : "FR";
            lines.append("p%03d,view,2024-05-%02d 10:00:00,%s%n".formatted(i, 1 + i % 20, country));
            if (i % 2 == 0) {
                lines.append("p%03d,cart,2024-05-%02d 11:00:00,%s%n".formatted(i, 1 + i % 20, country));
            }
            if (i % 4 == 0) {
                lines.append("p%03d,buy,2024-05-%02d 12:30:00,%s%n".formatted(i, 1 + i % 20, country));
            }
        }
        Files.writeString(csv, lines);
        ask = new AskStage(
                stage,
                folder.resolve("home"),
                csv,
                "user=client,event=event,ts=at",
                desk -> FunnelScreen.screen().make().apply(desk));
    }

    @AfterEach
    void close() {
        WaitForAsyncUtils.asyncFx(ask::close);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void showsAFunnelOfTheMostFrequentEventsAtOnce(FxRobot robot) throws Exception {
        TableView<?> table = robot.lookup(".ask-table").query();
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> table.getItems().size() == 3);

        assertThat(table.getItems().toString()).contains("40", "20", "10");
        Snap.of(robot, "funnels-light");
    }
}
