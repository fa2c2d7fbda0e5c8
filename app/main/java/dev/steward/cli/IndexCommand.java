package dev.steward.cli;

import dev.steward.OpenSource;
import dev.steward.Steward;
import dev.steward.model.Work;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code steward index}: makes repeated questions fast. */
@Command(
        name = "index",
        header = "Prepare a source, so that questions about it are answered at once.",
        description = {
            "Writes each person's events in order beside the lake (for other files: into the cache folder), 14 bytes an event."
                    + " The window does so by itself. An import renews what it changes; a stale index is never used."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  steward index --source ~/lake", "  steward index --source ~/lake --actor account"})
final class IndexCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private SourceOptions source;

    @Option(
            names = "--actor",
            paramLabel = "PROPERTY",
            description = "Prepare for questions that count the values of this property instead of people.")
    private Optional<String> actor;

    IndexCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Steward steward = session.start()) {
            long started = System.nanoTime();
            long events = session.progress().run("Indexing", work -> index(steward, work));
            session.console()
                    .out()
                    .printf(
                            Locale.ROOT,
                            "%,d events are indexed (%.1f s).%n",
                            events,
                            Duration.ofNanos(System.nanoTime() - started).toMillis() / 1000.0);
            return Exit.DONE;
        }
    }

    private long index(Steward steward, Work work) {
        source.path(); // a warehouse answers by itself and has no index
        try (OpenSource open = source.open(steward, work)) {
            open.indexes().renew(open.reader(), actor, work);
            return open.facts().events();
        }
    }
}
