package dev.steward.workspace;

import dev.steward.model.SecretStore;
import dev.steward.model.SourceUnavailable;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Optional;

/** The keys Steward makes for itself on first use. */
public final class Keys {
    private static final String IP_ADDRESSES = "ip-addresses";
    private static final int BYTES = 32;
    private static final String AUDIT_LOG = "audit-log";
    private static final String SIGNING = "Ed25519";
    private static final int PRIVATE_BYTES = 48;
    private static final int PAIR_BYTES = PRIVATE_BYTES + 44;

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

    /** The Ed25519 pair that signs where the audit log of this home ends. Made on first use; the same ever after. */
    public KeyPair auditLog() {
        return pair(secrets.getOrMake(AUDIT_LOG, Keys::freshPair));
    }

    /** That pair, if it has been made. */
    public Optional<KeyPair> knownAuditLog() {
        return secrets.get(AUDIT_LOG).map(Keys::pair);
    }

    /** The private key as PKCS #8 encodes it, the public one as X.509 does: 48 and 44 bytes. */
    private static byte[] freshPair() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(SIGNING).generateKeyPair();
            return ByteBuffer.allocate(PAIR_BYTES)
                    .put(pair.getPrivate().getEncoded())
                    .put(pair.getPublic().getEncoded())
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static KeyPair pair(byte[] kept) {
        try {
            if (kept.length != PAIR_BYTES) {
                throw new InvalidKeyException(kept.length + " bytes instead of " + PAIR_BYTES);
            }
            KeyFactory factory = KeyFactory.getInstance(SIGNING);
            return new KeyPair(
                    factory.generatePublic(new X509EncodedKeySpec(Arrays.copyOfRange(kept, PRIVATE_BYTES, PAIR_BYTES))),
                    factory.generatePrivate(new PKCS8EncodedKeySpec(Arrays.copyOf(kept, PRIVATE_BYTES))));
        } catch (GeneralSecurityException damaged) {
            throw new SourceUnavailable(
                    "key-damaged",
                    "The key that signs the audit log is damaged: " + damaged.getMessage() + ".",
                    "Restore it from a backup; with a new one, older checkpoints would count as foreign.",
                    damaged);
        }
    }
}
