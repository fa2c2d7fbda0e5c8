package dev.steward.governance.plan;

import dev.steward.governance.people.OsUser;
import dev.steward.governance.people.Signature;
import dev.steward.governance.people.Signer;
import dev.steward.model.BadInput;
import dev.steward.model.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A plan as it travels: with its digest, and signed by who asks for it.
 *
 * @param digest of the plan; whoever changes the plan by hand makes it another one
 * @param os under which user of the operating system it was asked for; empty: it does not say
 */
public record PlanDocument(Plan plan, String digest, Optional<OsUser> os, Signature signature) {
    public static PlanDocument of(Plan plan, Signer requester) {
        String digest = plan.digest();
        return new PlanDocument(plan, digest, requester.os(), requester.sign(text(digest, requester.os())));
    }

    /**
     * Reads a plan.
     *
     * @throws BadInput when the file is none
     * @throws Refused when it is not as it was made
     */
    public static PlanDocument read(Path file) {
        try {
            JsonNode tree = Plan.MAPPER.readTree(Files.readAllBytes(file));
            int format = tree.path("plan").path("format").asInt(Plan.FORMAT);
            if (format != Plan.FORMAT) {
                throw new BadInput(
                        "plan.format",
                        file + " was made by another version of Steward (form " + format + ", not " + Plan.FORMAT
                                + ").",
                        "Make a new plan with this one.");
            }
            PlanDocument read = Plan.MAPPER.treeToValue(tree, PlanDocument.class);
            if (!read.plan().digest().equals(read.digest())) {
                throw new Refused(
                        "plan-changed",
                        file + " was changed after it was made: its digest is another one.",
                        "Make a new plan.");
            }
            return read;
        } catch (IOException failed) {
            throw new BadInput(
                    "plan.unreadable",
                    file + (Files.exists(file) ? " cannot be read: " + failed.getMessage() : " does not exist") + ".",
                    "Name a plan's file.",
                    failed);
        } catch (JacksonException broken) {
            throw new BadInput(
                    "plan.unreadable",
                    file + " is no plan: " + broken.getOriginalMessage(),
                    "Name a file that steward retention plan has written.",
                    broken);
        }
    }

    public byte[] json() {
        return Plan.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
    }

    /** Whether the requester signed it with that key. */
    public boolean signedWith(String key) {
        return signature.person().equals(plan.requester()) && signature.holds(text(digest, os), key);
    }

    /** How people name it to each other. */
    public String shortDigest() {
        return shortDigest(digest);
    }

    public static String shortDigest(String digest) {
        return digest.substring(0, 16);
    }

    private static String text(String digest, Optional<OsUser> os) {
        return "steward-request-v2\n" + digest + "\n" + OsUser.text(os);
    }
}
