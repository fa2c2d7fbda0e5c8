package dev.steward.governance.policy;

import dev.steward.files.Sha256;
import java.time.Instant;
import java.util.Optional;

/**
 * An import is taken back.
 *
 * @param id of the import
 * @param from the first of its places in the order of import, and {@code to} the first that is not its own any more
 * @param reason why, if anybody has said so
 */
public record TakingBack(String id, long from, long to, Optional<Keep> archive, Optional<String> reason)
        implements Rule {
    public static final String KIND = "import";
    /** How long what was taken back is kept, unless somebody says otherwise. */
    public static final Keep USUAL = new Keep(90, Keep.Unit.DAY);

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String name() {
        return id;
    }

    @Override
    public String digest() {
        return Sha256.of(String.join(
                "\n",
                "steward-rule-v1",
                KIND,
                id,
                String.valueOf(from),
                String.valueOf(to),
                archive.map(Keep::toString).orElse("none"),
                reason.orElse("")));
    }

    @Override
    public Optional<Instant> cutOff(Instant asOf) {
        return Optional.of(asOf);
    }
}
