package dev.steward.governance.alone;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.steward.files.Sha256;
import dev.steward.governance.people.OsUser;
import dev.steward.governance.people.Signature;
import dev.steward.governance.people.Signer;
import dev.steward.model.BadInput;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * What another person says to what one announced to do alone.
 *
 * @param said all of it is signed
 */
public record Answer(Said said, Signature signature) {
    /** Before it is done, or afterwards. */
    public enum Kind {
        /** It shall not be done: it is void. */
        OBJECTION,
        /** Somebody has looked what was done. */
        REVIEW;

        /** As files have it. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final int FORMAT = 1;
    private static final SignedFile<Answer> FILE =
            new SignedFile<>(Answer.class, "objection or review", "steward alone object, or review,");

    /**
     * What is said.
     *
     * @param alone digest of the announcement
     * @param key of the person, public half: they may have another one later
     * @param roles of the person, when signing
     * @param os under which user of the operating system; empty: it does not say
     */
    public record Said(
            int format,
            Kind kind,
            String alone,
            String person,
            String key,
            String roles,
            Optional<OsUser> os,
            String words,
            Instant at,
            String nonce) {}

    public static Answer of(
            Kind kind,
            Announcement announcement,
            String words,
            Signer signer,
            String roles,
            String charter,
            Instant now) {
        Said said = new Said(
                FORMAT,
                kind,
                announcement.digest(),
                signer.person(),
                signer.key(),
                roles,
                signer.os(),
                words,
                now,
                UUID.randomUUID().toString());
        return new Answer(said, signer.sign(text(said, charter)));
    }

    /** Whether all of it was signed with the key that it names. */
    public boolean holds(String charter) {
        return signature.person().equals(said.person()) && signature.holds(text(said, charter), said.key());
    }

    public String digest() {
        return Sha256.of("steward-alone-answer-v1\n" + SignedFile.text(said));
    }

    private static String text(Said said, String charter) {
        return String.join("\n", "steward-alone-answer-v1", charter, SignedFile.text(said));
    }

    /** @throws BadInput when the file is none */
    public static Answer read(Path file) {
        return FILE.read(file);
    }

    public byte[] json() {
        return SignedFile.json(this);
    }
}
