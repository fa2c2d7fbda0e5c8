package dev.steward.governance.people;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.Optional;

/** Somebody who has unlocked the private half of a key, and can sign until the program ends. */
public final class Signer {
    private final String person;
    private final String key;
    private final PrivateKey secret;
    private final Optional<OsUser> os;

    Signer(String person, String key, PrivateKey secret, Optional<OsUser> os) {
        this.person = person;
        this.key = key;
        this.secret = secret;
        this.os = os;
    }

    public String person() {
        return person;
    }

    /** The public half: X.509, Base64. */
    public String key() {
        return key;
    }

    /** Under which user of the operating system the key was opened; empty when that cannot be told. */
    public Optional<OsUser> os() {
        return os;
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
