package dev.steward.audit;

import dev.steward.files.Sha256;
import dev.steward.model.Anchor;
import dev.steward.model.SourceUnavailable;
import dev.steward.model.Times;
import dev.steward.model.Value;
import java.math.BigDecimal;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The key of a home (Ed25519), which signs where its log ends: as an anchor to be kept elsewhere, or as an entry of the log. */
public final class Seal {
    /** The action of an entry that holds an anchor of the log before it. */
    public static final String CHECKPOINT = "checkpoint";

    private static final String ALGORITHM = "Ed25519";
    private static final HexFormat HEX = HexFormat.of();

    private final Supplier<KeyPair> keys;
    private final Supplier<Optional<KeyPair>> known;

    /**
     * @param keys the pair of this home, made on first use
     * @param known the pair as far as there is one: looking at a log makes none
     */
    public Seal(Supplier<KeyPair> keys, Supplier<Optional<KeyPair>> known) {
        this.keys = keys;
        this.known = known;
    }

    /** Which log this key seals; empty while there is no key. */
    public Optional<String> log() {
        return known.get().map(pair -> log(pair.getPublic()));
    }

    Anchor anchor(Head head, Instant now) {
        KeyPair pair = keys.get();
        Instant at = Times.instant(Times.micros(now));
        String log = log(pair.getPublic());
        try {
            Signature signer = Signature.getInstance(ALGORITHM);
            signer.initSign(pair.getPrivate());
            signer.update(HEX.parseHex(Hashes.anchor(log, head, at)));
            return new Anchor(
                    log,
                    head.count(),
                    head.hash(),
                    at,
                    HEX.formatHex(pair.getPublic().getEncoded()),
                    HEX.formatHex(signer.sign()));
        } catch (GeneralSecurityException failed) {
            throw new SourceUnavailable(
                    "key-damaged",
                    "The key that signs the audit log cannot be used: " + failed.getMessage() + ".",
                    "Restore it from a backup.",
                    failed);
        }
    }

    /** An entry that says, signed, what the log was before it. */
    Entry checkpoint(Head head, Instant now) {
        Anchor anchor = anchor(head, now);
        return new Entry(
                "steward",
                CHECKPOINT,
                "",
                Map.of(
                        "log", Value.of(anchor.log()),
                        "count", new Value.Num(BigDecimal.valueOf(anchor.count())),
                        "hash", Value.of(anchor.hash()),
                        "at", Value.of(AnchorLine.time(anchor.at())),
                        "key", Value.of(anchor.key()),
                        "signature", Value.of(anchor.signature())));
    }

    /** Whether an anchor was signed by the key it names, and that is the key of the log it names. */
    public static boolean holds(Anchor anchor) {
        try {
            byte[] encoded = HEX.parseHex(anchor.key());
            PublicKey key = KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(
                    HEX.parseHex(Hashes.anchor(anchor.log(), new Head(anchor.count(), anchor.hash()), anchor.at())));
            return log(key).equals(anchor.log()) && signature.verify(HEX.parseHex(anchor.signature()));
        } catch (GeneralSecurityException | IllegalArgumentException forged) {
            return false;
        }
    }

    private static String log(PublicKey key) {
        return Sha256.of(key.getEncoded());
    }
}
