package dev.steward.governance.retention;

import dev.steward.files.Sha256;
import dev.steward.files.WriteFailures;
import dev.steward.source.RowLook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Digests of the keys of rows: one for each part of a table, over its rows in order. */
public final class RowKeys {
    private final Map<String, MessageDigest> parts = new TreeMap<>();
    private final Map<String, Long> rows = new TreeMap<>();

    public void add(String part, RowLook.RowKey key) {
        MessageDigest digest = parts.computeIfAbsent(part, _ -> Sha256.begin());
        for (String text : new String[] {key.key(), key.version(), key.hash()}) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        }
        rows.merge(part, 1L, Long::sum);
    }

    /** By part, in hex; nothing is added afterwards. */
    public Map<String, String> all() {
        return parts.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, one -> Sha256.hex(one.getValue())));
    }

    /** How many rows each part has. */
    public Map<String, Long> rows() {
        return Map.copyOf(rows);
    }

    /** Of a file of keys, as it lies on disk. */
    public static String digest(Path file) {
        try {
            return Sha256.of(file);
        } catch (IOException failed) {
            throw WriteFailures.of(file, failed);
        }
    }
}
