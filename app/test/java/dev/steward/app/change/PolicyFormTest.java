package dev.steward.app.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.app.testing.Acts;
import dev.steward.app.testing.TestWindow;
import dev.steward.governance.policy.Approving;
import dev.steward.governance.policy.Keep;
import dev.steward.governance.policy.RetentionPolicy;
import dev.steward.ingest.ImportRequest;
import dev.steward.ingest.ImportRules;
import dev.steward.model.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A form writes into a policy's text, and says before what of somebody's comments it would drop. */
class PolicyFormTest {
    private static final String TEXT = """
            name: raw-events  # see the wiki
            target:
              events: all
            # by contract
            keep: 90 days
            exceptions:
              - name: purchases
                event: buy
                keep: 7 years  # by law
            """;

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private TestWindow window;

    @SuppressWarnings("NullAway.Init")
    private Acts acts;

    @BeforeEach
    void open() throws TimeoutException, IOException {
        window = TestWindow.open(folder.resolve("home"));
        acts = new Acts(window).begin().policy("name: first\ntarget: {events: all, project: other}\nkeep: 1 year\n");
        Path lake = folder.resolve("lake");
        Path csv = Files.write(
                folder.resolve("events.csv"),
                List.of(
                        "id,user,event,ts,amount",
                        "1,ann,buy,2026-01-01T12:00:00Z,10",
                        "2,ben,buy,2026-01-02T12:00:00Z,20",
                        "3,ben,login,2026-01-02T13:00:00Z,"));
        window.steward()
                .importFiles(
                        new ImportRequest(List.of(csv), lake, Optional.empty(), "shop", "ana", ImportRules.defaults()),
                        Work.unobserved());
        window.dialogs().choose(lake);
        window.click("Open a folder…");
        acts.says("login");
        acts.open("Policies");
        acts.says("Events stay 1 year. Saved as it is.");
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void theFormWritesIntoTheTextAndNothingIsDroppedInSilence() {
        window.type("text", "name: raw-events\nkeep: ninety days\n");
        acts.says("The form follows when the text can be read.");
        window.type("text", TEXT);
        acts.says("A comment in the text would be lost when this is edited here:\n# by law");
        assertThat(acts.can("add")).as("the comment would be lost").isFalse();
        window.looks("policy-form-comments");

        field("Events stay", "60 days");
        assertThat(text()).isEqualTo(TEXT.replace("90 days", "60 days"));
        tick("Archive what goes, for", true);
        assertThat(text()).contains("# by law\narchive:\n  keep: 3 years\n");
        field("Percent of all rows", "20");
        assertThat(text()).contains("limits:\n  percent: 20\n  times_normal: 10\n", "# by contract\nkeep: 60 days\n");

        tick("as two different system users", true);
        assertThat(text()).contains("\napproval:\n  os_users: different\n");
        tick("or one alone, after", true);
        assertThat(text()).contains("\nalone:\n  after: 24 hours\n");
        assertThat(box("Archive what goes, for").isDisabled())
                .as("what one person removes alone is archived")
                .isTrue();
        field("How long one person alone waits", "2 hours");
        assertThat(text()).as("nobody could object in time").contains("after: 24 hours");
        field("How long one person alone waits", "3 days");
        assertThat(text()).contains("alone:\n  after: 3 days\n");

        window.click("Edit it here all the same");
        window.click("Add an exception");
        window.until("a second card", () -> text().contains("exception-2"));
        assertThat(text())
                .contains(
                        "  - name: purchases\n    event: buy\n    keep: 7 years\n  - name: exception-2\n    event: buy\n");
        assertThat(text()).contains("# see the wiki", "# by contract").doesNotContain("# by law");
        field("Name of the exception", "orders");
        assertThat(text()).contains("  - name: orders\n    event: buy\n    keep: 7 years\n");
        field("How long they stay", "30 days");
        acts.says("The exception orders keeps 30 days, no longer than the policy's 60 days: it has no effect.");
        window.looks("policy-form-doubts");
        field("How long they stay", "thirty days");
        assertThat(text()).as("what cannot be meant is not written").contains("keep: 30 days");
        field("How long they stay", "5 years");

        window.dialogs().type(Acts.ANA);
        window.click("Save…");
        acts.says("The policy raw-events is saved as a draft");
        RetentionPolicy saved = window.steward().governance().policies().find("raw-events");
        assertThat(saved.text()).isEqualTo(text());
        assertThat(saved.keep()).hasToString("60 days");
        assertThat(saved.exceptions().getFirst().keep()).hasToString("5 years");
        assertThat(saved.limits().percent()).isEqualTo(20);
        assertThat(saved.approving()).isEqualTo(new Approving(true, Optional.of(new Keep(3, Keep.Unit.DAY))));

        window.type("text", TEXT);
        choose("first");
        window.until("the choice to be taken back", () -> !"first".equals(names().getValue()));
        assertThat(text()).as("nobody has said that it may go").isEqualTo(TEXT);
        window.dialogs().confirmAll();
        choose("first");
        assertThat(text()).contains("keep: 1 year");
        assertThat(window.dialogs().asked()).contains("Leave what is not saved?");
    }

    @Test
    void aPolicyInForceEndsWhenTwoHaveSigned() {
        acts.act("ana");
        window.dialogs().name("the shop has closed");
        window.dialogs().type(Acts.ANA);
        window.click("End it…");
        acts.says("Its end waits for a second signature");
        window.looks("policy-ends");
        acts.signsWaiting("the shop has closed");
        assertThat(window.steward().governance().policies().inForce("first")).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private ComboBox<String> names() {
        return (ComboBox<String>) window.find(ComboBox.class, "names");
    }

    private void choose(String policy) {
        ComboBox<String> names = names();
        window.until(policy + " to be offered", () -> names.getItems().contains(policy));
        TestWindow.onFx(() -> {
            names.setValue(policy);
            return names;
        });
        window.settle();
    }

    private String text() {
        TextArea area = window.find(TextArea.class, "text");
        return TestWindow.onFx(area::getText);
    }

    /** Types into the first field of that name. */
    private void field(String name, String typed) {
        TextField field = (TextField)
                window.await(name, node -> node instanceof TextField one && name.equals(one.getAccessibleText()));
        TestWindow.onFx(() -> {
            field.setText(typed);
            return field;
        });
        window.settle();
    }

    private CheckBox box(String words) {
        return (CheckBox) window.await(words, node -> node instanceof CheckBox one && words.equals(one.getText()));
    }

    private void tick(String words, boolean on) {
        CheckBox box = box(words);
        TestWindow.onFx(() -> {
            box.setSelected(on);
            return box;
        });
        window.settle();
    }
}
