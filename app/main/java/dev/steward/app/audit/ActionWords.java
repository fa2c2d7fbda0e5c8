package dev.steward.app.audit;

import dev.steward.app.ui.Texts;
import dev.steward.audit.Recorded;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Actions of the log in words, and with icons; those nobody has words for are read as their codes say. */
final class ActionWords {
    private static final String ANY = "mdi2c-circle-outline";
    private static final Map<String, String> ICONS = Map.ofEntries(
            Map.entry("import", "mdi2d-database-import-outline"),
            Map.entry("offline", "mdi2d-download"),
            Map.entry("identities", "mdi2a-account-multiple-plus-outline"),
            Map.entry("demo", "mdi2d-database-plus-outline"),
            Map.entry("schema", "mdi2d-database-cog-outline"),
            Map.entry("build", "mdi2h-hammer-wrench"),
            Map.entry("seed", "mdi2s-seed-outline"),
            Map.entry("scratch", "mdi2t-test-tube"),
            Map.entry("plan", "mdi2c-clipboard-text-outline"),
            Map.entry("policy", "mdi2f-file-document-outline"),
            Map.entry("change", "mdi2p-playlist-edit"),
            Map.entry("alone", "mdi2a-account-alert-outline"),
            Map.entry("archive", "mdi2a-archive-outline"),
            Map.entry("hold", "mdi2h-hand-back-right-outline"),
            Map.entry("roster", "mdi2a-account-key-outline"),
            Map.entry("checkpoint", "mdi2s-shield-check-outline"),
            Map.entry("audit", "mdi2s-shield-alert-outline"));

    private final Texts texts;

    ActionWords(Texts texts) {
        this.texts = texts;
    }

    /** "Import finished". */
    String of(String action) {
        return known("action." + action).orElseGet(() -> readable(action));
    }

    /** All actions of one first word: "Imports". */
    String family(String family) {
        return known("family." + family).orElseGet(() -> readable(family));
    }

    static String familyOf(String action) {
        int dot = action.indexOf('.');
        return dot < 0 ? action : action.substring(0, dot);
    }

    /** Whether an entry announces what the story of its change, as far as it is told, does not end. */
    static boolean withoutOutcome(Recorded entry, List<Recorded> story) {
        return entry.announces()
                && story.contains(entry)
                && story.stream()
                        .filter(later -> later.sequence() > entry.sequence())
                        .filter(later -> familyOf(later.action()).equals(familyOf(entry.action())))
                        .noneMatch(Recorded::ends);
    }

    static String icon(String action) {
        return ICONS.getOrDefault(familyOf(action), ANY);
    }

    /** How a detail is called. */
    String detail(String key) {
        return known("detail." + key).orElseGet(() -> readable(key));
    }

    String person(Recorded entry) {
        return entry.payload().map(Recorded.Payload::person).orElseGet(() -> texts.get("redacted"));
    }

    private Optional<String> known(String key) {
        return texts.bundle().containsKey(key) ? Optional.of(texts.get(key)) : Optional.empty();
    }

    private static String readable(String code) {
        String words = code.replaceAll("[._-]+", " ");
        return words.isEmpty() ? code : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
