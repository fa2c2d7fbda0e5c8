package dev.steward.workspace;

import dev.steward.files.Sha256;
import dev.steward.model.BadInput;
import java.text.Normalizer;
import java.util.Locale;

/**
 * A file name for whatever somebody calls a thing: a readable part of lower-case letters and digits, and a digest of the
 * whole name, so that two names never share a file, on any file system.
 */
final class FileNames {
    private static final int READABLE = 40;
    private static final int DIGEST_BYTES = 10;

    private FileNames() {}

    /** One form for a name, however its accents were typed; without spaces around it. */
    static String canonical(String name) {
        String canonical = Normalizer.normalize(name, Normalizer.Form.NFC).strip();
        if (canonical.isEmpty()) {
            throw new BadInput("workspace.no-name", "There is no name to save it under.", "Give it a name.");
        }
        return canonical;
    }

    static String of(String name) {
        String canonical = canonical(name);
        String readable = Normalizer.normalize(canonical, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        String start = readable.substring(0, Math.min(READABLE, readable.length()));
        return (start.isEmpty() ? "" : start + "-") + digest(canonical);
    }

    private static String digest(String name) {
        return Sha256.of(name).substring(0, 2 * DIGEST_BYTES);
    }
}
