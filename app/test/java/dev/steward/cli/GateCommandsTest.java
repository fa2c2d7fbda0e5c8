package dev.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.governance.plan.PlanDocument;
import dev.steward.ingest.ImportHistory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two people take old events out of a lake, by commands alone. */
class GateCommandsTest {
    private static final int DAYS = 100;

    @TempDir
    Path folder;

    private Terminal terminal;

    @BeforeEach
    void start() throws IOException {
        terminal = Terminal.pipe(folder.resolve("home"));
        terminal.variables.put("ANA", "correct horse battery");
        terminal.variables.put("BO", "battery horse correct");
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        List<String> lines = new ArrayList<>(List.of("id,user,event,ts"));
        for (int day = 1; day <= DAYS; day++) {
            lines.add(day + ",u" + day % 7 + ",login," + today.minusDays(day) + "T12:00:00Z");
        }
        Files.write(file("events.csv"), lines);
        ok("import", file("events.csv"), "--into", file("lake"));
        Files.writeString(file("raw.yaml"), """
                name: raw-events
                target: {events: all}
                keep: 80 days
                archive: {keep: 3 years}
                """);
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    private String ok(Object... arguments) {
        Terminal.Ran ran = terminal.run(arguments);
        assertThat(ran.code()).as(ran.err()).isZero();
        return ran.out();
    }

    private void refused(String code, Object... arguments) {
        Terminal.Ran ran = terminal.run(arguments);
        assertThat(ran.err()).contains("[refused." + code + "]");
        assertThat(ran.code()).isEqualTo(4);
    }

    private void begin() {
        ok("person", "init", "--as", "ana", "--passphrase-env", "ANA", "--with", "bo", "--with-passphrase-env", "BO");
        policy("raw.yaml");
    }

    /** Ana and bo put a policy in force. */
    private void policy(String name) {
        Path decision = file(name + ".decision.json");
        ok("policy", "add", file(name), "--out", decision, "--as", "ana", "--passphrase-env", "ANA");
        ok("sign", decision, "--as", "bo", "--passphrase-env", "BO");
    }

    private void plan() {
        ok(
                "retention",
                "plan",
                "raw-events",
                "--source",
                file("lake"),
                "--out",
                file("plan.json"),
                "--as",
                "ana",
                "--passphrase-env",
                "ANA");
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private static String text(Path pdf) {
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            return new PDFTextStripper().getText(document);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Test
    void whatIsPreviewedApprovedAndRunIsGoneAndComesBack() {
        begin();
        JsonNode preview = json(ok("retention", "preview", "raw-events", "--source", file("lake"), "--format", "json"));
        assertThat(preview.get("rows").asInt()).isEqualTo(20);
        assertThat(preview.get("files")).hasSize(20);
        assertThat(preview.get("calendar")).hasSize(80);
        assertThat(ok("retention", "preview", "raw-events", "--source", file("lake"), "--keep", "90 days"))
                .contains("10 of 100 rows go", "nothing was changed");
        plan();
        JsonNode planned = json(ok("plan", "show", file("plan.json"), "--format", "json"));
        assertThat(planned.get("files")).isEqualTo(preview.get("files"));
        refused(
                "no-right",
                "approve",
                file("plan.json"),
                "--out",
                file("a.json"),
                "--as",
                "ana",
                "--passphrase-env",
                "ANA");
        String approved =
                ok("approve", file("plan.json"), "--out", file("a.json"), "--as", "bo", "--passphrase-env", "BO");
        assertThat(approved).contains("20 of 100 rows go");
        assertThat(ok("audit", "verify", "--anchor", file("a.json")))
                .contains(file("a.json").toString());
        Object[] run = {
            "run-plan", file("plan.json"), "--approval", file("a.json"), "--as", "ana", "--passphrase-env", "ANA"
        };
        assertThat(ok(run)).contains("Removed 20 rows in 20 files of the 20 that were planned; verified.");
        refused("used", run);
        assertThat(json(ok("verify", file("plan.json"), "--format", "json"))
                        .get("holds")
                        .asBoolean())
                .isTrue();
        assertThat(ok("describe", "--source", file("lake"))).contains("80 rows");
        ok("plan", "record", file("plan.json"), "--out", file("record.pdf"));
        assertThat(text(file("record.pdf")))
                .contains("plan.approved", "change.finished", "Gone: data/events/project_default/", "Holds: 20 files");

        String archive = planned.get("digest").asString().substring(0, 16);
        assertThat(ok("archive", "list")).contains(archive);
        assertThat(ok("archive", "verify", archive)).contains("20 files with 20 rows");
        ok("restore", archive, "--to", file("back"), "--as", "ana", "--passphrase-env", "ANA");
        assertThat(ok("describe", "--source", file("back"))).contains("20 rows");
    }

    private String carriedOut(String name) {
        Path approval = file(name + ".approval");
        ok("approve", file(name), "--out", approval, "--as", "bo", "--passphrase-env", "BO");
        return ok("run-plan", file(name), "--approval", approval, "--as", "ana", "--passphrase-env", "ANA");
    }

    @Test
    void anImportIsTakenBackComesAgainAndItsArchiveEnds() throws IOException {
        begin();
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Files.write(
                file("wrong.csv"),
                List.of(
                        "id,user,event,ts",
                        "w1,u1,login," + today.minusDays(200) + "T12:00:00Z",
                        "w2,u1,login," + today.minusDays(1) + "T13:00:00Z"));
        ok("import", file("wrong.csv"), "--into", file("lake"));
        String listed = ok("imports", "list", "--source", file("lake"));
        assertThat(listed).contains("wrong.csv");
        String id = ImportHistory.list(file("lake")).getLast().id();
        assertThat(listed).contains(id);
        String planned = ok(
                "imports",
                "plan",
                id,
                "--source",
                file("lake"),
                "--reason",
                "The wrong file",
                "--out",
                file("back.json"),
                "--as",
                "ana",
                "--passphrase-env",
                "ANA");
        assertThat(planned)
                .contains(
                        "The import " + id + " is taken back from",
                        "Because: The wrong file",
                        "1 of 102 rows go",
                        "the file holds events of others too",
                        "They are archived first, sealed, for 90 days.");
        assertThat(carriedOut("back.json")).contains("Removed 1 row in 1 file of the 1 that were planned; verified.");
        String archive = PlanDocument.read(file("back.json")).shortDigest();
        assertThat(ok("imports", "list", "--source", file("lake"))).contains("1 row by plan " + archive);
        ok("plan", "record", file("back.json"), "--out", file("back.pdf"));
        assertThat(text(file("back.pdf"))).contains("is taken back", "Because: The wrong file");
        assertThat(ok("import", file("wrong.csv"), "--into", file("lake"))).contains("1 written", "1 duplicate");

        Object[] early = {
            "archive", "plan", archive, "--out", file("end.json"), "--as", "ana", "--passphrase-env", "ANA"
        };
        Terminal.Ran noReason = terminal.run(early);
        assertThat(noReason.code()).isEqualTo(2);
        assertThat(noReason.err()).contains("Say why it ends before: --reason.");
        List<Object> because = new ArrayList<>(List.of(early));
        because.addAll(List.of("--reason", "The file is wrong anyway"));
        refused("limits", because.toArray());
        because.addAll(List.of("--confirm-rows", "1"));
        assertThat(ok(because.toArray())).contains("Nobody can bring them back.", archive);
        assertThat(carriedOut("end.json")).contains("1 archive");
        assertThat(ok("archive", "list"))
                .contains("destroyed on", PlanDocument.read(file("end.json")).shortDigest());
        assertThat(ok("verify", file("end.json"))).contains("neither a key nor a sealed file");
        ok("plan", "record", file("end.json"), "--out", file("end.pdf"));
        assertThat(text(file("end.pdf"))).contains("The end of 1 archives", "Gone: " + archive);
        refused(
                "archive-destroyed",
                "restore",
                archive,
                "--to",
                file("back"),
                "--as",
                "ana",
                "--passphrase-env",
                "ANA");
        assertThat(json(ok("plan", "show", file("end.json"), "--format", "json"))
                        .get("reason")
                        .asString())
                .isEqualTo("The file is wrong anyway");
    }

    @Test
    void onePersonAnnouncesAndAnotherObjects() throws IOException {
        Files.writeString(file("raw.yaml"), Files.readString(file("raw.yaml")) + "alone: {after: 2 days}\n");
        begin();
        plan();
        String[] ana = {"--as", "ana", "--passphrase-env", "ANA"};
        String[] bo = {"--as", "bo", "--passphrase-env", "BO"};
        assertThat(ok(with(ana, "alone", "announce", file("plan.json"), "--reason", "no", "--out", file("alone.json"))))
                .contains("Single person: ana will carry this out alone, from ", "as the OS user ");
        JsonNode waiting =
                json(ok("alone", "list", "--format", "json")).get("alone").get(0);
        assertThat(waiting.get("consent").asString()).isEqualTo("single person");
        assertThat(waiting.get("state").asString()).isEqualTo("waiting");
        assertThat(waiting.get("os_user").get("name").asString()).isNotEmpty();
        refused("alone-not-yet", with(ana, "run-plan", file("plan.json"), "--alone", file("alone.json")));
        Terminal.Ran both = terminal.run(with(ana, "run-plan", file("plan.json")));
        assertThat(both.err()).contains("Either --approval or --alone is needed.");
        refused("alone-not-run", with(bo, "alone", "review", file("alone.json"), "--words", "fine"));
        String id = waiting.get("id").asString().substring(0, 8);
        ok(with(bo, "alone", "object", id, "--reason", "I am back tomorrow."));
        assertThat(ok("alone", "list")).contains("objected", "I am back tomorrow. (bo)");
        refused("alone-not-yet", with(ana, "run-plan", file("plan.json"), "--alone", file("alone.json")));
        assertThat(terminal.run("alone", "object", "nothing", "--reason", "no", "--as", "bo")
                        .err())
                .contains("steward alone list shows them");
        assertThat(ok("audit", "list")).contains("alone.announced", "alone.objected");
    }

    private static Object[] with(String[] who, Object... words) {
        return Stream.concat(Arrays.stream(words), Arrays.stream(who)).toArray();
    }

    @Test
    void wordsThatAreNoInputSayWhatTheyWant() {
        Terminal.Ran nobody = terminal.run("person", "list");
        assertThat(nobody.out()).contains("steward person init");
        begin();
        Terminal.Ran role = terminal.run(
                "person",
                "roles",
                "bo",
                "--roles",
                "aprover",
                "--out",
                file("x"),
                "--as",
                "ana",
                "--passphrase-env",
                "ANA");
        assertThat(role.code()).isEqualTo(2);
        assertThat(role.err()).contains("did you mean \"approver\"?");
        Terminal.Ran variable = terminal.run(
                "policy", "add", file("raw.yaml"), "--out", file("x"), "--as", "ana", "--passphrase-env", "ANNA");
        assertThat(variable.code()).isEqualTo(2);
        assertThat(variable.err()).contains("ANNA is empty or not set");
        Terminal.Ran asked = terminal.run("policy", "add", file("raw.yaml"), "--out", file("x"), "--as", "ana");
        assertThat(asked.err()).contains("--passphrase-env VARIABLE");
        Terminal.Ran missing = terminal.run("plan", "show", file("nowhere.json"));
        assertThat(missing.err()).contains("does not exist");
        Terminal.Ran folderOnly = terminal.run("retention", "preview", "raw-events", "--source", folder);
        assertThat(folderOnly.code()).isEqualTo(2);
        assertThat(folderOnly.err()).contains("is no lake of Steward's");
        Terminal.Ran shape = terminal.run("person", "list", "--format", "xml");
        assertThat(shape.err()).contains("There are text, json.");
    }

    @Test
    void aHoldIsPlacedByOneAndReleasedByTwo() throws IOException {
        begin();
        Files.writeString(file("ids.txt"), "u3\n\n");
        Object[] place = {
            "hold",
            "place",
            "case-1",
            "--people",
            file("ids.txt"),
            "--reason",
            "a lawsuit",
            "--as",
            "bo",
            "--passphrase-env",
            "BO"
        };
        assertThat(ok(place)).contains("in force for 1 person");
        assertThat(ok("retention", "preview", "raw-events", "--source", file("lake")))
                .contains("held: case-1");
        ok(
                "hold",
                "release",
                "case-1",
                "--reason",
                "settled",
                "--out",
                file("release.json"),
                "--as",
                "bo",
                "--passphrase-env",
                "BO");
        assertThat(ok("hold", "list")).contains("case-1").doesNotContain("settled", "u3");
        assertThat(ok("sign", file("release.json"), "--as", "ana", "--passphrase-env", "ANA"))
                .contains("In force");
        assertThat(ok("hold", "list")).contains("settled");
        assertThat(ok("retention", "preview", "raw-events", "--source", file("lake")))
                .doesNotContain("held:");
    }

    @Test
    void aThirdPersonJoinsWithTwoSignatures() {
        begin();
        terminal.variables.put("CY", "horse correct battery");
        ok("person", "key", "--as", "cy", "--roles", "approver", "--out", file("cy.json"), "--passphrase-env", "CY");
        assertThat(ok("person", "add", file("cy.json"), "--as", "ana", "--passphrase-env", "ANA"))
                .contains("second person");
        assertThat(ok("person", "list")).doesNotContain("\ncy ");
        ok("person", "add", file("cy.json"), "--as", "bo", "--passphrase-env", "BO");
        assertThat(ok("person", "list")).contains("\ncy ", "approver");
        assertThat(json(ok("person", "list", "--format", "json")).get("people")).hasSize(3);
    }

    @Test
    void aPolicyIsADraftUntilTwoHaveSignedWhatItsFileSays() throws IOException {
        ok("person", "init", "--as", "ana", "--passphrase-env", "ANA", "--with", "bo", "--with-passphrase-env", "BO");
        Object[] add = {
            "policy", "add", file("raw.yaml"), "--out", file("d.json"), "--as", "ana", "--passphrase-env", "ANA"
        };
        assertThat(ok(add)).contains("as a draft", "events of all projects stay 80 days", "steward sign");
        assertThat(ok("policy", "list")).contains("draft; waits for a signature beside that of ana");
        JsonNode preview = json(ok("retention", "preview", "raw-events", "--source", file("lake"), "--format", "json"));
        assertThat(preview.get("draft").asBoolean()).isTrue();
        assertThat(ok("retention", "preview", "raw-events", "--source", file("lake"), "--keep", "90 days"))
                .contains("A draft: two people have not signed version");
        assertThat(ok("policy", "lint")).contains("raw-events: a draft");
        Object[] plan = {
            "retention",
            "plan",
            "raw-events",
            "--source",
            file("lake"),
            "--out",
            file("p.json"),
            "--as",
            "ana",
            "--passphrase-env",
            "ANA"
        };
        refused("policy-draft", plan);

        assertThat(ok("policy", "show", file("d.json"))).contains("Nothing is in force", "  + keep: 80 days");
        assertThat(ok("sign", file("d.json"), "--as", "bo", "--passphrase-env", "BO"))
                .contains("  + keep: 80 days", "In force, signed by ana and bo");
        JsonNode state = json(ok("policy", "list", "--format", "json")).at("/policies/0");
        assertThat(state.get("state").asString()).isEqualTo("in_force");
        assertThat(state.at("/in_force/signed_by").toString()).isEqualTo("[\"ana\",\"bo\"]");
        assertThat(state.at("/in_force/since").asString()).startsWith("20");
        assertThat(state.at("/in_force/digest")).isEqualTo(state.get("digest"));
        ok(plan);

        Path kept = file("home/data/policies/raw-events.yaml");
        Files.writeString(kept, Files.readString(kept).replace("80 days", "8 days"));
        refused(
                "policy-draft",
                "retention",
                "plan",
                "raw-events",
                "--source",
                file("lake"),
                "--out",
                file("q.json"),
                "--as",
                "ana",
                "--passphrase-env",
                "ANA");
        Files.delete(file("d.json"));
        assertThat(ok("policy", "add", "raw-events", "--out", file("d.json"), "--as", "ana", "--passphrase-env", "ANA"))
                .as("a draft of this home is asked for by its name")
                .contains("stay 8 days");
        assertThat(ok("policy", "show", file("d.json"))).contains("  - keep: 80 days", "  + keep: 8 days");
        Terminal.Ran shown = terminal.run("policy", "show", "raw-events", "--in-force");
        assertThat(shown.out()).isEqualTo(Files.readString(file("raw.yaml")));
        assertThat(shown.err()).contains("In force: version", "Its file is a draft", "waits for a signature");

        Files.delete(kept);
        refused(
                "policy-file-gone",
                "retention",
                "plan",
                "raw-events",
                "--source",
                file("lake"),
                "--out",
                file("q.json"),
                "--as",
                "ana",
                "--passphrase-env",
                "ANA");
        assertThat(ok("policy", "list")).contains("in force, file gone");
        assertThat(ok(
                        "policy",
                        "add",
                        file("raw.yaml"),
                        "--out",
                        file("none.json"),
                        "--as",
                        "ana",
                        "--passphrase-env",
                        "ANA"))
                .contains("There is nothing to sign");
        assertThat(file("none.json")).doesNotExist();

        ok(
                "policy",
                "remove",
                "raw-events",
                "--reason",
                "the shop has closed",
                "--out",
                file("end.json"),
                "--as",
                "ana",
                "--passphrase-env",
                "ANA");
        assertThat(ok("sign", file("end.json"), "--as", "bo", "--passphrase-env", "BO"))
                .contains("  - keep: 80 days", "In force, signed by ana and bo: to end the policy raw-events");
        refused(
                "policy-ended",
                "retention",
                "plan",
                "raw-events",
                "--source",
                file("lake"),
                "--out",
                file("q.json"),
                "--as",
                "ana",
                "--passphrase-env",
                "ANA");
        assertThat(ok("policy", "list")).contains("There are no policies yet");
    }

    @Test
    void theLinterEndsWithOneWhenItFindsSomething() throws IOException {
        assertThat(ok("policy", "lint", file("raw.yaml"))).contains("1 policy read, 0 findings.");
        Files.writeString(file("odd.yaml"), "name: odd\ntarget: {events: all}\nkeep: for ever\n");
        Terminal.Ran odd = terminal.run("policy", "lint", file("odd.yaml"));
        assertThat(odd.code()).isEqualTo(1);
        assertThat(odd.out()).contains("[for-ever]");
        Files.writeString(file("odd.yaml"), "name: odd\nkeep: 1 day\n");
        assertThat(terminal.run("policy", "lint", file("odd.yaml")).code()).isEqualTo(2);
    }
}
