package dev.steward.cli;

import dev.steward.Steward;
import dev.steward.governance.policy.Policies;
import dev.steward.governance.policy.PolicyLint;
import dev.steward.governance.policy.RetentionPolicy;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code steward policy lint}: what is written as it should be and yet hardly meant. */
@Command(
        name = "lint",
        header = "Check policies: how they are written, and whether they mean what they say.",
        description = {
            "Names the line of what is not written as it should be. Finds exceptions without an end or without effect, archives without an"
                    + " end, and policies about the same events. Ends with 1 when it finds something."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  steward policy lint", "  steward policy lint raw-events.yaml"})
final class PolicyLintCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(arity = "0..*", paramLabel = "POLICY", description = "Names or files (default: all of this home).")
    private List<String> names = List.of();

    @Mixin
    private ShapeOption shape;

    PolicyLintCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Steward steward = session.start()) {
            Policies policies = steward.governance().policies();
            List<RetentionPolicy> read = (names.isEmpty() ? policies.names() : names)
                    .stream().map(policies::find).toList();
            List<PolicyLint.Finding> findings = PolicyLint.check(read, Instant.now());
            List<RetentionPolicy> drafts = read.stream().filter(policies::draft).toList();
            if (shape.json()) {
                session.console().out().println(json(read.size(), findings, drafts));
            } else {
                drafts.forEach(draft -> session.console()
                        .out()
                        .println(session.console()
                                .outInk()
                                .faint(draft.name() + ": a draft, version " + PolicyWords.shortly(draft)
                                        + "; two people have not signed it.")));
                findings.forEach(finding -> session.console()
                        .out()
                        .println(finding.policy() + ": " + finding.words() + " [" + finding.code() + "]"));
                session.console()
                        .out()
                        .println(Pretty.many(read.size(), "policy", "policies") + " read, "
                                + Pretty.many(findings.size(), "finding", "findings") + ".");
            }
            return findings.isEmpty() ? Exit.DONE : Exit.CHECK_FAILED;
        }
    }

    private static String json(int read, List<PolicyLint.Finding> findings, List<RetentionPolicy> drafts) {
        JsonMapper mapper = JsonMapper.shared();
        ObjectNode document = mapper.createObjectNode();
        document.put("policies", read);
        ArrayNode list = document.putArray("findings");
        for (PolicyLint.Finding finding : findings) {
            list.addObject()
                    .put("policy", finding.policy())
                    .put("code", finding.code())
                    .put("words", finding.words());
        }
        ArrayNode unsigned = document.putArray("drafts");
        drafts.forEach(draft -> unsigned.add(draft.name()));
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(document);
    }
}
