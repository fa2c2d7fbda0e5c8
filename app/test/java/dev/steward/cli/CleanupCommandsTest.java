package dev.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.app.testing.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two people have tokens removed every night, by commands alone. */
class CleanupCommandsTest {
    private static Warehouse server;

    @TempDir
    Path folder;

    private Terminal terminal;
    private String source;

    @BeforeAll
    static void startServer() {
        server = Warehouse.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void start() throws IOException {
        terminal = Terminal.pipe(folder.resolve("home"));
        terminal.variables.put("ANA", "correct horse battery");
        terminal.variables.put("BO", "battery horse correct");
        source = server.database("postgres");
        server.run(
                "drop schema if exists shop cascade",
                "create schema shop",
                "create table shop.tokens (id int primary key, person text, expires_at timestamptz)",
                "insert into shop.tokens select n, 'p' || n, now() + (20 - n) * interval '50 minutes' from generate_series(0, 39) n");
        ok("warehouse", "init", "--schema", "governance", "--target", source);
        Files.writeString(file("tokens.yaml"), """
                name: tokens
                target: {table: shop.tokens, time: expires_at, person: person}
                keep: 1 hour
                limits: {percent: 60}
                """);
        ok("person", "init", "--as", "ana", "--passphrase-env", "ANA", "--with", "bo", "--with-passphrase-env", "BO");
        policy(file("tokens.yaml"));
    }

    /** Ana and bo put a policy in force. */
    private void policy(Object from) {
        act("ana", "policy", "add", from, "--out", file("decision.json"));
        act("bo", "sign", file("decision.json"));
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    private String ok(Object... arguments) {
        Terminal.Ran ran = terminal.run(arguments);
        assertThat(ran.code()).as(ran.err() + ran.out()).isZero();
        return ran.out();
    }

    private String act(String person, Object... arguments) {
        return ok(as(person, arguments));
    }

    private static Object[] as(String person, Object... arguments) {
        List<Object> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--as", person, "--passphrase-env", person.toUpperCase(java.util.Locale.ROOT)));
        return all.toArray();
    }

    private void ask(int rows, String out) {
        act(
                "ana",
                "cleanup",
                "ask",
                "tokens",
                "--source",
                source,
                "--schedule",
                "0 2 * * *",
                "--most-rows",
                rows,
                "--most-percent",
                60,
                "--until",
                LocalDate.now(ZoneOffset.UTC).plusDays(100),
                "--out",
                file(out));
    }

    @Test
    void fromTheRequestToTheStatusAndBack() throws IOException {
        ask(5, "small.json");
        assertThat(ok("audit", "verify", "--anchor", file("small.json")))
                .contains(file("small.json").toString());
        assertThat(act("bo", "cleanup", "approve", file("small.json"))).contains("0 2 * * *", "5 rows", "bo approves");
        Terminal.Ran stopped = terminal.run(as("ana", "cleanup", "run", "--source", source));
        assertThat(stopped.code()).isEqualTo(4);
        assertThat(stopped.out()).contains("tokens, shop.tokens: stopped.", "18 rows would go");
        assertThat(act("bo", "cleanup", "revoke", "tokens")).contains("opens nothing");

        ask(100, "standing.json");
        act("bo", "cleanup", "approve", file("standing.json"));
        JsonNode ran = JsonMapper.shared()
                .readTree(act(
                        "ana",
                        "cleanup",
                        "run",
                        "tokens",
                        "--source",
                        source,
                        "--format",
                        "json",
                        "--alert-file",
                        file("alerts.jsonl")));
        assertThat(ran.at("/runs/0/outcome").asString()).isEqualTo("done");
        assertThat(ran.at("/runs/0/rows_removed").asInt()).isEqualTo(18);
        assertThat(server.list("select count(*) from shop.tokens")).containsExactly("22");
        assertThat(file("alerts.jsonl")).doesNotExist();

        assertThat(act("ana", "cleanup", "install", "tokens", "--source", source))
                .contains("no pg_cron", "select \"governance\".\"job_tokens\"()", "48 hours");
        assertThat(server.list("select governance.job_tokens()")).containsExactly("done: 0 of 0 rows went.");
        act(
                "ana",
                "cleanup",
                "install",
                "tokens",
                "--source",
                source,
                "--systemd",
                file("units"),
                "--github",
                file("flows"));
        assertThat(file("units").resolve("steward-cleanup-tokens.timer"))
                .content()
                .contains("OnCalendar=*-*-* 02:00:00 UTC");
        assertThat(file("flows").resolve("steward-cleanup-tokens.yml"))
                .content()
                .contains("cron: '0 2 * * *'");

        JsonNode status = JsonMapper.shared().readTree(ok("cleanup", "status", "--source", source, "--format", "json"));
        assertThat(status.at("/policies/0/by").asString()).isEqualTo("database");
        assertThat(status.at("/policies/0/runs").asInt()).isEqualTo(3);
        assertThat(status.at("/policies/0/done").asInt()).isEqualTo(2);
        assertThat(status.at("/findings")).isEmpty();
        assertThat(ok("cleanup", "status", "--source", source)).contains("tokens", "2 of 3", "No findings");

        act("ana", "cleanup", "uninstall", "tokens", "--source", source);
        assertThat(terminal.run(as("ana", "cleanup", "uninstall", "tokens", "--source", source))
                        .code())
                .isEqualTo(2);
        act("ana", "cleanup", "install", "tokens", "--source", source);
        assertThat(act("bo", "cleanup", "revoke", "tokens")).contains("The job of tokens is gone");
        assertThat(server.list("select count(*) from governance.cleanup_jobs")).containsExactly("0");
    }

    @Test
    void whatComesWithStewardIsListedAndTakenInByName() {
        assertThat(ok("policy", "list", "--shipped")).contains("agent-feedback", "sessions.page_views", "6 months");
        assertThat(act("ana", "policy", "add", "agent-feedback", "--out", file("feedback.json")))
                .contains("is in this home as a draft", "rows of agents.agent_feedback stay 30 days");
        assertThat(ok("policy", "list")).contains("agent-feedback", "tokens").doesNotContain("page-views");
    }

    @Test
    void whatIsGivenWronglyIsSaidInWords() {
        assertThat(terminal.run(as(
                                "ana",
                                "cleanup",
                                "ask",
                                "tokens",
                                "--source",
                                source,
                                "--schedule",
                                "every night",
                                "--most-rows",
                                5,
                                "--most-percent",
                                5,
                                "--until",
                                "2027-01-01",
                                "--out",
                                file("x.json")))
                        .err())
                .contains("is no schedule");
        assertThat(terminal.run("cleanup", "status", "--source", source, "--alert-env", "NOWHERE")
                        .err())
                .contains("NOWHERE is empty or not set");
        Terminal.Ran gone = terminal.run(as(
                "ana",
                "cleanup",
                "run",
                "--source",
                source.replace("postgres@", "nobody@"),
                "--alert-file",
                file("gone.jsonl")));
        assertThat(gone.code()).isNotZero();
        assertThat(file("gone.jsonl")).content().contains("not-begun", "critical");
        terminal.variables.put("HOOK", "no address at all/secret");
        assertThat(terminal.run("cleanup", "status", "--source", source, "--alert-env", "HOOK")
                        .err())
                .contains("is none")
                .doesNotContain("secret");
    }
}
