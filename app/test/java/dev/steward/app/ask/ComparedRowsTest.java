package dev.steward.app.ask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.app.testing.AnswerPage;
import dev.steward.app.testing.TestWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Variants and channels are compared with themselves, though they stand elsewhere in the answer of before. */
class ComparedRowsTest {
    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private TestWindow window;

    @SuppressWarnings("NullAway.Init")
    private AnswerPage page;

    @BeforeEach
    void open() throws Exception {
        window = TestWindow.open(folder.resolve("home"));
        page = new AnswerPage(window);
        window.openFile(shop());
        window.click("All time");
        window.robot().clickOn("Last 90 days of data");
    }

    @AfterEach
    void close() {
        window.close();
    }

    /** In March 6 come by google and 4 by ads, and see variant A or B; in June 9 by mail and 3 by google, and A or C. */
    private Path shop() throws IOException {
        List<String> lines = new ArrayList<>(List.of("client_id,event,timestamp,variant,source"));
        for (int person = 0; person < 10; person++) {
            add(lines, "march-" + person, "2024-03-20", person % 2 == 0 ? "A" : "B", person < 6 ? "google" : "ads");
        }
        for (int person = 0; person < 12; person++) {
            add(lines, "june-" + person, "2024-06-20", person % 3 == 0 ? "A" : "C", person < 9 ? "mail" : "google");
        }
        lines.add("nobody,end,2024-06-30 23:00:00,,");
        lines.add("nobody,end,2024-01-01 01:00:00,,");
        return Files.write(folder.resolve("campaigns.csv"), lines);
    }

    private static void add(List<String> lines, String person, String day, String variant, String source) {
        lines.add(person + ",visit," + day + " 08:00:00,," + source);
        lines.add(person + ",see_button," + day + " 09:00:00," + variant + ",");
        lines.add(person + ",buy," + day + " 10:00:00,,");
    }

    @Test
    void channelsAreComparedByName() {
        window.click("Attribution");
        window.until("channels of June", () -> rows(0, 1).equals(List.of("mail 9", "google 3")));
        window.click("Compare");
        window.until("what was before", () -> page.headings().contains("People, before"));
        assertThat(rows(0, 1, 2)).containsExactly("mail 9 null", "google 3 6", "ads null 4");
    }

    @Test
    void variantsAreComparedByName() {
        window.click("Experiments");
        window.until("variants of June", () -> rows(0, 1).equals(List.of("A 4", "C 8")));
        window.click("Compare");
        window.until("what was before", () -> rows(0).size() > 2);
        assertThat(rows(0, 1, 12))
                .containsExactly(
                        "A 4 This period", "C 8 This period", "A 5 The period before", "B 5 The period before");
        window.click("Sample size");
        window.until("what was before", () -> page.headings().size() > 4);
        assertThat(rows(1))
                .as("sizes have no variants: their place says which belong together")
                .isEqualTo(rows(0));
    }

    private List<String> rows(int... columns) {
        return TestWindow.onFx(() -> IntStream.range(0, page.table().getItems().size())
                .mapToObj(row -> IntStream.of(columns)
                        .mapToObj(column -> String.valueOf(
                                page.table().getColumns().get(column).getCellData(row)))
                        .collect(Collectors.joining(" ")))
                .toList());
    }
}
