package dev.steward.governance.alone;

import dev.steward.audit.Proof;
import dev.steward.model.Work;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What shows how long somebody has waited, besides a clock that can be set.
 *
 * @param log reads the whole audit log, and compares it with the anchors of this home
 * @param uptime how long this machine has run; empty: it does not say
 */
public record Evidence(Function<Work, Proof> log, Supplier<Optional<Uptime>> uptime) {}
