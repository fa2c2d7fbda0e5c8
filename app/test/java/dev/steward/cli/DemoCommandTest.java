package dev.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.Steward;
import dev.steward.workspace.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {
    private static final Pattern TRY = Pattern.compile("steward (run \\S+ --source \\S+)");

    @TempDir
    Path home;

    @Test
    void withoutAWindowItPrintsAndDraws() throws Exception {
        Terminal pipe = Terminal.pipe(home);
        Terminal.Ran ran = pipe.run("demo", "--no-window", "--people", "300");
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).contains("register", "2025-10", "Resurrect");
        Matcher suggestion = TRY.matcher(ran.out());
        assertThat(suggestion
                        .results()
                        .map(found -> Path.of(found.group(1).split(" ")[1]).getFileName()))
                .as("a question of every kind")
                .map(file -> file.toString().replace(".json", ""))
                .containsExactlyInAnyOrderElementsOf(kinds());
        suggestion.reset();
        while (suggestion.find()) {
            List<String> words = List.of(suggestion.group(1).split(" "));
            assertThat(Files.size(Path.of(words.get(1).replace(".json", ".png"))))
                    .isGreaterThan(5_000);
            assertThat(pipe.run(words.toArray()).code()).as(suggestion.group()).isZero();
        }
        assertThat(pipe.opened).isEmpty();
    }

    private List<String> kinds() {
        try (Steward steward = Steward.start(Home.in(home.resolve("other")))) {
            return steward.kinds().all().stream().map(kind -> kind.name()).toList();
        }
    }

    @Test
    void withoutADisplayItSaysSoAndDoesTheSame() {
        Terminal.Ran ran = Terminal.pipe(home).run("demo", "--people", "300");
        assertThat(ran.code()).isZero();
        assertThat(ran.err().lines()).hasSize(2).first().asString().contains("DISPLAY is not set");
        assertThat(ran.out()).contains("Picture ");
    }

    @Test
    void onADesktopItOpensTheLake() {
        Terminal desktop = Terminal.pipe(home).onADesktop();
        assertThat(desktop.run("demo", "--people", "300").code()).isZero();
        assertThat(desktop.opened)
                .singleElement()
                .satisfies(lake -> assertThat(lake.orElseThrow()).isDirectory());
    }

    @Test
    void refusesADemoWithoutPeople() {
        Terminal.Ran none = Terminal.pipe(home).run("demo", "--no-window", "--people", "0");
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("0 people", "Choose a number");
        assertThat(Terminal.pipe(home).run("demo", "--people", "many").code()).isEqualTo(2);
    }
}
