package dev.steward.app.audit;

import dev.steward.AuditTrail;
import dev.steward.audit.Kept;
import dev.steward.audit.Proof;
import dev.steward.model.AnchorStore;
import dev.steward.model.Cancelled;
import dev.steward.model.Failure;
import dev.steward.model.Work;
import dev.steward.report.ProofReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What verifying found, to be shown.
 *
 * @param unreached why the anchors of the open warehouse were not compared; empty when they were, or there is none
 */
record Checking(boolean holds, List<ProofReport.Sentence> sentences, Optional<String> unreached) {
    /** Compares with every anchor there is: of this home, of the warehouse, and in the files given. */
    static Checking of(AuditTrail trail, Optional<AnchorStore> warehouse, List<Path> files, Work work) {
        List<Kept> kept = new ArrayList<>(trail.kept(files));
        Optional<String> unreached = warehouse.flatMap(store -> reach(trail, store, kept));
        Proof proof = trail.prove(kept, work);
        return new Checking(proof.ok(), ProofReport.of(proof).sentences(), unreached);
    }

    private static Optional<String> reach(AuditTrail trail, AnchorStore store, List<Kept> kept) {
        try {
            kept.addAll(trail.kept(store));
            return Optional.empty();
        } catch (Cancelled cancelled) {
            throw cancelled;
        } catch (Failure failed) {
            return Optional.of(failed.getMessage());
        }
    }
}
