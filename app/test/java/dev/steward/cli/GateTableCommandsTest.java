package dev.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.app.testing.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two people with a home each take old rows out of a table, by commands alone, and put them back beside it. */
class GateTableCommandsTest {
    @TempDir
    Path folder;

    private static String ok(Terminal terminal, Object... arguments) {
        Terminal.Ran ran = terminal.run(arguments);
        assertThat(ran.code()).as(ran.err()).isZero();
        return ran.out();
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    @Test
    void rowsGoWhereThePlanTravelsWithItsListAndComeBackIntoANewTable() throws IOException {
        try (Warehouse warehouse = Warehouse.start()) {
            warehouse.run(
                    "create table visits (id int primary key, who text, at timestamptz, kind character(5))",
                    "insert into visits select n, 'u' || n % 7, now() - n * interval '1 day', 'ab' from generate_series(1, 100) n");
            String database = "postgresql://postgres@localhost:" + warehouse.port() + "/postgres?sslmode=disable";
            Terminal ana = Terminal.pipe(folder.resolve("ana"));
            ana.variables.put("ANA", "correct horse battery");
            ana.variables.put("BO", "battery horse correct");
            ok(
                    ana,
                    "person",
                    "init",
                    "--as",
                    "ana",
                    "--passphrase-env",
                    "ANA",
                    "--with",
                    "bo",
                    "--with-passphrase-env",
                    "BO");
            Path policy = folder.resolve("visits.yaml");
            Files.writeString(policy, """
                    name: visits
                    target: {table: public.visits, time: at, person: who}
                    keep: 80 days
                    archive: {keep: 1 year}
                    """);
            Path decision = folder.resolve("policy.json");
            ok(ana, "policy", "add", policy, "--out", decision, "--as", "ana", "--passphrase-env", "ANA");
            ok(ana, "sign", decision, "--as", "bo", "--passphrase-env", "BO");
            JsonNode preview =
                    json(ok(ana, "retention", "preview", "visits", "--source", database, "--format", "json"));
            assertThat(preview.at("/target/table").asString()).isEqualTo("public.visits");
            assertThat(preview.get("rows").asInt()).isEqualTo(20);
            Object[] asking = {
                "retention",
                "plan",
                "visits",
                "--source",
                database,
                "--out",
                folder.resolve("plan.json"),
                "--as",
                "ana",
                "--passphrase-env",
                "ANA"
            };
            Terminal.Ran refused = ana.run(asking);
            assertThat(refused.code()).isEqualTo(4);
            assertThat(refused.err()).contains("steward warehouse init --schema governance");
            ok(ana, "warehouse", "init", "--target", database, "--schema", "governance");
            assertThat(ok(ana, asking)).contains("public.visits", "20 of 100 rows go");
            assertThat(folder.resolve("plan.json.rows.parquet")).isNotEmptyFile();
            ok(
                    ana,
                    "approve",
                    folder.resolve("plan.json"),
                    "--out",
                    folder.resolve("approval.json"),
                    "--as",
                    "bo",
                    "--passphrase-env",
                    "BO");

            // Another home with the same roster and the same policy carries it out.
            Terminal other = Terminal.pipe(folder.resolve("other"));
            other.variables.put("ANA", "correct horse battery");
            copy("data/governance/decisions.jsonl");
            copy("config/people/ana.key.json");
            assertThat(ok(
                            other,
                            "policy",
                            "add",
                            policy,
                            "--out",
                            folder.resolve("nothing.json"),
                            "--as",
                            "ana",
                            "--passphrase-env",
                            "ANA"))
                    .contains("nothing to sign");
            JsonNode done = json(ok(
                    other,
                    "run-plan",
                    folder.resolve("plan.json"),
                    "--approval",
                    folder.resolve("approval.json"),
                    "--as",
                    "ana",
                    "--passphrase-env",
                    "ANA",
                    "--format",
                    "json"));
            assertThat(done.at("/done/rows").asInt()).isEqualTo(20);
            assertThat(warehouse.count("select count(*) from visits")).isEqualTo(80);
            assertThat(ok(other, "verify", folder.resolve("plan.json")))
                    .contains("20 rows are gone from public.visits");

            assertThat(ok(
                            other,
                            "restore",
                            done.get("archive").asString(),
                            "--to",
                            database + "&table=public.visits_back",
                            "--as",
                            "ana",
                            "--passphrase-env",
                            "ANA"))
                    .contains("20 rows are in public.visits_back");
            assertThat(warehouse.count("select count(*) from visits_back where kind = 'ab   '"))
                    .isEqualTo(20);
            Terminal.Ran again = ana.run(
                    "run-plan",
                    folder.resolve("plan.json"),
                    "--approval",
                    folder.resolve("approval.json"),
                    "--as",
                    "ana",
                    "--passphrase-env",
                    "ANA");
            assertThat(again.code()).isEqualTo(4);
            assertThat(again.err()).contains("from another home");
        }
    }

    private void copy(String file) throws IOException {
        Path to = folder.resolve("other").resolve(file);
        Files.createDirectories(to.getParent());
        Files.copy(folder.resolve("ana").resolve(file), to);
    }
}
