package dev.steward.governance.people;

import dev.steward.model.Refused;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A person's key as it lies in a file: the private half sealed with AES-256-GCM under a key that PBKDF2-HMAC-SHA256 makes of the
 * passphrase. All bytes are Base64.
 *
 * @param rounds of PBKDF2
 */
record KeyFile(int format, String person, String key, int rounds, String salt, String nonce, String sealed) {
    static final int FORMAT = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new key. The passphrase stays the caller's, who wipes it. */
    static KeyFile make(String person, char[] passphrase, int rounds) {
        byte[] salt = random(16);
        byte[] nonce = random(NONCE_BYTES);
        try {
            KeyPair pair = KeyPairGenerator.getInstance(Signature.ALGORITHM).generateKeyPair();
            String key = text(pair.getPublic().getEncoded());
            byte[] secret = pair.getPrivate().getEncoded();
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, person, key, passphrase, rounds, salt, nonce)
                    .doFinal(secret);
            Arrays.fill(secret, (byte) 0);
            return new KeyFile(FORMAT, person, key, rounds, text(salt), text(nonce), text(sealed));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @throws Refused when the passphrase is not the one, or the file was changed */
    Signer unlock(char[] passphrase, Optional<OsUser> os) {
        try {
            byte[] secret = cipher(Cipher.DECRYPT_MODE, person, key, passphrase, rounds, bytes(salt), bytes(nonce))
                    .doFinal(bytes(sealed));
            Signer signer = new Signer(
                    person,
                    key,
                    KeyFactory.getInstance(Signature.ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(secret)),
                    os);
            Arrays.fill(secret, (byte) 0);
            return signer;
        } catch (AEADBadTagException wrong) {
            throw new Refused(
                    "passphrase",
                    "The passphrase does not open the key of " + person + ".",
                    "Type it again. A key whose passphrase is lost cannot be opened; two others can give " + person
                            + " a new one.",
                    wrong);
        } catch (GeneralSecurityException | IllegalArgumentException damaged) {
            throw new Refused(
                    "key-damaged",
                    "The key file of " + person + " is damaged.",
                    "Restore it from a backup; or two others give " + person + " a new key.",
                    damaged);
        }
    }

    // Name and public half are sealed in: a file cannot be made to speak for somebody else.
    private static Cipher cipher(
            int mode, String person, String key, char[] passphrase, int rounds, byte[] salt, byte[] nonce)
            throws GeneralSecurityException {
        PBEKeySpec spec = new PBEKeySpec(passphrase, salt, rounds, 256);
        byte[] made = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(spec)
                .getEncoded();
        spec.clearPassword();
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(made, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((person + "\n" + key).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static byte[] random(int bytes) {
        byte[] fresh = new byte[bytes];
        RANDOM.nextBytes(fresh);
        return fresh;
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] bytes(String text) {
        return Base64.getDecoder().decode(text);
    }
}
