package dev.steward.governance.people;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.util.Base64;

/** Somebody who has unlocked the private half of a key, and can sign until the program ends. */
public final class Signer {
    private final String person;
    private final String key;
    private final PrivateKey secret;

    Signer(String person, String key, PrivateKey secret) {
        this.person = person;
        this.key = key;
        this.secret = secret;
    }

    public String person() {
        return person;
    }

    /** The public half: X.509, Base64. */
    public String key() {
        return key;
    }

    public Signature sign(String text) {
        try {
            java.security.Signature signature = java.security.Signature.getInstance(Signature.ALGORITHM);
            signature.initSign(secret);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return new Signature(person, Base64.getEncoder().encodeToString(signature.sign()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
