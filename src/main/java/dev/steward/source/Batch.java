package dev.steward.source;

import org.jspecify.annotations.Nullable;

/** Some rows of an answer, read by row and column (both from 0) without objects where the type allows. Valid only while it is handed out. */
public interface Batch {
    int rows();

    boolean isNull(int row, int column);

    /** An integer or, in microseconds, an instant. */
    long number(int row, int column);

    double real(int row, int column);

    @Nullable
    String text(int row, int column);
}
