package dev.steward.catalog;

import dev.steward.model.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which values are personal data, and of what kind. The name of the column or property decides first; a value that looks
 * like a mail address, an international telephone number or an IP address counts whatever its column is called. Where it
 * is shown, it is masked: {@link #shown}, {@link #person}, {@link #redact}.
 */
public enum PersonalData {
    EMAIL,
    PHONE,
    NAME,
    IP_ADDRESS,
    POSTAL_ADDRESS,
    /** What identifies a person, an account or a device without saying more. */
    IDENTIFIER;

    /** {@code email_domain} and {@code phone_model} are about a person's address or telephone, but are neither. */
    private static final Set<String> ABOUT = Set.of(
            "domain",
            "verified",
            "count",
            "status",
            "type",
            "template",
            "campaign",
            "provider",
            "enabled",
            "model",
            "brand",
            "os",
            "version",
            "consent",
            "length",
            "format",
            "title",
            "language");

    private static final Set<String> PHONES = Set.of("phone", "telephone", "tel", "fax", "msisdn", "cellphone");
    private static final Set<String> ADDRESSES =
            Set.of("address", "street", "zip", "zipcode", "postcode", "postal", "latitude", "longitude");
    private static final Set<String> NAMES =
            Set.of("name", "surname", "firstname", "lastname", "fullname", "forename", "nickname", "username");
    /** Whose name it is: {@code owner_name} is personal, {@code plan_name} is not. */
    private static final Set<String> NAMED = Set.of(
            "first",
            "last",
            "full",
            "middle",
            "given",
            "family",
            "maiden",
            "display",
            "nick",
            "user",
            "person",
            "customer",
            "client",
            "owner",
            "contact",
            "member",
            "patient",
            "employee",
            "recipient",
            "sender",
            "guest",
            "billing",
            "shipping",
            "invitee",
            "account",
            "holder",
            "real",
            "legal");

    private static final Set<String> IDENTIFIED = Set.of(
            "user",
            "person",
            "customer",
            "client",
            "account",
            "member",
            "visitor",
            "distinct",
            "anonymous",
            "device",
            "patient",
            "subject",
            "employee",
            "profile",
            "advertising");
    private static final Set<String> IDENTIFIERS = Set.of(
            "user", "person", "customer", "ssn", "passport", "iban", "idfa", "gaid", "login", "userid", "fingerprint");

    private static final Pattern CAMEL = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
    private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** What the values under this column or property name are, as far as the name tells. */
    public static Optional<PersonalData> byName(String name) {
        String snake = CAMEL.matcher(name).replaceAll("_").toLowerCase(Locale.ROOT);
        String[] split = NOT_WORD.matcher(snake).replaceAll(" ").strip().split(" ", -1);
        Set<String> words = Set.copyOf(Arrays.asList(split));
        String last = split[split.length - 1];
        if (ABOUT.contains(last) || words.contains("is") || words.contains("has")) {
            return Optional.empty();
        }
        if (words.contains("email") || words.contains("mail")) {
            return Optional.of(EMAIL);
        }
        if (words.contains("ip") || words.contains("ipv4") || words.contains("ipv6")) {
            return Optional.of(IP_ADDRESS);
        }
        if (words.stream().anyMatch(PHONES::contains)) {
            return Optional.of(PHONE);
        }
        if (words.stream().anyMatch(ADDRESSES::contains)) {
            return Optional.of(POSTAL_ADDRESS);
        }
        if (NAMES.contains(last)
                && (split.length == 1 || !last.equals("name") || words.stream().anyMatch(NAMED::contains))) {
            return Optional.of(NAME);
        }
        boolean id = last.equals("id") || last.equals("uuid") || last.equals("key");
        return id && words.stream().anyMatch(IDENTIFIED::contains) || IDENTIFIERS.contains(last)
                ? Optional.of(IDENTIFIER)
                : Optional.empty();
    }

    /** What a value is: by the name of its column or property, else by its look. */
    public static Optional<PersonalData> of(String name, String value) {
        Optional<PersonalData> named = byName(name);
        return named.isPresent() ? named : Masks.byLook(value);
    }

    /**
     * How a value is shown to somebody who may not see it in clear: masked when it is personal data, otherwise as it is
     * but for addresses and numbers inside it.
     */
    public static String shown(String name, String value) {
        return of(name, value).map(kind -> kind.mask(value)).orElseGet(() -> redact(value));
    }

    /** How a person's identifier is shown; some sources use the mail address itself. */
    public static String person(String identifier) {
        return Masks.byLook(identifier).orElse(IDENTIFIER).mask(identifier);
    }

    /** Masks every mail address, international telephone number and IP address inside a text, such as a message. */
    public static String redact(String text) {
        return Masks.redact(text);
    }

    /**
     * Masks a value of this kind: {@code a***@example.com}, the last four digits of a telephone number, initials of a
     * name, the network of an IP address, the end of an identifier. Never gives a value away whole: what is too short to
     * hide anything, empty, or not of the expected form becomes dots.
     */
    public String mask(String value) {
        return switch (this) {
            case EMAIL -> Masks.email(value);
            case PHONE -> Masks.phone(value);
            case NAME -> Masks.name(value);
            case IP_ADDRESS -> Masks.ip(value);
            case POSTAL_ADDRESS -> Masks.DOTS;
            case IDENTIFIER -> Masks.end(value);
        };
    }

    /** A table whose people are masked: what is shown, copied and exported of it names nobody. */
    public static Table masked(Table table) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (List<@Nullable Object> row : table.rows()) {
            List<@Nullable Object> shown = new ArrayList<>(row);
            for (int column = 0; column < shown.size(); column++) {
                Object cell = shown.get(column);
                if (cell != null && table.columns().get(column).type() == Table.Type.PERSON) {
                    shown.set(column, person(cell.toString()));
                }
            }
            rows.add(Collections.unmodifiableList(shown));
        }
        return new Table(table.title(), table.columns(), rows);
    }
}
