package dev.steward.governance.alone;

import dev.steward.files.Sha256;
import dev.steward.governance.people.OsUser;
import dev.steward.governance.people.Signature;
import dev.steward.governance.people.Signer;
import dev.steward.governance.plan.PlanDocument;
import dev.steward.model.BadInput;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody's word that they will carry out a plan of their own, single person: nobody else has signed it. It opens the gate later,
 * for a while, unless somebody objects. A small file.
 *
 * @param said all of it is signed
 */
public record Announcement(Said said, Signature signature) {
    /** What every record of it calls it. */
    public static final String LABEL = "single person";

    /** How long the gate is open for it. */
    public static final Duration GOOD_FOR = Duration.ofHours(24);

    private static final int FORMAT = 1;
    private static final SignedFile<Announcement> FILE =
            new SignedFile<>(Announcement.class, "announcement", "steward alone announce");

    /**
     * What is announced.
     *
     * @param plan its digest
     * @param request the signature of its request
     * @param target in words
     * @param rows how many go by the plan
     * @param person who asked for the plan, announces this, and carries it out
     * @param os under which user of the operating system; empty: it does not say
     * @param reason why nobody else can be asked
     * @param at when it was announced
     * @param begins before this nothing is removed
     * @param ends nor from this on
     * @param uptime of the machine when it was announced; empty: it does not say
     * @param nonce makes it another one than any before
     */
    public record Said(
            int format,
            String plan,
            String request,
            String policy,
            String target,
            long rows,
            String person,
            Optional<OsUser> os,
            String reason,
            Instant at,
            Instant begins,
            Instant ends,
            Optional<Uptime> uptime,
            String nonce) {}

    /** Announces it; {@code wait} is how long before it begins. */
    public static Announcement of(
            PlanDocument document,
            String reason,
            Duration wait,
            Optional<Uptime> uptime,
            Signer signer,
            String charter,
            Instant now) {
        Said said = new Said(
                FORMAT,
                document.digest(),
                document.signature().value(),
                document.plan().policy(),
                document.plan().target().title(),
                document.plan().rows(),
                signer.person(),
                signer.os(),
                reason,
                now,
                now.plus(wait),
                now.plus(wait).plus(GOOD_FOR),
                uptime,
                UUID.randomUUID().toString());
        return new Announcement(said, signer.sign(text(said, charter)));
    }

    /** Whether who announces signed all of it with that key. */
    public boolean signedWith(String key, String charter) {
        return signature.person().equals(said.person()) && signature.holds(text(said, charter), key);
    }

    /** Whether it is for that plan, asked for in that way. */
    public boolean isFor(PlanDocument document) {
        return said.plan().equals(document.digest())
                && said.request().equals(document.signature().value());
    }

    /** Whether its times are at least those of a policy that wants a wait. */
    public boolean waits(Duration wait) {
        return !said.begins().isBefore(said.at().plus(wait))
                && said.ends().equals(said.begins().plus(GOOD_FOR));
    }

    /** What names it: another announcement has another. */
    public String digest() {
        return Sha256.of("steward-alone-v1\n" + SignedFile.text(said));
    }

    /** How people name it to each other. */
    public String shortDigest() {
        return digest().substring(0, 16);
    }

    private static String text(Said said, String charter) {
        return String.join("\n", "steward-alone-announcement-v1", charter, SignedFile.text(said));
    }

    /** @throws BadInput when the file is none */
    public static Announcement read(Path file) {
        return FILE.read(file);
    }

    public byte[] json() {
        return SignedFile.json(this);
    }
}
