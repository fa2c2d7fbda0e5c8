package dev.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

class HelpTest {
    private static final Pattern WORD = Pattern.compile("'[^']*'|\"[^\"]*\"|\\S+");

    @TempDir
    Path home;

    @Test
    void listsEveryCommandAndEveryExitCode() {
        Terminal.Ran help = Terminal.pipe(home).run("help");
        assertThat(help.code()).isZero();
        assertThat(help.err()).isEmpty();
        assertThat(help.out())
                .contains(
                        "demo ",
                        "import ",
                        "offline ",
                        "identities ",
                        "segments ",
                        "run ",
                        "test ",
                        "describe ",
                        "warehouse ",
                        "person ",
                        "policy ",
                        "retention ",
                        "sign ",
                        "approve ",
                        "run-plan ",
                        "alone ",
                        "verify ",
                        "plan ",
                        "hold ",
                        "archive ",
                        "restore ",
                        "audit ",
                        "open ",
                        "version ")
                .contains(" 0 ", " 1 ", " 2 ", " 3 ", " 4 ", "70", "130")
                .contains("STEWARD_HOME");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "import",
                "imports",
                "offline",
                "identities",
                "segments",
                "run",
                "test",
                "describe",
                "index",
                "warehouse",
                "person",
                "policy",
                "retention",
                "sign",
                "approve",
                "run-plan",
                "alone",
                "verify",
                "plan",
                "hold",
                "archive",
                "restore",
                "audit",
                "open",
                "bench"
            })
    void explainsACommandWithExamples(String command) {
        Terminal.Ran help = Terminal.pipe(home).run("help", command);
        assertThat(help.code()).isZero();
        assertThat(help.out()).contains("Usage: steward " + command, "Examples:", "  steward " + command);
        assertThat(Terminal.pipe(home).run(command, "--help").out()).isEqualTo(help.out());
    }

    @Test
    void everyOptionAndParameterIsDescribed() {
        for (CommandLine command : commands()) {
            for (ArgSpec argument : command.getCommandSpec().args()) {
                assertThat(argument.description())
                        .as(command.getCommandName() + " " + argument)
                        .isNotEmpty();
            }
        }
    }

    /** What the examples say must at least parse: options are renamed, examples are forgotten. */
    @Test
    void everyExampleIsUnderstood() {
        List<String> tried = new ArrayList<>();
        for (CommandLine command : commands()) {
            for (String line : command.getCommandSpec().usageMessage().footer()) {
                Stream.of(line.split("\\|"))
                        .map(String::strip)
                        .filter(part -> part.startsWith("steward "))
                        .forEach(part -> tried.add(parse(part)));
            }
        }
        assertThat(tried).hasSizeGreaterThan(15);
    }

    private String parse(String example) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(example.replaceAll("\\s{2,}.*| > .*", ""));
        while (word.find()) {
            words.add(word.group());
        }
        CommandLine root = root();
        CommandLine.ParseResult parsed =
                root.parseArgs(words.subList(1, words.size()).toArray(String[]::new));
        assertThat(parsed.hasSubcommand()).as(example).isTrue();
        return example;
    }

    @Test
    void helpForATerminalHasColourAndForAPipeHasNone() {
        assertThat(Terminal.pipe(home).run("help").out()).doesNotContain("\u001b");
        assertThat(Terminal.pipe(home).withColour().run("help").out()).contains("\u001b");
    }

    @Test
    void saysWhichVersionThisIs() {
        Terminal.Ran version = Terminal.pipe(home).run("version");
        assertThat(version.out()).startsWith("Steward ").contains("Java " + Runtime.version());
        assertThat(Terminal.pipe(home).run("--version").out()).isEqualTo(version.out());
    }

    private List<CommandLine> commands() {
        CommandLine root = root();
        List<CommandLine> all = new ArrayList<>();
        collect(root, all);
        return all;
    }

    private static void collect(CommandLine command, List<CommandLine> all) {
        all.add(command);
        command.getSubcommands().values().forEach(below -> collect(below, all));
    }

    private CommandLine root() {
        return Terminal.pipe(home)
                .program(new StringWriter(), new StringWriter())
                .commands();
    }
}
