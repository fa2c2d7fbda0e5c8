package dev.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.app.testing.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfflineCommandTest {
    @TempDir
    Path folder;

    @Test
    void aWarehouseIsTakenAskedAndRefreshed() throws IOException {
        Terminal pipe = Terminal.pipe(folder.resolve("home"));
        Path lake = folder.resolve("lake");
        Path funnel = Files.writeString(
                folder.resolve("funnel.json"),
                "{\"kind\": \"funnel\", \"steps\": [{\"event\": \"visit\"}, {\"event\": \"buy\"}], \"breakdown\": {\"properties\": [\"plan\"]}}");
        String source;
        try (Warehouse warehouse = Warehouse.start()) {
            warehouse.run(
                    "create table visits (id bigint generated always as identity primary key, user_id text, event text, ts timestamptz, plan text, email text)",
                    "insert into visits (user_id, event, ts, plan, email) values ('ada', 'visit', '2026-01-01T10:00:00Z', 'pro', 'a@x.org'),"
                            + " ('ada', 'buy', '2026-01-01T11:00:00Z', 'pro', 'a@x.org'), ('bob', 'visit', '2026-01-02T10:00:00Z', 'free', 'b@x.org')");
            source = warehouse.url("public.visits");

            Terminal.Ran dry = pipe.run("offline", "--source", source, "--to", lake, "--dry-run");
            assertThat(dry.code()).as(dry.err()).isZero();
            assertThat(dry.out())
                    .contains("3 events in 2 days of public.visits, postgres on localhost")
                    .contains("email", "left out");
            assertThat(lake).doesNotExist();

            Terminal.Ran taken = pipe.run("offline", "--source", source, "--to", lake);
            assertThat(taken.code()).as(taken.err()).isZero();
            assertThat(taken.out())
                    .contains("3 events taken into " + lake + ", in 2 days (generation 1-")
                    .contains("UTC from public.visits, postgres on localhost")
                    .contains("Left out as personal data: email.");

            assertThat(answer(pipe, funnel, source)).isEqualTo(answer(pipe, funnel, lake));
            warehouse.run(
                    "insert into visits (user_id, event, ts, plan) values ('bob', 'buy', '2026-01-02T10:00:00Z', 'free')");
            Terminal.Ran refreshed = pipe.run("offline", "refresh", lake);
            assertThat(refreshed.code()).as(refreshed.err()).isZero();
            assertThat(refreshed.out()).contains("1 event taken into");
            assertThat(answer(pipe, funnel, source)).contains("free,2. buy,1,").isEqualTo(answer(pipe, funnel, lake));
            assertThat(pipe.run("offline", "--source", source, "--to", lake).err())
                    .contains("was taken from public.visits", "refresh");
        }
        assertThat(pipe.run("describe", "--source", lake).out())
                .contains("Taken ", " UTC from public.visits, postgres on localhost")
                .contains("left out as personal data: email");
        assertThat(pipe.run("run", funnel, "--source", lake).out()).contains("lake, taken ", "from public.visits");
        assertThat(pipe.run("run", funnel, "--source", lake, "--format", "json").out())
                .contains("\"from\" : \"public.visits, postgres on localhost");
        assertThat(pipe.run("offline", "refresh", lake).err()).contains("Nothing listens on port");
    }

    private static String answer(Terminal pipe, Path funnel, Object source) {
        return pipe.run("run", funnel, "--source", source, "--format", "csv").out();
    }

    @Test
    void whatIsTypedWronglyIsSaid() {
        Terminal pipe = Terminal.pipe(folder.resolve("home"));
        String source = "postgresql://r@localhost/d?table=t";
        assertThat(pipe.run("offline", "--to", folder).err()).contains("Missing required option: '--source'");
        assertThat(pipe.run("offline", "--source", source).err()).contains("'--to'");
        assertThat(pipe.run("offline", "--source", source, "--to", folder, "--last", "soon")
                        .err())
                .contains("\"soon\" is no number of days");
        assertThat(pipe.run("offline", "--source", source, "--to", folder, "--last", "3d", "--from", "2026-01-01")
                        .err())
                .contains("--last goes with neither");
        assertThat(pipe.run("offline", "--source", source, "--to", folder, "--personal", "maybe")
                        .err())
                .contains("exclude, hash or keep");
        assertThat(pipe.run(
                                "offline",
                                "--source",
                                source,
                                "--to",
                                folder,
                                "--from",
                                "2026-02-01",
                                "--until",
                                "2026-01-01")
                        .err())
                .contains("before they begin");
        assertThat(pipe.run("offline", "refresh", folder).err()).contains("is not a lake of Steward's");
    }
}
