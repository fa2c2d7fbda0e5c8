package dev.steward.model;

/** What the person gave cannot be meant: a wrong key, an impossible value, a mapping that names no column. Exit code 2. */
public class BadInput extends Failure {
    private static final long serialVersionUID = 1;

    public BadInput(String code, String message, String remedy) {
        super(code, message, remedy);
    }

    public BadInput(String code, String message, String remedy, Throwable cause) {
        super(code, message, remedy, cause);
    }
}
