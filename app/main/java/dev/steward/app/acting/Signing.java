package dev.steward.app.acting;

import dev.steward.app.ui.Dialogs.FileType;
import dev.steward.app.ui.Notice;
import dev.steward.app.ui.Texts;
import dev.steward.files.SafeFiles;
import dev.steward.governance.people.Decision;
import dev.steward.governance.people.Matter;
import dev.steward.governance.people.Right;
import dev.steward.governance.people.Signature;
import dev.steward.model.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What is done with decisions that take two people: proposing, signing, taking them elsewhere and bringing them here. */
public final class Signing {
    /** How many sign. */
    static final int ENOUGH = 2;

    private record Outcome(Decision decision, boolean inForce) {}

    private final Acting acting;
    private final Texts texts = Texts.of(Signing.class);
    private final Runnable changed;

    /** @param changed hears that something was decided, or waits now, or waits no longer */
    public Signing(Acting acting, Runnable changed) {
        this.acting = acting;
        this.changed = changed;
    }

    /** Why whoever acts may not sign a decision; empty when they may. */
    Optional<String> obstacle(Decision decision, Optional<PolicyChange> policy) {
        Optional<String> person = acting.person();
        if (person.isPresent() && decision.matter().about().equals(person)) {
            return Optional.of(texts.get("signing.own"));
        }
        if (decision.by().size() < ENOUGH
                && decision.by().stream()
                        .map(Signature::person)
                        .anyMatch(by -> person.filter(by::equals).isPresent())) {
            return Optional.of(texts.get("signing.signed"));
        }
        if (policy.isPresent() && person.isPresent()) {
            return policy.get().hindrance(decision, person.get());
        }
        return acting.obstacle(Right.DECIDE);
    }

    /** The first of two signatures. */
    public void propose(Matter matter) {
        sign(Decision.on(matter));
    }

    public void sign(Decision decision) {
        String words = decision.matter().words();
        boolean first = decision.by().isEmpty();
        acting.signed(
                texts.get("signing.title", words),
                texts.get(first ? "signing.first" : "signing.second"),
                (signer, _) -> {
                    Decision signed = acting.governance().sign(decision, signer);
                    return new Outcome(signed, acting.governance().roster().missing(signed) == 0);
                },
                this::done);
    }

    private void done(Outcome outcome) {
        String by = String.join(
                ", ", outcome.decision().by().stream().map(Signature::person).toList());
        say(texts.get(
                outcome.inForce() ? "signing.in-force" : "signing.waits",
                outcome.decision().matter().words(),
                by));
    }

    /** For somebody at another machine. */
    void save(Decision decision) {
        acting.desk()
                .dialogs()
                .saveFile(texts.get("signing.save.title"), "decision.json", types())
                .ifPresent(file -> acting.run(
                        texts.get("signing.save.title"),
                        _ -> {
                            SafeFiles.write(file.toAbsolutePath(), decision.json());
                            return file;
                        },
                        written -> acting.desk()
                                .navigator()
                                .show(Notice.success(texts.get("signing.saved", written.getFileName())))));
    }

    /** Brings one that came as a file: it waits here then, to be looked at and signed. */
    public void bring() {
        acting.desk()
                .dialogs()
                .openFile(texts.get("signing.bring.title"), types())
                .ifPresent(file -> acting.run(
                        texts.get("signing.bring.title"),
                        _ -> bring(file),
                        decision -> say(
                                texts.get("signing.brought", decision.matter().words()))));
    }

    private Decision bring(Path file) {
        try {
            Decision decision = Decision.read(Files.readAllBytes(file), file.toString());
            if (acting.governance().roster().carriedOut(decision)) {
                throw new BadInput(
                        "decision.done",
                        file + " was carried out here before: to "
                                + decision.matter().words() + ".",
                        "There is nothing left to sign.");
            }
            acting.governance().proposals().keep(decision);
            return decision;
        } catch (IOException failed) {
            throw new BadInput(
                    "file.unreadable",
                    file + " cannot be read: " + failed.getMessage() + ".",
                    "Choose a file.",
                    failed);
        }
    }

    void discard(Decision decision) {
        String words = decision.matter().words();
        if (acting.desk()
                .dialogs()
                .confirm(
                        texts.get("signing.discard.title"),
                        texts.get("signing.discard.words", words),
                        texts.get("signing.discard.do"))) {
            acting.run(
                    texts.get("signing.discard.title"),
                    _ -> {
                        acting.governance().proposals().drop(decision);
                        return decision;
                    },
                    _ -> say(texts.get("signing.discarded", words)));
        }
    }

    private void say(String words) {
        acting.desk().navigator().show(Notice.success(words));
        changed.run();
    }

    private List<FileType> types() {
        return List.of(FileType.of(texts.get("signing.type"), "*.json"));
    }
}
