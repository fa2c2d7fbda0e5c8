package dev.steward.cli;

import dev.steward.model.Failure;
import dev.steward.workspace.Home;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says on standard error what went wrong, to which thing, and what to do; never a stack trace, that goes to the log. */
final class Complaint {
    private static final Logger LOG = LoggerFactory.getLogger(Complaint.class);

    private final Console console;
    private final Home home;

    Complaint(Console console, Home home) {
        this.console = console;
        this.home = home;
    }

    /** Returns the exit code that goes with it. */
    int about(Throwable thrown) {
        switch (thrown) {
            case Failure failure -> {
                LOG.debug("{}", failure.code(), failure);
                print(failure.getMessage(), failure.remedy(), failure.code());
            }
            default -> {
                LOG.error("A command failed in a way nobody foresaw.", thrown);
                print(
                        "Something went wrong that Steward did not foresee: " + thrown + ".",
                        "The details are in " + Logs.file(home)
                                + ". Nothing you have was changed by the failure itself.",
                        "unforeseen");
            }
        }
        return Exit.of(thrown);
    }

    void print(String what, String remedy, String code) {
        Ink ink = console.errInk();
        console.err().println(ink.red(ink.bold("steward: ")) + what);
        console.err().println("  " + remedy);
        console.err().println(ink.faint("  [" + code + "]"));
    }

    /** Something that is not there and is not needed either. */
    void note(Failure failure) {
        console.err().println(console.errInk().yellow("note: ") + failure.getMessage());
        console.err().println("  " + failure.remedy());
        console.err().flush();
    }

    void warn(String warning) {
        console.err().println(console.errInk().yellow("warning: ") + warning);
    }
}
