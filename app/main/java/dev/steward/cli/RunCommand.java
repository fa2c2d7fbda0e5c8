package dev.steward.cli;

import dev.steward.Answer;
import dev.steward.OpenSource;
import dev.steward.Steward;
import dev.steward.analysis.Kinds.Asked;
import dev.steward.analysis.Question;
import dev.steward.definition.JsonFields;
import dev.steward.model.Work;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code steward run}: one question, one answer. */
@Command(
        name = "run",
        header = "Answer a question: a funnel, a retention table, a lifecycle chart, the paths people take, a trend.",
        description = {
            "Reads a definition (a JSON document, described in docs/definitions.md), asks it of the data, and prints the"
                    + " answer. Warnings go to standard error."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  steward run signup.json --source ~/lake",
            "  steward run signup.json --source events.csv --map user=client_id,event=event,ts=timestamp",
            "  steward run weekly.json --source ~/lake --from 2026-01-01 --to 2026-06-30 --timezone Europe/Berlin",
            "  steward run signup.json --source ~/lake --format csv --chart signup.pdf > signup.csv",
            "  echo '{\"kind\": \"lifecycle\", \"period\": \"week\", \"activity\": {\"event\": null}}' | steward run - --source ~/lake --format json"
        })
final class RunCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "DEFINITION.json", description = "The question; - reads it from standard input.")
    private Path definition;

    @Mixin
    private SourceOptions source;

    @Mixin
    private Overrides overrides;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            converter = Format.Converter.class,
            description = "How to print the answer: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format;

    @Option(
            names = "--chart",
            paramLabel = "FILE",
            description = "Also draw the answer into this file; its ending says how: .png, .svg or .pdf.")
    private Optional<Path> chart;

    @Option(
            names = "--strict",
            description =
                    "Refuse a definition that names an event or property the data does not have; otherwise it is a"
                            + " warning and counts zero.")
    private boolean strict;

    RunCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Optional<ChartFile> picture = chart.map(ChartFile::at);
        try (Steward steward = session.start()) {
            Asked<?, ?> asked = overrides.apply(JsonFields.parse(Documents.text(definition)), steward.kinds());
            Answer<?, ?> answer = session.progress().run("Reading", work -> ask(steward, asked, work));
            answer.warnings().forEach(session.complaint()::warn);
            format.print(answer, source.name(), session.console());
            picture.ifPresent(file -> file.write(answer));
            return Exit.DONE;
        }
    }

    private <Q extends Question, R> Answer<Q, R> ask(Steward steward, Asked<Q, R> asked, Work work) {
        try (OpenSource open = source.open(steward, work)) {
            return steward.ask(open, asked.kind(), asked.question(), strict, work);
        }
    }
}
