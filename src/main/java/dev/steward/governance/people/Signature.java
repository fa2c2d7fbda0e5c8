package dev.steward.governance.people;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * Somebody's Ed25519 signature under a text.
 *
 * @param person who signed
 * @param value Base64
 */
public record Signature(String person, String value) {
    static final String ALGORITHM = "Ed25519";

    /** Whether it was made over the text with the private half of that key; false too when either is no key or signature. */
    public boolean holds(String text, String key) {
        try {
            java.security.Signature check = java.security.Signature.getInstance(ALGORITHM);
            check.initVerify(KeyFactory.getInstance(ALGORITHM)
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(key))));
            check.update(text.getBytes(StandardCharsets.UTF_8));
            return check.verify(Base64.getDecoder().decode(value));
        } catch (GeneralSecurityException | IllegalArgumentException broken) {
            return false;
        }
    }
}
