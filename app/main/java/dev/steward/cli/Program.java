package dev.steward.cli;

import dev.steward.model.Suggest;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The commands put together: parses the arguments, runs one command, and says what went wrong. */
final class Program {
    private static final int HELP_WIDTH = 100;

    private final Session session;

    Program(Session session) {
        this.session = session;
    }

    /** Returns the exit code; throws nothing. */
    int run(String... arguments) {
        try {
            return commands().execute(arguments);
        } finally {
            session.console().flush();
        }
    }

    CommandLine commands() {
        CommandLine root = new CommandLine(new RootCommand(session));
        List.of(
                        new DemoCommand(session),
                        new ImportCommand(session),
                        ImportsCommand.with(session),
                        IdentitiesCommand.with(session),
                        SegmentsCommand.with(session),
                        OfflineCommand.with(session),
                        new RunCommand(session),
                        new TestCommand(session),
                        new DescribeCommand(session),
                        new IndexCommand(session),
                        WarehouseCommand.with(session),
                        PersonCommand.with(session),
                        PolicyCommand.with(session),
                        RetentionCommand.with(session),
                        new SignCommand(session),
                        new ApproveCommand(session),
                        new RunPlanCommand(session),
                        AloneCommand.with(session),
                        new VerifyCommand(session),
                        PlanCommand.with(session),
                        CleanupCommand.with(session),
                        HoldCommand.with(session),
                        ArchiveCommand.with(session),
                        new RestoreCommand(session),
                        AuditCommand.with(session),
                        new BenchCommand(session),
                        new OpenCommand(session),
                        new VersionCommand(session))
                .forEach(root::addSubcommand);
        root.getSubcommands().values().forEach(Program::dress);
        Console console = session.console();
        return root.setOut(console.out())
                .setErr(console.err())
                .setColorScheme(
                        CommandLine.Help.defaultColorScheme(console.outInk() == Ink.COLOUR ? Ansi.ON : Ansi.OFF))
                .setUsageHelpWidth(HELP_WIDTH)
                .setParameterExceptionHandler((wrong, given) -> misused(wrong))
                .setExecutionExceptionHandler(
                        (thrown, command, parsed) -> session.complaint().about(thrown));
    }

    private static void dress(CommandLine command) {
        if (!command.getCommandName().equals("help")) {
            command.getCommandSpec().mixinStandardHelpOptions(true);
            command.getCommandSpec().versionProvider(new Version());
        }
        command.getCommandSpec().usageMessage().synopsisHeading("Usage: ");
        command.getSubcommands().values().forEach(Program::dress);
    }

    private int misused(ParameterException wrong) {
        CommandSpec command = wrong.getCommandLine().getCommandSpec();
        String help = help(command);
        session.complaint()
                .print(
                        sentence(wrong),
                        "See what there is: " + help + ".",
                        "usage."
                                + (command.parent() == null
                                        ? command.name()
                                        : path(command).replace(' ', '-')));
        return Exit.BAD_INPUT;
    }

    /** {@code help} explains the commands of the first level; those below explain themselves. */
    private static String help(CommandSpec command) {
        if (command.parent() == null) {
            return "steward help";
        }
        return command.parent().parent() == null
                ? "steward help " + command.name()
                : command.qualifiedName() + " --help";
    }

    private static String path(CommandSpec command) {
        return command.qualifiedName().substring(command.root().name().length() + 1);
    }

    private static String sentence(ParameterException wrong) {
        String message = Objects.requireNonNullElse(wrong.getMessage(), "The command was not understood")
                .strip();
        String full = message.endsWith(".") || message.endsWith("?") ? message : message + ".";
        if (wrong instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            Set<String> known =
                    new TreeSet<>(wrong.getCommandLine().getSubcommands().keySet());
            known.addAll(wrong.getCommandLine().getCommandSpec().optionsMap().keySet());
            String given = unmatched.getUnmatched().getFirst();
            return "\"" + given + "\" is not known here"
                    + Suggest.nearest(given, known)
                            .map(near -> "; did you mean \"" + near + "\"?")
                            .orElse(".");
        }
        return full;
    }
}
