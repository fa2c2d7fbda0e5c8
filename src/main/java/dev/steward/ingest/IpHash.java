package dev.steward.ingest;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The pseudonym that stands in a lake instead of an IP address: {@code h1:} and the HMAC-SHA-256 of its canonical form,
 * under a key that lies outside the lake. An unkeyed hash would be undone by trying the 2^32 addresses there are.
 */
final class IpHash implements UnaryOperator<@Nullable String> {
    private static final String SCHEME = "h1:";
    private static final Pattern DONE = Pattern.compile("h1:[0-9a-f]{64}");
    private static final Pattern V4 = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3}){3})(?:/32|:\\d{1,5})?");
    private static final Pattern V6 =
            Pattern.compile("\\[?([0-9a-f:.]*:[0-9a-f:.]*)(?:%[^\\]]*)?(?:]:\\d{1,5}|]|/128)?");

    private final Mac prototype;

    IpHash(byte[] key) {
        try {
            prototype = Mac.getInstance("HmacSHA256");
            prototype.init(new SecretKeySpec(key, "HmacSHA256"));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Null and blank have no pseudonym; what is one already stays as it is. */
    @Override
    public @Nullable String apply(@Nullable String address) {
        if (address == null || address.isBlank()) {
            return null;
        }
        if (DONE.matcher(address).matches()) {
            return address;
        }
        return of(canonical(address));
    }

    /** The pseudonym of any text, as it stands. */
    String of(String text) {
        return SCHEME + HexFormat.of().formatHex(mac().doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    // A Mac is not for several threads; a copy is quicker to get than a new one.
    private Mac mac() {
        try {
            return (Mac) prototype.clone();
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** One form for all ways to write an address; what is no address is hashed as it stands, never kept in clear. */
    static String canonical(String address) {
        String text = address.strip().toLowerCase(Locale.ROOT);
        var v4 = V4.matcher(text);
        var v6 = V6.matcher(text);
        try {
            if (v4.matches()) {
                return InetAddress.ofLiteral(withoutLeadingZeros(v4.group(1))).getHostAddress();
            }
            if (v6.matches()) {
                return InetAddress.ofLiteral(v6.group(1)).getHostAddress();
            }
        } catch (IllegalArgumentException noAddress) {
            return "text:" + text;
        }
        return "text:" + text;
    }

    private static String withoutLeadingZeros(String v4) {
        return v4.replaceAll("(^|\\.)0+(?=\\d)", "$1");
    }
}
