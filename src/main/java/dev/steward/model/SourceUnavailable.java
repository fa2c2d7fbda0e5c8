package dev.steward.model;

/** Data that cannot be reached or read: no such folder, no permission, a corrupt or vanished file. Exit code 3. */
public final class SourceUnavailable extends Failure {
    private static final long serialVersionUID = 1;

    public SourceUnavailable(String code, String message, String remedy) {
        super("source." + code, message, remedy);
    }

    public SourceUnavailable(String code, String message, String remedy, Throwable cause) {
        super("source." + code, message, remedy, cause);
    }
}
