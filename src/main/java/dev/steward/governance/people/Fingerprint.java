package dev.steward.governance.people;

/** A key in few letters, for people who compare. */
public final class Fingerprint {
    private static final int LETTERS = 16;

    private Fingerprint() {}

    /**
     * The end of a key: its beginning is the same for all.
     *
     * @param key the public half: X.509, Base64
     */
    public static String of(String key) {
        return key.substring(Math.max(0, key.length() - LETTERS));
    }
}
