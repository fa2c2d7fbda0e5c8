package dev.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Steward as a process of its own: what it loads, what it writes where, how it ends. */
class ProcessTest {
    @TempDir
    Path folder;

    record Ended(int code, String out, String err) {}

    private Ended java(List<String> options, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED,javafx.graphics",
                "-Dorg.jooq.no-logo=true",
                "-Dorg.jooq.no-tips=true",
                "--module-path",
                System.getProperty("jdk.module.path"),
                "--add-modules",
                "javafx.controls,javafx.fxml,javafx.swing",
                "-cp",
                System.getProperty("java.class.path").replace("test-classes", "no-test-classes"),
                "dev.steward.cli.Main"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().remove("DISPLAY");
        builder.environment().remove("WAYLAND_DISPLAY");
        builder.environment().put("STEWARD_HOME", folder.resolve("home").toString());
        builder.environment().putAll(environment);
        File err = folder.resolve("err").toFile();
        Process process = builder.redirectError(err).start();
        String out = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), out, Files.readString(err.toPath()));
    }

    @Test
    void answersWithoutAWordOnStandardErrorAndWithoutJavaFx() throws Exception {
        Files.writeString(folder.resolve("e.csv"), "user,event,ts\nann,visit,2026-01-01T10:00:00Z\n");
        Files.writeString(folder.resolve("f.json"), "{\"kind\": \"funnel\", \"steps\": [{\"event\": \"visit\"}]}");
        Ended ended =
                java(List.of("-Xlog:class+load:file=classes.txt"), Map.of(), "run", "f.json", "--source", "e.csv");
        assertThat(ended.err).isEmpty();
        assertThat(ended.code).isZero();
        assertThat(ended.out).contains("visit");
        assertThat(Files.readString(folder.resolve("classes.txt")))
                .contains("dev.steward.cli.RunCommand")
                .doesNotContain(" javafx.", " com.sun.javafx.", " dev.steward.app.");
    }

    @Test
    void withoutADisplayThereIsOneMessage() throws Exception {
        Ended ended = java(List.of("-Dos.name=Linux"), Map.of());
        assertThat(ended.code).isEqualTo(2);
        assertThat(ended.out).isEmpty();
        assertThat(ended.err.lines()).hasSize(3).first().asString().contains("DISPLAY is not set");
    }

    @Test
    void withADisplayThatDoesNotAnswerThereIsOneMessage() throws Exception {
        Ended ended = java(List.of("-Dos.name=Linux"), Map.of("DISPLAY", ":4711"));
        assertThat(ended.code).isEqualTo(2);
        assertThat(ended.err.lines()).hasSize(3);
        assertThat(ended.err).contains("window.no-");
    }

    @Test
    void aHomeThatCannotBeMadeIsOneMessage() throws Exception {
        // Nothing can be made below a file.
        Files.writeString(folder.resolve("file"), "");
        Files.writeString(folder.resolve("e.csv"), "user,event,ts\nann,visit,2026-01-01T10:00:00Z\n");
        Files.writeString(folder.resolve("f.json"), "{\"kind\": \"funnel\", \"steps\": [{\"event\": \"visit\"}]}");
        Ended ended = java(
                List.of("-Djava.io.tmpdir=" + folder),
                Map.of("STEWARD_HOME", folder.resolve("file/home").toString()),
                "run",
                "f.json",
                "--source",
                "e.csv");
        assertThat(ended.code).isEqualTo(3);
        assertThat(ended.err.lines()).hasSize(3);
        assertThat(ended.err).contains("file/home").doesNotContain("\tat ");
    }
}
