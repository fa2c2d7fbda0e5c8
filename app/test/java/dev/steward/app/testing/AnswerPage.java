package dev.steward.app.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.workspace.Theme;
import java.util.List;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableView;

/** What every screen with an answer has: the table beside the picture, and its looks. */
public record AnswerPage(TestWindow window) {
    public TableView<?> table() {
        return window.find(TableView.class, "twin");
    }

    public List<String> headings() {
        return TestWindow.onFx(() ->
                table().getColumns().stream().map(TableColumnBase::getText).toList());
    }

    /** Waits until the answer is that of the question on show. */
    public void settled() {
        window.until(
                "an answer that is not dimmed",
                () -> window.background().running().isEmpty() && table().getOpacity() == 1);
    }

    /** Takes pictures in both themes; everything must have a name for those who do not see it, and every style be known. */
    public void looks(String name) {
        for (Theme theme : new Theme[] {Theme.LIGHT, Theme.DARK}) {
            window.theme(theme);
            settled();
            Screenshots.take(window, name + "-" + theme.json());
        }
        window.theme(Theme.LIGHT);
        settled();
        assertThat(window.cssWarnings()).as("CSS warnings").isEmpty();
        assertThat(TestWindow.onFx(() -> Accessibility.nameless(window.root())))
                .as("controls without a name")
                .isEmpty();
    }
}
