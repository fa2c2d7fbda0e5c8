package dev.steward.cli;

import dev.steward.Steward;
import dev.steward.governance.plan.Plan;
import dev.steward.governance.policy.Keep;
import dev.steward.governance.policy.RetentionPolicy;
import dev.steward.governance.retention.Due;
import dev.steward.model.BadInput;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code steward retention preview}: what would go, and what would stay and why. */
@Command(
        name = "preview",
        header = "Say exactly what a policy would remove, what stays and why, and what falls due when.",
        description = {
            "Changes nothing. Of a lake it goes by the list of files, and looks into those that would go only where an exception or a hold may"
                    + " reach into them: a file goes as a whole or not at all. Of a table of a database it judges every row."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  steward retention preview raw-events --source ~/lake",
            "  steward retention preview raw-events --source ~/lake --keep \"60 days\"",
            "  steward retention preview agent-feedback --source postgresql://owner@localhost/analytics",
            "  steward retention preview raw-events --source ~/lake --as-of 2027-01-01T00:00:00Z --format json"
        })
final class RetentionPreviewCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "POLICY", description = "Its name, or a file.")
    private String name;

    @Mixin
    private PlaceOption source;

    @Option(
            names = "--as-of",
            paramLabel = "INSTANT",
            description = "The moment to reckon for, such as 2027-01-01T00:00:00Z (default: now).")
    private Optional<String> asOf;

    @Option(
            names = "--keep",
            paramLabel = "TIME",
            description = "What if the policy said this, such as \"60 days\"? The policy stays as it is.")
    private Optional<String> keep;

    @Mixin
    private ShapeOption shape;

    RetentionPreviewCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Instant moment = asOf.map(RetentionPreviewCommand::instant).orElseGet(Instant::now);
        try (Steward steward = session.start()) {
            RetentionPolicy written = steward.governance().policies().find(name);
            RetentionPolicy policy = keep.map(RetentionPreviewCommand::keep)
                    .map(written::keeping)
                    .orElse(written);
            Plan plan = session.progress()
                    .run("Looking", work -> steward.governance().gate().preview(policy, source.place(), moment, work));
            List<Due> calendar = session.progress()
                    .run(
                            "Looking ahead",
                            work -> steward.governance().gate().calendar(policy, source.place(), moment, work));
            Optional<String> draft = PolicyWords.draft(steward.governance(), written);
            if (shape.json()) {
                session.console().out().println(PlanJson.preview(plan, calendar, draft.isPresent()));
            } else {
                PlanWords words = new PlanWords(session.console());
                words.print(plan);
                words.print(calendar);
                draft.ifPresent(said -> session.console()
                        .out()
                        .println(session.console().outInk().yellow(said)));
                session.console().out().println(session.console().outInk().faint("A preview: nothing was changed."));
            }
            return Exit.DONE;
        }
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException broken) {
            throw new BadInput(
                    "retention.as-of",
                    "\"" + text + "\" after --as-of is no instant.",
                    "Write it like 2027-01-01T00:00:00Z.",
                    broken);
        }
    }

    private static Keep keep(String text) {
        return Keep.parse(text)
                .orElseThrow(() -> new BadInput(
                        "retention.keep",
                        "\"" + text + "\" after --keep is no time to keep something for.",
                        "Write it like \"60 days\", \"6 months\" or \"2 years\"."));
    }
}
