package dev.steward.cli;

import dev.steward.Steward;
import dev.steward.governance.policy.PolicyState;
import dev.steward.governance.policy.RetentionPolicy;
import dev.steward.model.Table;
import dev.steward.model.Table.Column;
import dev.steward.model.Table.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code steward policy list}: the policies of this home, and how each stands. */
@Command(
        name = "list",
        header = "List the policies of this home and how they stand, or those that come with Steward.",
        description = {
            "A policy is a draft until two people have signed what its file says, and is one again when somebody edits the file."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  steward policy list", "  steward policy list --shipped"})
final class PolicyListCommand implements Callable<Integer> {
    private static final List<Column> COLUMNS = List.of(
            new Column("policy", "Policy", Type.TEXT),
            new Column("target", "Target", Type.TEXT),
            new Column("keep", "Keep", Type.TEXT),
            new Column("exceptions", "Exceptions", Type.COUNT),
            new Column("archive", "Archive", Type.TEXT),
            new Column("version", "Version", Type.TEXT));

    private final Session session;

    @Option(
            names = "--shipped",
            description =
                    "Those that come with Steward, for the schemas that do: steward policy add NAME takes one in.")
    private boolean shipped;

    @Mixin
    private ShapeOption shape;

    PolicyListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Steward steward = session.start()) {
            if (shipped) {
                shipped(steward.governance().policies().shipped());
            } else {
                here(steward.governance().policyBook().all());
            }
            return Exit.DONE;
        }
    }

    private void shipped(List<RetentionPolicy> policies) {
        if (shape.json()) {
            session.console().out().println(PolicyJson.shipped(policies));
            return;
        }
        Pretty.print(
                new Table(
                        "Policies",
                        COLUMNS,
                        policies.stream().map(PolicyListCommand::row).toList()),
                session.console());
    }

    private void here(List<PolicyState> states) {
        if (shape.json()) {
            session.console().out().println(PolicyJson.of(states));
            return;
        }
        if (states.isEmpty()) {
            session.console()
                    .out()
                    .println(
                            "There are no policies yet. Write one (docs/retention.md) and take it in: steward policy add FILE;"
                                    + " or take one that comes with Steward: steward policy list --shipped");
            return;
        }
        List<Column> columns = new ArrayList<>(COLUMNS);
        columns.add(new Column("state", "State", Type.TEXT));
        columns.add(new Column("since", "In force since", Type.TEXT));
        columns.add(new Column("by", "Signed by", Type.TEXT));
        Pretty.print(
                new Table(
                        "Policies",
                        columns,
                        states.stream().map(PolicyListCommand::row).toList()),
                session.console());
    }

    private static List<Object> row(PolicyState state) {
        List<Object> row = new ArrayList<>(row(state.met()));
        row.add(PolicyWords.stage(state));
        row.add(state.inForce().map(PolicyWords::since).orElse(""));
        row.add(state.inForce().map(one -> String.join(", ", one.by())).orElse(""));
        return row;
    }

    private static List<Object> row(RetentionPolicy policy) {
        return List.of(
                policy.name(),
                policy.subject().title(),
                policy.keep().toString(),
                (long) policy.exceptions().size(),
                PolicyWords.archive(policy),
                PolicyWords.shortly(policy));
    }
}
