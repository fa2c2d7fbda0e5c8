package dev.steward.app.ask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.app.testing.AnswerPage;
import dev.steward.app.testing.TestWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sessions screen, driven as a person would, over visits of a small site. */
class SessionsScreenTest {
    private static final int PEOPLE = 300;
    private static final int DAYS = 56;
    /** The last of the days is a Sunday, which begins a week. */
    private static final int WEEKS = 9;

    private static final List<String> PAGES =
            List.of("/", "/pricing", "/articles", "/articles/vaccines", "/sign-up", "/calendar");

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private TestWindow window;

    @SuppressWarnings("NullAway.Init")
    private AnswerPage page;

    private long sessions;
    private long onPhones;

    @BeforeEach
    void open() throws TimeoutException, IOException {
        Path site = Files.write(folder.resolve("small-site.csv"), visits());
        window = TestWindow.open(folder.resolve("home"));
        page = new AnswerPage(window);
        window.dialogs().choose(site);
        window.click("Open a file…");
        window.awaitText("Ready to open.");
        window.click("Open");
        window.awaitText("2 names");
        window.click("Sessions");
    }

    @AfterEach
    void close() {
        window.close();
    }

    /** One session a person and day at most, of up to eight events that follow within minutes. */
    private List<String> visits() {
        Random random = new Random(11);
        List<String> lines = new ArrayList<>();
        lines.add("user,event,ts,page,device");
        for (int person = 0; person < PEOPLE; person++) {
            for (int day = 0; day < DAYS; day++) {
                if (day > 0 && random.nextInt(100) >= 6 + day / 8) {
                    continue;
                }
                String device = random.nextInt(3) == 0 ? "phone" : "desktop";
                Instant at = Instant.parse("2025-03-03T07:00:00Z")
                        .plusSeconds(day * 86_400L + person * 60L + random.nextInt(60));
                sessions++;
                onPhones += device.equals("phone") ? 1 : 0;
                int events = 1 + random.nextInt(3) * random.nextInt(4);
                for (int i = 0; i < events; i++) {
                    boolean view = random.nextInt(4) > 0;
                    String page = PAGES.get(random.nextInt(1 + random.nextInt(PAGES.size())));
                    lines.add("person-%d,%s,%s,%s,%s"
                            .formatted(person, view ? "page_view" : "click", at, view ? page : "", device));
                    at = at.plusSeconds(5 + (long) Math.exp(random.nextGaussian() * 1.4 + 4) % 1_500);
                }
            }
        }
        return lines;
    }

    @Test
    void sessionsAreSeenOverTimeByLengthByPageAndByDevice() {
        window.until("a bar for each week", () -> page.table().getItems().size() == WEEKS);
        assertThat(sum(1)).isEqualTo(sessions);
        page.looks("sessions");
        window.click("Length");
        window.until(
                "the bins",
                () -> page.table().getItems().size() == 8
                        && page.table().getColumns().size() == 4);
        assertThat(sum(1)).isEqualTo(sessions);
        page.looks("sessions-length");
        window.click("Pages");
        window.until("the pages", () -> page.table().getItems().size() == PAGES.size());
        page.looks("sessions-pages");
        window.click("Totals");
        window.until("one row", () -> page.table().getItems().size() == 1);
        assertThat(cell(0, 0)).isEqualTo(sessions);
        page.looks("sessions-totals");

        window.click("By a property");
        window.enter("device");
        window.until("a row for each device", () -> page.table().getItems().size() == 2);
        assertThat(cell(1, 1)).isEqualTo(onPhones);
        page.looks("sessions-values");

        // The other views go without the breakdown; it is there again when somebody comes back.
        window.click("Length");
        window.until("the bins", () -> page.table().getItems().size() == 8);
        window.click("Totals");
        window.until("a row for each device", () -> page.table().getItems().size() == 2);
    }

    @Test
    void anotherGapMakesOtherSessionsAndTheirPeopleAreKnown() {
        window.until("a bar for each week", () -> page.table().getItems().size() == WEEKS);
        TextField gap = (TextField) window.await(
                "the gap",
                node -> node instanceof TextField && "A session ends after".equals(node.getAccessibleText()));
        TestWindow.onFx(() -> {
            gap.setText("100000");
            return gap;
        });
        // More than two months without an event: everybody has one session, which begins on the first day.
        window.until("one session each", () -> cell(0, 1) == PEOPLE && sum(1) == PEOPLE);
        TestWindow.onFx(() -> {
            focus(page.table());
            return page.table();
        });
        window.robot().push(KeyCode.SPACE);
        window.awaitText(PEOPLE + " people");
        window.awaitText("2025-03-02 · People");
    }

    private static <S> void focus(TableView<S> table) {
        table.requestFocus();
        table.getFocusModel().focus(0, table.getColumns().get(2));
    }

    private long sum(int column) {
        long sum = 0;
        for (int row = 0; row < page.table().getItems().size(); row++) {
            sum += cell(row, column);
        }
        return sum;
    }

    /** A count in the table. */
    private long cell(int row, int column) {
        return TestWindow.onFx(
                () -> (Long) page.table().getColumns().get(column).getCellData(row));
    }
}
