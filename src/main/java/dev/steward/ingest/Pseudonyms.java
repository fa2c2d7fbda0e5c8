package dev.steward.ingest;

import dev.steward.catalog.PersonalData;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;

/**
 * What stands for personal data where it is hashed: {@code h1:} and the HMAC-SHA-256 of the value's class and canonical form, under the
 * home's key. Ways of writing one address get one pseudonym; an IP address gets that of an import.
 */
final class Pseudonyms {
    private final IpHash hash;

    Pseudonyms(IpHash hash) {
        this.hash = hash;
    }

    /** Nothing stands for an empty text, which is returned as it is. */
    String of(PersonalData kind, String value) {
        if (value.isBlank()) {
            return value;
        }
        return kind == PersonalData.IP_ADDRESS
                ? Objects.requireNonNull(hash.apply(value))
                : hash.of(kind.name().toLowerCase(Locale.ROOT) + ":" + canonical(kind, value));
    }

    private static String canonical(PersonalData kind, String value) {
        String text = Normalizer.normalize(value, Normalizer.Form.NFC).strip();
        return switch (kind) {
            case EMAIL -> text.toLowerCase(Locale.ROOT);
            case PHONE -> text.replaceAll("[^+\\d]", "");
            case NAME, POSTAL_ADDRESS -> text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
            case IP_ADDRESS, IDENTIFIER -> text;
        };
    }
}
