package dev.steward.workspace;

import dev.steward.model.SecretStore;
import dev.steward.model.SourceUnavailable;
import java.security.SecureRandom;

/** The keys Steward makes for itself on first use. */
public final class Keys {
    private static final String IP_ADDRESSES = "ip-addresses";
    private static final int BYTES = 32;

    private final SecretStore secrets;

    public Keys(SecretStore secrets) {
        this.secrets = secrets;
    }

    /**
     * The 256-bit key of the HMAC that stands in a lake instead of IP addresses. Made on first use; the same ever after,
     * or equal addresses would no longer look equal. Without it nobody can tell which address a pseudonym was.
     */
    public byte[] ipAddresses() {
        byte[] key = secrets.getOrMake(IP_ADDRESSES, () -> {
            byte[] fresh = new byte[BYTES];
            new SecureRandom().nextBytes(fresh);
            return fresh;
        });
        if (key.length != BYTES) {
            throw new SourceUnavailable(
                    "key-damaged",
                    "The key for IP addresses has " + key.length + " bytes instead of " + BYTES + ".",
                    "Restore it from a backup; with a new one the same address would get another pseudonym.");
        }
        return key;
    }
}
