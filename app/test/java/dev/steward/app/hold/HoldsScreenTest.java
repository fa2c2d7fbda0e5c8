package dev.steward.app.hold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.app.testing.Acts;
import dev.steward.app.testing.SimpleShop;
import dev.steward.app.testing.TestWindow;
import dev.steward.governance.people.Decision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A privacy officer places a hold; two people release it. */
class HoldsScreenTest {
    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private TestWindow window;

    @SuppressWarnings("NullAway.Init")
    private Acts acts;

    @BeforeEach
    void open() throws TimeoutException {
        window = TestWindow.open(folder.resolve("home"));
        acts = new Acts(window);
        window.openFile(SimpleShop.write(folder, 20));
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void aHoldIsPlacedAndTwoPeopleReleaseIt() throws IOException {
        window.click("Holds");
        acts.says("Nobody is in the roster yet");
        window.click("Begin the roster");
        acts.says("Two people begin");
        acts.begin();

        acts.open("Holds");
        acts.says("There are no holds.");
        window.click("New hold");
        acts.act("ana");
        acts.says("ana may not place or release a hold.");
        acts.act("bo");
        window.type("name", "case 17");
        window.type("reason", "the lawsuit of May");
        assertThat(acts.can("place")).as("nobody is held yet").isFalse();
        Path ids = Files.writeString(folder.resolve("ids.txt"), "user_1@example.org\nuser_2\n\nuser_2\nuser_3\n");
        window.dialogs().choose(ids);
        window.click("From a file…");
        acts.says("3 people");
        window.click("Events");
        acts.open("Holds");
        acts.says("3 people");
        window.looks("holds-new");
        window.dialogs().type(Acts.BO);
        window.click("Place…");
        acts.says("\"case 17\" cannot name a hold.");
        window.type("name", "case-17");
        window.click("Place…");
        acts.says("The hold case-17 is in force for 3 people.");
        acts.says("3 people: u***@example.org");
        assertThat(window.seen("user_1@example.org")).as("masked").isEmpty();
        assertThat(acts.can("release")).as("without a reason").isFalse();
        window.type("why", "settled");
        window.looks("holds-in-force");
        window.click("Ask for its release…");
        acts.says("bo signed to release the hold case-17 (settled).");
        acts.says("In force, release asked for");
        acts.says("You have signed. Somebody else signs now.");
        assertThat(acts.can("sign")).as("nobody signs twice").isFalse();
        window.looks("holds-asked");
        assertThat(window.steward().governance().holds().inForce())
                .as("one signature ends nothing")
                .hasSize(1);
        Decision asked = window.steward().governance().proposals().waiting().getFirst();
        assertThat(asked.by()).hasSize(1);

        acts.signs("ana", Acts.ANA, "Sign…");
        acts.says("In force, signed by bo, ana: to release the hold case-17 (settled).");
        acts.says("by ana, bo: settled");
        window.looks("holds-released");
        assertThat(window.steward().governance().holds().inForce()).isEmpty();
    }
}
