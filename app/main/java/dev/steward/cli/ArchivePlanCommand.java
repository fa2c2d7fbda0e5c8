package dev.steward.cli;

import dev.steward.governance.gate.Place;
import dev.steward.governance.policy.EndOfArchives;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code steward archive plan}: asks for the end of archives. */
@Command(
        name = "plan",
        header = "Ask for the end of archives: a signed plan, for somebody else to approve.",
        description = {
            "Without names, of all whose time is over. Carried out, first the key of each is destroyed, then its sealed files; its manifest stays, and says when it went and by which plan."
                    + " An archive in which somebody is held stays. One that is to be kept longer needs a reason and the number of its rows; so does one that cannot be opened, for nobody can say who is in it."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  steward archive plan --out plan.json --as ana --passphrase-env ANA",
            "  steward archive plan 3f2a90c1d2e4b5f6 --reason \"The contract ended\" --confirm-rows 12000 --out plan.json --as ana --passphrase-env ANA"
        })
final class ArchivePlanCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(arity = "0..*", paramLabel = "ARCHIVE", description = "Only these (default: all whose time is over).")
    private List<String> archives = List.of();

    @Option(names = "--reason", paramLabel = "WORDS", description = "Why archives end that are to be kept longer.")
    private Optional<String> reason;

    @Mixin
    private PlanRequest request;

    ArchivePlanCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        EndOfArchives rule = new EndOfArchives(reason.map(String::strip).filter(words -> !words.isEmpty()));
        return request.ask(
                session,
                "Looking into archives",
                (gate, confirmed, signer, work) ->
                        gate.request(rule, new Place.Archives(archives), confirmed, signer, work));
    }
}
