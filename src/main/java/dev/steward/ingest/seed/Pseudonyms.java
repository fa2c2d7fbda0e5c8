package dev.steward.ingest.seed;

import dev.steward.files.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Keyed hashes in the form of {@code governance.pseudonym}: HMAC-SHA-256, with a mark of the key before it. */
final class Pseudonyms {
    private final Mac mac;
    private final String prefix;

    /** @param key in hexadecimal digits */
    Pseudonyms(String key) {
        byte[] secret = HexFormat.of().parseHex(key);
        try {
            MessageDigest mark = Sha256.begin();
            mark.update("steward key id".getBytes(StandardCharsets.UTF_8));
            prefix = "v1." + HexFormat.of().formatHex(mark.digest(secret)).substring(0, 8) + ".";
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String of(String value) {
        return prefix + HexFormat.of().formatHex(mac.doFinal(value.getBytes(StandardCharsets.UTF_8)));
    }
}
