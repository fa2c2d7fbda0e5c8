package dev.steward.governance.retention;

import dev.steward.files.Sha256;
import dev.steward.governance.policy.Rule;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.function.Consumer;

/** SHA-256 over a policy, a cut-off, and the ids of what goes, in order, each behind its length: the same wherever the same events lie. */
final class Selection {
    private final MessageDigest digest = Sha256.begin();

    private Selection(Rule rule, Instant cutOff) {
        digest.update(
                ("steward-selection-v1\n" + rule.digest() + "\n" + cutOff + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private void add(String id) {
        byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }

    /** Hands out all ids, in the order of their bytes in UTF-8. */
    interface Ids {
        void each(Consumer<String> id);
    }

    static String of(Rule rule, Instant cutOff, Ids ids) {
        Selection selection = new Selection(rule, cutOff);
        ids.each(selection::add);
        return Sha256.hex(selection.digest);
    }
}
