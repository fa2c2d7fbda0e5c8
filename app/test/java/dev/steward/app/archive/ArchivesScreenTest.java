package dev.steward.app.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.Governance;
import dev.steward.app.testing.Acts;
import dev.steward.app.testing.TestWindow;
import dev.steward.governance.gate.Place;
import dev.steward.governance.people.Signer;
import dev.steward.governance.plan.PlanDocument;
import dev.steward.ingest.ImportRequest;
import dev.steward.ingest.ImportRules;
import dev.steward.model.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a change has removed is looked for, checked, had back, and opened. */
class ArchivesScreenTest {
    private static final int DAYS = 12;
    private static final int KEPT = 9;

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private TestWindow window;

    @SuppressWarnings("NullAway.Init")
    private Acts acts;

    private Path lake = Path.of("");

    @BeforeEach
    void open() throws TimeoutException, IOException {
        window = TestWindow.open(folder.resolve("home"));
        acts = new Acts(window).begin();
        lake = folder.resolve("shop");
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        List<String> lines = new ArrayList<>(List.of("id,user,event,ts"));
        for (int day = 1; day <= DAYS; day++) {
            lines.add(day + ",u" + day + ",login," + today.minusDays(day) + "T12:00:00Z");
        }
        Path csv = Files.write(folder.resolve("events.csv"), lines);
        window.steward()
                .importFiles(
                        new ImportRequest(List.of(csv), lake, Optional.empty(), "shop", "ana", ImportRules.defaults()),
                        Work.unobserved());
        window.dialogs().choose(lake);
        window.click("Open a folder…");
        acts.says("login");
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void anArchiveIsVerifiedRestoredAndOpened() throws IOException {
        acts.open("Archives");
        acts.says("There are no archives.");
        remove();
        window.click("Events");
        acts.open("Archives");
        acts.says("3 files with 3 rows of " + lake);
        window.click("Verify");
        acts.says("The archive holds: 3 files with 3 rows, each as it was in the lake");
        window.looks("archives-holds");

        damage();
        window.click("Verify");
        acts.says("does not hold:");
        window.looks("archives-broken");
        acts.signs("ana", Acts.ANA, "Restore…");
        acts.says("Nothing is removed while its archive does not hold.");
        assertThat(restored()).as("nothing of a damaged archive").doesNotExist();
        damage();

        Path full = Files.createDirectories(folder.resolve("full"));
        Files.writeString(full.resolve("file"), "somebody's");
        window.dialogs().choose(full);
        window.click("Choose…");
        acts.signs("ana", Acts.ANA, "Restore…");
        acts.says(full + " is not empty.");

        window.type("folder", restored().toString());
        acts.signs("ana", Acts.ANA, "Restore…");
        acts.says("3 files with 3 rows are in " + restored());
        window.looks("archives-restored");
        window.click("Open it");
        acts.says("Ready to open.");
        window.click("Open");
        acts.says("3 events in 3 files");
    }

    @Test
    void whatIsOverIsAskedForApprovedAndDestroyed() throws IOException {
        remove();
        outlive();
        acts.open("Archives");
        acts.says("over, ");
        acts.says("Its time has been over since ");
        acts.says("Archives whose time is over");
        assertThat(acts.can("ask")).as("before anybody has looked").isFalse();
        acts.act("ana");
        window.click("Look into them");
        acts.says("1 archive ends, with 3 rows.");
        acts.says("its key is destroyed, then its 3 sealed files");
        window.looks("archives-end");
        acts.signs("ana", Acts.ANA, "Ask for the end…");
        acts.says("waits for somebody else to approve it");

        acts.open("Policies");
        acts.tab(2);
        acts.says("the end of archives, plan");
        acts.says("1 archive ends, with 3 of 3 rows.");
        acts.says("Nobody can bring them back.");
        window.looks("change-archives");
        acts.signs("bo", Acts.BO, "Approve…");
        acts.says("bo approved it until");
        acts.signs("ana", Acts.ANA, "Carry out…");
        acts.says("bo approved it; ana destroyed 1 archive with 3 rows");

        acts.open("Archives");
        acts.says("It was destroyed on ");
        acts.says("destroyed, ");
        assertThat(acts.can("verify")).isFalse();
        window.looks("archives-destroyed");
        try (Stream<Path> keys = Files.list(window.steward().home().config().resolve("keys"))) {
            assertThat(keys.map(Path::getFileName).map(Path::toString)).noneMatch(name -> name.startsWith("archive-"));
        }
    }

    @Test
    void whatIsToBeKeptLongerEndsForAReason() {
        remove();
        acts.open("Archives");
        acts.act("ana");
        acts.says("3 files with 3 rows of " + lake);
        assertThat(window.seen("Archives whose time is over")).as("none is").isEmpty();
        window.dialogs().name("the shop has closed");
        window.click("End before its time…");
        acts.says("before its time: the shop has closed");
        acts.says("1 archive ends, with 3 rows.");
        acts.says("Out of the ordinary: ");
        assertThat(acts.can("ask")).as("before the rows are typed").isFalse();
        window.type("confirm", "3");
        window.looks("archives-early");
        acts.signs("ana", Acts.ANA, "Ask for the end…");
        acts.says("waits for somebody else to approve it");
        assertThat(window.steward().governance().gate().changes())
                .anyMatch(change -> change.plan().plan().reason().equals(Optional.of("the shop has closed")));
    }

    /** As if the archive had been made long ago, by a plan that is not here any more. */
    private void outlive() throws IOException {
        Path data = window.steward().home().data();
        try (Stream<Path> files = Files.walk(data.resolve("archives"))) {
            Path manifest = files.filter(file -> file.endsWith("manifest.json"))
                    .findFirst()
                    .orElseThrow();
            Files.writeString(
                    manifest, Files.readString(manifest).replaceAll("\"until\" : \"\\d{4}", "\"until\" : \"2020"));
        }
        try (Stream<Path> changes = Files.walk(data.resolve("governance/changes"))) {
            for (Path file : changes.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private Path restored() {
        return window.steward().home().data().resolve("restored").resolve("mine");
    }

    /** By the gate, as two people do it. */
    private void remove() {
        Governance governance = window.steward().governance();
        Signer ana = governance.keys().unlock("ana", Acts.ANA.toCharArray());
        Signer bo = governance.keys().unlock("bo", Acts.BO.toCharArray());
        acts.policy("name: raw-events\ntarget: {events: all}\nkeep: " + KEPT + " days\narchive: {keep: 3 years}\n");
        PlanDocument plan =
                governance.gate().request("raw-events", Place.lake(lake), Optional.empty(), ana, Work.unobserved());
        governance.gate().run(plan, governance.gate().approve(plan, bo), ana, Work.unobserved());
    }

    /** Turns one bit of it; twice, and it is whole again. */
    private void damage() throws IOException {
        try (Stream<Path> files = Files.walk(window.steward().home().data().resolve("archives"))) {
            Path sealed = files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().equals("manifest.json"))
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            byte[] bytes = Files.readAllBytes(sealed);
            bytes[bytes.length / 2] ^= 1;
            Files.write(sealed, bytes);
        }
    }
}
