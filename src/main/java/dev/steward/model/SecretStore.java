package dev.steward.model;

import java.util.Optional;
import java.util.function.Supplier;

/** Keeps named secrets outside the data. Names are lower-case letters, digits and hyphens. Safe for use by many threads. */
public interface SecretStore {
    /** The secret of that name, a copy of its own; empty when there is none. */
    Optional<byte[]> get(String name);

    /** Keeps a secret; one of the same name is replaced. */
    void put(String name, byte[] secret);

    /** The secret of that name; when there is none, {@code fresh} makes it. Whoever asks at the same moment gets the same. */
    byte[] getOrMake(String name, Supplier<byte[]> fresh);
}
