package dev.steward.model;

/**
 * The gate does not let a change through: a right is missing, an approval does not hold, or what is to be changed is no longer
 * what was looked at. Nothing was changed. Exit code 4.
 */
public final class Refused extends Failure {
    private static final long serialVersionUID = 1;

    public Refused(String code, String message, String remedy) {
        super("refused." + code, message, remedy);
    }

    public Refused(String code, String message, String remedy, Throwable cause) {
        super("refused." + code, message, remedy, cause);
    }
}
