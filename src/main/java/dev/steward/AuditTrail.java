package dev.steward;

import dev.steward.audit.AnchorLine;
import dev.steward.audit.Anchors;
import dev.steward.audit.AuditLog;
import dev.steward.audit.AuditNames;
import dev.steward.audit.AuditQuery;
import dev.steward.audit.FileAnchors;
import dev.steward.audit.Kept;
import dev.steward.audit.Letters;
import dev.steward.audit.Proof;
import dev.steward.audit.Recorded;
import dev.steward.audit.Seal;
import dev.steward.audit.Verification;
import dev.steward.model.Anchor;
import dev.steward.model.AnchorStore;
import dev.steward.model.Work;
import dev.steward.report.AuditExport;
import dev.steward.source.warehouse.PgAnchors;
import dev.steward.workspace.Home;
import dev.steward.workspace.Keys;
import dev.steward.workspace.SavedConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The audit log of a home, to be looked through, verified and handed out; {@link Steward#trail} hands it out. */
public final class AuditTrail implements AutoCloseable {
    private final AuditLog log;
    private final Anchors anchors;
    private final Letters letters;
    private final Passwords passwords;

    /** The log in the home's data; its key and its anchors lie beside the settings. */
    AuditTrail(Home home, Keys keys, Passwords passwords, InstantSource clock) {
        this.passwords = passwords;
        this.letters = new Letters(home.data().resolve("governance").resolve("standing"));
        this.anchors = new Anchors(
                new Seal(keys::auditLog, keys::knownAuditLog),
                new FileAnchors(home.config().resolve("anchors.jsonl")),
                clock);
        this.log = new AuditLog(home.data().resolve("audit"), clock, anchors);
    }

    AuditLog log() {
        return log;
    }

    /** Anchors go into that warehouse, too, where it has the table for it, until what is returned is closed. */
    Anchors.Branch also(SavedConnection warehouse, Optional<String> typed) {
        return anchors.also(new PgAnchors(warehouse, passwords.of(warehouse, typed)), log::head);
    }

    /** The anchors in a warehouse; connects not before it is asked for some. */
    public AnchorStore in(SavedConnection warehouse) {
        return new PgAnchors(warehouse, passwords.of(warehouse, Optional.empty()));
    }

    /** The newest entries that the query asks for, newest first. */
    public List<Recorded> entries(AuditQuery query) {
        return log.entries(query);
    }

    /** Everything recorded of one change, oldest first. */
    public List<Recorded> story(String change) {
        return log.story(change);
    }

    /** Who and what stands in the log. */
    public AuditNames names(Work work) {
        return log.names(work);
    }

    /** Where the anchors of this home are kept. */
    public String anchorFile() {
        return anchors.own().place();
    }

    /**
     * The anchors that files hold: exported logs, or copies of {@code anchors.jsonl}.
     *
     * @throws dev.steward.model.BadInput when there is none in a file
     */
    public List<Kept> kept(List<Path> files) {
        return files.stream()
                .flatMap(file -> ofThisLog(file, FileAnchors.given(file)).stream()
                        .map(anchor -> new Kept(file.toString(), true, anchor)))
                .toList();
    }

    /** A document of two homes carries anchors of two logs: the other log's say nothing about this one. */
    private List<Anchor> ofThisLog(Path file, List<Anchor> given) {
        if (!Letters.is(file)) {
            return given;
        }
        Set<String> logs = logs();
        List<Anchor> known =
                given.stream().filter(anchor -> logs.contains(anchor.log())).toList();
        return known.isEmpty() ? given : known;
    }

    /**
     * The anchors of this log that a store holds.
     *
     * @throws dev.steward.model.Failure when it cannot be reached
     */
    public List<Kept> kept(AnchorStore store) {
        return of(store, store.anchors(logs()));
    }

    private Set<String> logs() {
        Set<String> logs = new HashSet<>();
        anchors.seal().log().ifPresent(logs::add);
        // Of keys this home had before, too: else somebody who changes the key would be rid of what speaks against
        // them.
        own().forEach(kept -> logs.add(kept.anchor().log()));
        return logs;
    }

    private List<Kept> own() {
        return of(anchors.own(), anchors.own().anchors(Set.of()));
    }

    private static List<Kept> of(AnchorStore store, List<Anchor> anchors) {
        return anchors.stream()
                .map(anchor -> new Kept(store.place(), store.elsewhere(), anchor))
                .toList();
    }

    /** Reads the whole log, and compares it with this home's own anchors, those behind its standing approvals, and those given. */
    public Proof prove(List<Kept> more, Work work) {
        List<Kept> kept = new ArrayList<>(own());
        Set<String> logs = logs();
        letters.anchors().stream()
                .filter(found -> logs.contains(found.anchor().log()))
                .forEach(kept::add);
        kept.addAll(more);
        return log.prove(anchors.seal().log(), kept, work);
    }

    /**
     * Writes the whole log into a file, an anchor at its end where it holds. Replaces what is there.
     *
     * @throws dev.steward.model.StorageFailed when it cannot be written
     */
    public AuditExport export(AuditExport.Format format, Path target, Work work) {
        Verification found = log.verify(work);
        Optional<Anchor> anchor =
                found.ok() && found.head().count() > 0 ? Optional.of(anchors.anchor(found.head())) : Optional.empty();
        AuditExport export = new AuditExport(log, found.ok() ? found.head().count() : Long.MAX_VALUE, anchor);
        export.write(format, target, work);
        return export;
    }

    /** A document that goes to somebody else, with a line at its end that says where the log ended then: an anchor out of this home's reach. */
    public byte[] anchored(byte[] document) {
        String text = new String(document, StandardCharsets.UTF_8).strip();
        return (text + "\n" + AnchorLine.closing(anchors.anchor(log.head())) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Signs where the log ends, as an entry of the log, and returns it as an anchor to be kept elsewhere. */
    public Anchor checkpoint() {
        Recorded recorded = log.checkpoint(anchors.seal());
        return anchors.anchor(recorded.head());
    }

    /** Takes a last anchor. */
    @Override
    public void close() {
        anchors.close();
    }
}
