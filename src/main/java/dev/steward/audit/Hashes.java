package dev.steward.audit;

import dev.steward.files.Sha256;
import dev.steward.model.Times;
import dev.steward.model.Value;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * The hashes of docs/audit-format.md. What is hashed are bytes with lengths before every text and a name of the
 * purpose in front, never JSON: neither spaces nor the order of keys nor the locale matter, and no payload can be passed
 * off as an entry.
 */
final class Hashes {
    private static final String PAYLOAD = "steward/audit/1/payload";
    private static final String ENTRY = "steward/audit/1/entry";
    private static final String ANCHOR = "steward/audit/1/anchor";
    private static final HexFormat HEX = HexFormat.of();

    private final MessageDigest digest;

    private Hashes(String purpose) {
        this.digest = Sha256.begin();
        text(purpose);
    }

    /** The commitment to a payload; without the salt nobody can try out what a redacted payload may have been. */
    static String commitment(String salt, Recorded.Payload payload) {
        Hashes hashes = new Hashes(PAYLOAD);
        hashes.text(HEX.parseHex(salt));
        hashes.text(payload.person());
        hashes.text(payload.subject());
        List<Map.Entry<String, Value>> details = payload.details().entrySet().stream()
                .sorted((a, b) -> Arrays.compareUnsigned(utf8(a.getKey()), utf8(b.getKey())))
                .toList();
        hashes.number(details.size());
        for (Map.Entry<String, Value> detail : details) {
            hashes.text(detail.getKey());
            hashes.value(detail.getValue());
        }
        return hashes.hex();
    }

    static String entry(long sequence, Instant time, String action, String commitment, String previous) {
        Hashes hashes = new Hashes(ENTRY);
        hashes.number(sequence);
        hashes.number(Times.micros(time));
        hashes.text(action);
        hashes.text(HEX.parseHex(commitment));
        hashes.text(HEX.parseHex(previous));
        return hashes.hex();
    }

    /** What is signed of an anchor. */
    static String anchor(String log, Head head, Instant at) {
        Hashes hashes = new Hashes(ANCHOR);
        hashes.text(HEX.parseHex(log));
        hashes.number(head.count());
        hashes.text(HEX.parseHex(head.hash()));
        hashes.number(Times.micros(at));
        return hashes.hex();
    }

    private void value(Value value) {
        switch (value) {
            case Value.Text text -> tagged('t', text.text());
            case Value.Num num -> tagged('n', canonical(num.amount()));
            case Value.Flag flag -> tagged('f', Boolean.toString(flag.yes()));
        }
    }

    private void tagged(char tag, String text) {
        digest.update((byte) tag);
        text(text);
    }

    /** One form for equal amounts: the digits without trailing zeros, E, the power of ten; zero is 0E0. */
    private static String canonical(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return amount.signum() == 0 ? "0E0" : stripped.unscaledValue() + "E" + -stripped.scale();
    }

    private void text(String text) {
        text(utf8(text));
    }

    private void text(byte[] bytes) {
        number(bytes.length);
        digest.update(bytes);
    }

    private void number(long number) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    private String hex() {
        return HEX.formatHex(digest.digest());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
