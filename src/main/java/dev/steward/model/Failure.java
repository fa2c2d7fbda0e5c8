package dev.steward.model;

import java.util.Objects;

/**
 * Something a person can do something about. The message says what happened, and to which thing; {@link #remedy()} says
 * what to do next; {@link #code()} is stable across versions, for searching and for support.
 */
public abstract class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String code;
    private final String remedy;

    protected Failure(String code, String message, String remedy) {
        super(message);
        this.code = Objects.requireNonNull(code);
        this.remedy = Objects.requireNonNull(remedy);
    }

    protected Failure(String code, String message, String remedy, Throwable cause) {
        super(message, cause);
        this.code = Objects.requireNonNull(code);
        this.remedy = Objects.requireNonNull(remedy);
    }

    /** A stable, short name such as {@code definition.unknown-key}. */
    public final String code() {
        return code;
    }

    /** What the person can do next; a full sentence, never empty. */
    public final String remedy() {
        return remedy;
    }

    /** What happened, to which thing; never null. */
    @Override
    public final String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
