package dev.steward.cli;

import dev.steward.Steward;
import dev.steward.governance.policy.Keep;
import dev.steward.governance.policy.Policies;
import dev.steward.governance.policy.RetentionPolicy;
import dev.steward.model.Table;
import dev.steward.model.Table.Column;
import dev.steward.model.Table.Type;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code steward policy list}: the policies of this home. */
@Command(
        name = "list",
        header = "List the policies of this home, or those that come with Steward.",
        footerHeading = "%nExamples:%n",
        footer = {"  steward policy list", "  steward policy list --shipped"})
final class PolicyListCommand implements Callable<Integer> {
    private final Session session;

    @Option(
            names = "--shipped",
            description =
                    "Those that come with Steward, for the schemas that do: steward policy add NAME takes one in.")
    private boolean shipped;

    PolicyListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Steward steward = session.start()) {
            Policies policies = steward.governance().policies();
            if (!shipped && policies.names().isEmpty()) {
                session.console()
                        .out()
                        .println(
                                "There are no policies yet. Write one (docs/retention.md) and take it in: steward policy add FILE;"
                                        + " or take one that comes with Steward: steward policy list --shipped");
                return Exit.DONE;
            }
            Pretty.print(
                    new Table(
                            "Policies",
                            List.of(
                                    new Column("policy", "Policy", Type.TEXT),
                                    new Column("target", "Target", Type.TEXT),
                                    new Column("keep", "Keep", Type.TEXT),
                                    new Column("exceptions", "Exceptions", Type.COUNT),
                                    new Column("archive", "Archive", Type.TEXT),
                                    new Column("version", "Version", Type.TEXT)),
                            (shipped
                                            ? policies.shipped()
                                            : policies.names().stream()
                                                    .map(policies::find)
                                                    .toList())
                                    .stream().map(PolicyListCommand::row).toList()),
                    session.console());
            return Exit.DONE;
        }
    }

    private static List<Object> row(RetentionPolicy policy) {
        return List.of(
                policy.name(),
                policy.subject().title(),
                policy.keep().toString(),
                (long) policy.exceptions().size(),
                policy.archive().map(Keep::toString).orElse("none"),
                policy.digest().substring(0, 12));
    }
}
