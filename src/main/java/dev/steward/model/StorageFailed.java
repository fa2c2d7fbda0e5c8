package dev.steward.model;

/** Something could not be written: disk full, no permission, a lock held by another Steward. Nothing was lost. Exit code 3. */
public final class StorageFailed extends Failure {
    private static final long serialVersionUID = 1;

    public StorageFailed(String code, String message, String remedy, Throwable cause) {
        super("storage." + code, message, remedy, cause);
    }
}
