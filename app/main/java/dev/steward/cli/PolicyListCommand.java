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

/** {@code steward policy list}: the policies of this home. */
@Command(
        name = "list",
        header = "List the policies of this home.",
        footerHeading = "%nExamples:%n",
        footer = {"  steward policy list"})
final class PolicyListCommand implements Callable<Integer> {
    private final Session session;

    PolicyListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Steward steward = session.start()) {
            Policies policies = steward.governance().policies();
            if (policies.names().isEmpty()) {
                session.console()
                        .out()
                        .println(
                                "There are no policies yet. Write one (docs/retention.md) and take it in: steward policy add FILE");
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
                            policies.names().stream()
                                    .map(policies::find)
                                    .map(PolicyListCommand::row)
                                    .toList()),
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
