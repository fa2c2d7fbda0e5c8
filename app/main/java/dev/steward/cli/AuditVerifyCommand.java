package dev.steward.cli;

import dev.steward.AuditTrail;
import dev.steward.Steward;
import dev.steward.audit.Kept;
import dev.steward.audit.Proof;
import dev.steward.model.BadInput;
import dev.steward.model.Work;
import dev.steward.report.ProofReport;
import dev.steward.workspace.ConnectionUrl;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code steward audit verify}: whether the log is the one that was written. */
@Command(
        name = "verify",
        header = "Compute every hash of the audit log again, and compare it with anchors kept elsewhere.",
        description = {
            "Ends with 0 when everything holds, and with 4 when an entry does not, or an anchor speaks against the log. A torn tail"
                    + " that a killed Steward left, clocks set back and entries whose words were taken out are named, and are no"
                    + " faults. Changes nothing."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  steward audit verify",
            "  steward audit verify --anchor audit-march.jsonl --anchor anchors-backup.jsonl",
            "  steward audit verify --target postgresql://ana@localhost/analytics --format json"
        })
final class AuditVerifyCommand implements Callable<Integer> {
    private final Session session;

    @Option(
            names = "--anchor",
            paramLabel = "FILE",
            arity = "1",
            description =
                    "A log exported as JSON lines, an approval, or a copy of anchors.jsonl; may be given several times. The anchors of"
                            + " this home are compared in any case.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--target",
            paramLabel = "WAREHOUSE",
            description =
                    "A warehouse that keeps anchors, too: postgresql://ROLE@HOST:PORT/DATABASE. The password is in"
                            + " PGPASSWORD or ~/.pgpass.")
    private Optional<String> target;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            converter = AuditFormat.Converter.class,
            description =
                    "table (sentences) or json (default: ${DEFAULT-VALUE}). The keys of json: docs/audit-format.md.")
    private AuditFormat format;

    AuditVerifyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (format == AuditFormat.CSV) {
            throw new BadInput("audit.format", "A proof is no table.", "Choose table or json.");
        }
        try (Steward steward = session.start()) {
            Proof proof = session.progress().run("Verifying the log", work -> prove(steward.trail(), work));
            if (format == AuditFormat.JSON) {
                session.console().out().println(AuditJson.of(proof));
            } else {
                ProofReport.of(proof).sentences().forEach(this::print);
            }
            return proof.ok() ? Exit.DONE : Exit.REFUSED;
        }
    }

    private Proof prove(AuditTrail trail, Work work) {
        List<Kept> kept = new ArrayList<>(trail.kept(files));
        target.map(url -> ConnectionUrl.parse(url, Optional.of("events")))
                .map(trail::in)
                .ifPresent(store -> kept.addAll(trail.kept(store)));
        return trail.prove(kept, work);
    }

    private void print(ProofReport.Sentence sentence) {
        Ink ink = session.console().outInk();
        String mark = switch (sentence.tone()) {
            case GOOD -> "+ ";
            case BAD -> ink.red("! ");
            case NOTE -> ink.yellow("- ");
        };
        session.console().out().println(mark + sentence.words());
    }
}
