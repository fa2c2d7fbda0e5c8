package dev.steward.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code steward version}. */
@Command(name = "version", header = "Say which Steward this is.", description = "The same as steward --version.")
final class VersionCommand implements Callable<Integer> {
    private final Session session;

    VersionCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        for (String line : new Version().getVersion()) {
            session.console().out().println(line);
        }
        return Exit.DONE;
    }
}
