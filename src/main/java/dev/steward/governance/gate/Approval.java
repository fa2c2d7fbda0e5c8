package dev.steward.governance.gate;

import dev.steward.governance.people.OsUser;
import dev.steward.governance.people.Signature;
import dev.steward.governance.people.Signer;
import dev.steward.governance.plan.PlanDocument;
import dev.steward.model.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody's word that a plan may be carried out: good for that plan, in that roster, once, until it expires. A small file.
 *
 * @param plan the plan's digest
 * @param request the signature of who asks for the plan: the same plan, asked for otherwise, is another request
 * @param roles of the person, when signing
 * @param os under which user of the operating system it was signed; empty: it does not say
 * @param nonce makes it another one than any before
 */
public record Approval(
        int format,
        String plan,
        String request,
        String person,
        String roles,
        Optional<OsUser> os,
        Instant signed,
        Instant expires,
        String nonce,
        Signature signature) {
    private static final int FORMAT = 2;
    static final Duration GOOD_FOR = Duration.ofHours(24);

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    static Approval of(PlanDocument document, Signer signer, String roles, String charter, Instant now) {
        String nonce = UUID.randomUUID().toString();
        Instant expires = now.plus(GOOD_FOR);
        Approval unsigned = new Approval(
                FORMAT,
                document.digest(),
                document.signature().value(),
                signer.person(),
                roles,
                signer.os(),
                now,
                expires,
                nonce,
                new Signature(signer.person(), ""));
        return unsigned.signed(signer.sign(unsigned.text(charter)));
    }

    private Approval signed(Signature by) {
        return new Approval(format, plan, request, person, roles, os, signed, expires, nonce, by);
    }

    public static Approval read(Path file) {
        try {
            // Behind it may stand where the audit log of whoever approved ended: nothing that the gate needs.
            try (JsonParser document = MAPPER.createParser(Files.readAllBytes(file))) {
                JsonNode tree = document.readValueAsTree();
                int format = tree.path("format").asInt(1);
                if (format != FORMAT) {
                    throw new BadInput(
                            "approval.format",
                            file + " was made by another version of Steward (form " + format + ", not " + FORMAT
                                    + "), or is no approval.",
                            "Let the plan be approved with this one.");
                }
                return MAPPER.treeToValue(tree, Approval.class);
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
        return signature.person().equals(person) && signature.holds(text(charter), key);
    }

    /** Whether it is for that plan, asked for in that way. */
    boolean isFor(PlanDocument document) {
        return plan.equals(document.digest())
                && request.equals(document.signature().value());
    }

    private String text(String charter) {
        return String.join(
                "\n",
                "steward-approval-v2",
                charter,
                plan,
                request,
                person,
                roles,
                OsUser.text(os),
                signed.toString(),
                expires.toString(),
                nonce);
    }
}
