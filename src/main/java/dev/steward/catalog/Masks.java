package dev.steward.catalog;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How personal data looks, and what is left of it when it is shown. */
final class Masks {
    static final String DOTS = "•••";

    private static final int SHORTEST_PHONE = 8;
    private static final int SHORTEST_NAME = 3;

    // In an address line as it is typed or as a link carries it (%40).
    private static final Pattern EMAIL =
            Pattern.compile("([^\\s@,;:<>\"'()=&?/]+?)(@|%40)([\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+)");
    private static final Pattern PHONE = Pattern.compile("(?<![\\w.])\\+\\d(?:[ ()./-]{0,2}\\d){6,14}(?!\\d)");
    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";
    // Not after a word and a slash: Chrome/120.0.0.0 is no address.
    private static final Pattern IPV4 = Pattern.compile(
            "(?<![\\w.])(?<!\\w/)(" + OCTET + "\\." + OCTET + ")\\." + OCTET + "\\." + OCTET + "(?![\\w.])");
    private static final Pattern IPV6 = Pattern.compile(
            "(?<![\\w:.])(?:(?:[0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}|(?:[0-9a-fA-F]{1,4}:){1,6}(?::[0-9a-fA-F]{1,4}){1,6}|::(?:[0-9a-fA-F]{1,4}:){0,6}[0-9a-fA-F]{1,4})(?![\\w:])");

    private Masks() {}

    static Optional<PersonalData> byLook(String value) {
        String text = value.strip();
        if (EMAIL.matcher(text).matches()) {
            return Optional.of(PersonalData.EMAIL);
        }
        if (IPV4.matcher(text).matches() || IPV6.matcher(text).matches()) {
            return Optional.of(PersonalData.IP_ADDRESS);
        }
        return PHONE.matcher(text).matches() ? Optional.of(PersonalData.PHONE) : Optional.empty();
    }

    static String redact(String text) {
        String mails = EMAIL.matcher(text).replaceAll(found -> Matcher.quoteReplacement(email(found)));
        String v4 = IPV4.matcher(mails).replaceAll(found -> Matcher.quoteReplacement(ip(found.group())));
        String v6 = IPV6.matcher(v4).replaceAll(DOTS);
        return PHONE.matcher(v6).replaceAll(found -> Matcher.quoteReplacement(phone(found.group())));
    }

    static String email(String value) {
        Matcher found = EMAIL.matcher(value.strip());
        return found.matches() ? email(found.toMatchResult()) : DOTS;
    }

    private static String email(MatchResult found) {
        String local = found.group(1);
        String shown = length(local) > 1 ? first(local) : "";
        return shown + "***" + found.group(2) + found.group(3);
    }

    static String phone(String value) {
        String digits = value.replaceAll("\\D", "");
        return digits.length() < SHORTEST_PHONE ? DOTS : DOTS + digits.substring(digits.length() - 4);
    }

    static String name(String value) {
        StringBuilder shown = new StringBuilder();
        for (String word : value.strip().split("\\s+", 3)) {
            shown.append(shown.isEmpty() ? "" : " ");
            shown.append(length(word) < SHORTEST_NAME ? "" : first(word)).append(DOTS);
        }
        return shown.toString();
    }

    static String ip(String value) {
        Matcher v4 = IPV4.matcher(value.strip());
        return v4.matches() ? v4.group(1) + ".•.•" : DOTS;
    }

    /** The last four characters, but never more than a third of them. */
    static String end(String value) {
        String text = value.strip();
        int shown = Math.min(4, length(text) / 3);
        return DOTS + text.substring(text.offsetByCodePoints(text.length(), -shown));
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String first(String text) {
        return text.substring(0, text.offsetByCodePoints(0, 1));
    }
}
