package dev.steward.cli;

import dev.steward.Answer;
import dev.steward.OpenSource;
import dev.steward.Steward;
import dev.steward.analysis.Kinds.Asked;
import dev.steward.analysis.Question;
import dev.steward.model.StorageFailed;
import dev.steward.model.Work;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The demo for a terminal: a question of every kind, each as a table, a picture, and a definition to run and change. */
final class DemoTour {
    private static final List<String> QUESTIONS = List.of(
            "funnel",
            "retention",
            "lifecycle",
            "stages",
            "segment",
            "churn",
            "stickiness",
            "trends",
            "sessions",
            "paths",
            "experiment",
            "attribution");

    private final Session session;
    private final Steward steward;
    private final Path lake;

    DemoTour(Session session, Steward steward, Path lake) {
        this.session = session;
        this.steward = steward;
        this.lake = lake;
    }

    void run() {
        Path folder = folder();
        say("The demo lake: " + lake);
        for (String name : QUESTIONS) {
            String json = definition(name);
            Asked<?, ?> asked = steward.kinds().parse(json);
            Answer<?, ?> answer = session.progress().run(name, work -> ask(asked, work));
            say("");
            Pretty.print(answer, session.console());
            Path picture = folder.resolve(name + ".png");
            ChartFile.at(picture).write(answer);
            Path document = write(folder.resolve(name + ".json"), json);
            say("Picture   " + picture);
            say("Try       steward run " + quoted(document) + " --source " + quoted(lake));
        }
    }

    private <Q extends Question, R> Answer<Q, R> ask(Asked<Q, R> asked, Work work) {
        try (OpenSource open = steward.open(lake, Optional.empty(), work)) {
            return steward.ask(open, asked.kind(), asked.question(), false, work);
        }
    }

    private Path folder() {
        try {
            return Files.createDirectories(lake.resolveSibling(lake.getFileName() + "-answers"));
        } catch (IOException failed) {
            throw unwritable(lake, failed);
        }
    }

    private static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException failed) {
            throw unwritable(file, failed);
        }
    }

    private static String definition(String name) {
        try (InputStream in = DemoTour.class.getResourceAsStream("demo/" + name + ".json")) {
            return new String(java.util.Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static StorageFailed unwritable(Path file, IOException failed) {
        return new StorageFailed(
                "demo-answers",
                "The answers could not be written to " + file + ": " + failed.getMessage() + ".",
                "Make room, or set STEWARD_HOME to a folder you may write to.",
                failed);
    }

    /** As a shell takes it. */
    private static String quoted(Path path) {
        String text = path.toString();
        return text.matches("[\\w./:@%+=,-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    private void say(String line) {
        session.console().out().println(line);
        session.console().flush();
    }
}
