package dev.steward.governance.gate;

import dev.steward.governance.people.Signature;
import dev.steward.governance.people.Signer;
import dev.steward.model.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody's word that a plan may be carried out: good for that plan, in that roster, once, until it expires. A small file.
 *
 * @param plan the plan's digest
 * @param roles of the person, when signing
 * @param nonce makes it another one than any before
 */
public record Approval(
        String plan, String person, String roles, Instant signed, Instant expires, String nonce, Signature signature) {
    static final Duration GOOD_FOR = Duration.ofHours(24);

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    static Approval of(String plan, Signer signer, String roles, String charter, Instant now) {
        String nonce = UUID.randomUUID().toString();
        Instant expires = now.plus(GOOD_FOR);
        Signature signature = signer.sign(text(plan, signer.person(), roles, now, expires, nonce, charter));
        return new Approval(plan, signer.person(), roles, now, expires, nonce, signature);
    }

    public static Approval read(Path file) {
        try {
            // Behind it may stand where the audit log of whoever approved ended: nothing that the gate needs.
            try (JsonParser document = MAPPER.createParser(Files.readAllBytes(file))) {
                return document.readValueAs(Approval.class);
            }
        } catch (IOException failed) {
            throw new BadInput(
                    "approval.unreadable",
                    file + (Files.exists(file) ? " cannot be read: " + failed.getMessage() : " does not exist") + ".",
                    "Name an approval's file.",
                    failed);
        } catch (JacksonException broken) {
            throw new BadInput(
                    "approval.unreadable",
                    file + " is no approval: " + broken.getOriginalMessage(),
                    "Name a file that steward approve has written.",
                    broken);
        }
    }

    public byte[] json() {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
    }

    boolean holds(String key, String charter) {
        return signature.person().equals(person)
                && signature.holds(text(plan, person, roles, signed, expires, nonce, charter), key);
    }

    private static String text(
            String plan, String person, String roles, Instant signed, Instant expires, String nonce, String charter) {
        return String.join(
                "\n",
                "steward-approval-v1",
                charter,
                plan,
                person,
                roles,
                signed.toString(),
                expires.toString(),
                nonce);
    }
}
