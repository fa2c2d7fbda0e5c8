package dev.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import dev.steward.app.testing.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands ask a database what they ask files. */
class WarehouseCommandsTest {
    @TempDir
    Path folder;

    @Test
    void aQuestionIsAskedOfADatabase() throws IOException {
        try (Warehouse warehouse = Warehouse.start()) {
            warehouse.run(
                    "create table visits (user_id text, event text, ts timestamptz, plan text)",
                    "insert into visits values ('ada', 'visit', '2026-01-01T10:00:00Z', 'pro'), ('ada', 'buy', '2026-01-01T11:00:00Z', 'pro'), ('bob', 'visit', '2026-01-02T10:00:00Z', 'free')");
            Terminal pipe = Terminal.pipe(folder.resolve("home"));
            String source = warehouse.url("public.visits");
            Path funnel = Files.writeString(
                    folder.resolve("funnel.json"),
                    "{\"kind\": \"funnel\", \"steps\": [{\"event\": \"visit\"}, {\"event\": \"buy\"}], \"breakdown\": {\"properties\": [\"plan\"]}}");

            Terminal.Ran ran = pipe.run("run", funnel, "--source", source, "--format", "csv");
            assertThat(ran.code()).as(ran.err()).isZero();
            assertThat(ran.out()).contains("free,1. visit,1,", "pro,2. buy,1,");
            Terminal.Ran described = pipe.run("describe", "--source", source);
            assertThat(described.code()).as(described.err()).isZero();
            assertThat(described.out()).contains("3 events of 2 names by 2 people");

            assertThat(folder.resolve("home/data/statements/statements.jsonl"))
                    .content()
                    .contains("\"public.visits\"", "\"outcome\":\"ok\"")
                    .doesNotContain("'visit'", "free");

            assertThat(pipe.run("index", "--source", source).err()).contains("not with a warehouse");
            assertThat(pipe.run("run", funnel, "--source", source.replace("postgres@", "postgres:secret@"))
                            .err())
                    .contains("holds a password")
                    .doesNotContain("secret");
            assertThat(pipe.run("run", funnel, "--source", source.replace("visits", "visit"))
                            .err())
                    .contains("did you mean visits?");
        }
    }

    /** By the configuration as it lies there: what other tests did to the logging of this process does not matter. */
    @Test
    void theLogIsNotFilledWithWhatNobodyCanMend() throws JoranException {
        LoggerContext context = new LoggerContext();
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(Objects.requireNonNull(WarehouseCommandsTest.class.getResource("/logback.xml")));
        assertThat(warns(context, "org.jooq.impl.DefaultExecuteContext.logVersionSupport"))
                .isFalse();
        assertThat(warns(context, "org.jooq.impl.DefaultExecuteContext")).isTrue();
        assertThat(warns(context, "com.zaxxer.hikari.pool.ProxyConnection")).isFalse();
        assertThat(warns(context, "com.zaxxer.hikari.pool.ProxyLeakTask")).isTrue();
        context.stop();
    }

    private static boolean warns(LoggerContext context, String logger) {
        return context.getLogger(logger).isWarnEnabled();
    }
}
