package dev.steward.governance.people;

import dev.steward.files.Sha256;
import dev.steward.model.BadInput;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A decision on its way: what is signed, as the text that is signed, and who has signed so far. It travels between people as a small
 * file.
 *
 * @param statement JSON: a nonce, which makes it good for one use, and the {@link Matter}
 */
public record Decision(String statement, List<Signature> by) {
    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private record Statement(String nonce, Matter matter) {}

    public Decision {
        by = List.copyOf(by);
    }

    public static Decision on(Matter matter) {
        return new Decision(
                MAPPER.writeValueAsString(new Statement(UUID.randomUUID().toString(), matter)), List.of());
    }

    public static Decision read(byte[] json, String name) {
        try {
            Decision read = MAPPER.readValue(json, Decision.class);
            read.parsed();
            return read;
        } catch (JacksonException broken) {
            throw new BadInput(
                    "decision.unreadable",
                    name + " is no decision to be signed: " + broken.getOriginalMessage(),
                    "Take the file as Steward wrote it; it must not be edited.",
                    broken);
        }
    }

    public byte[] json() {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
    }

    public Matter matter() {
        return parsed().matter();
    }

    /** Names it, whoever has signed it. */
    public String id() {
        return Sha256.of(statement);
    }

    String nonce() {
        return parsed().nonce();
    }

    private Statement parsed() {
        return MAPPER.readValue(statement, Statement.class);
    }

    /** The same with one more signature. */
    Decision with(Signature signature) {
        List<Signature> more = new ArrayList<>(by);
        more.removeIf(old -> old.person().equals(signature.person()));
        more.add(signature);
        return new Decision(statement, more);
    }

    /** What is signed: no signature is good in another home, or for another kind of document. */
    String text(String charter) {
        return "steward-decision-v1\n" + charter + "\n" + statement;
    }
}
