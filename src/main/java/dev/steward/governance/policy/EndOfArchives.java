package dev.steward.governance.policy;

import dev.steward.files.Sha256;
import java.time.Instant;
import java.util.Optional;

/**
 * Archives end when their time is over.
 *
 * @param reason why some end before; empty: none does
 */
public record EndOfArchives(Optional<String> reason) implements Rule {
    public static final String KIND = "archives";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String name() {
        return "the end of archives";
    }

    @Override
    public String digest() {
        return Sha256.of("steward-rule-v1\n" + KIND + "\n"
                + reason.map(words -> "because\n" + words).orElse("over"));
    }

    @Override
    public Optional<Instant> cutOff(Instant asOf) {
        return Optional.of(asOf);
    }

    @Override
    public Optional<Keep> archive() {
        return Optional.empty();
    }
}
