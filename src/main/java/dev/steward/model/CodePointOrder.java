package dev.steward.model;

import java.util.Comparator;

/** Texts by code point: the order of results and of text comparisons, the same as that of UTF-8 bytes. */
public final class CodePointOrder implements Comparator<String> {
    public static final CodePointOrder INSTANCE = new CodePointOrder();

    private CodePointOrder() {}

    @Override
    public int compare(String a, String b) {
        int common = Math.min(a.length(), b.length());
        for (int i = 0; i < common; i++) {
            char left = a.charAt(i);
            char right = b.charAt(i);
            if (left != right) {
                boolean differ = Character.isSurrogate(left) != Character.isSurrogate(right);
                return differ
                        ? Boolean.compare(Character.isSurrogate(left), Character.isSurrogate(right))
                        : left - right;
            }
        }
        return Integer.compare(a.length(), b.length());
    }
}
