package dev.steward.app.tasks;

import dev.steward.model.Failure;
import java.util.Locale;

/** A fault of the program itself. Its code is computed from where it happened, so that the same fault has the same code. */
public final class Unexpected extends Failure {
    private static final long serialVersionUID = 1;

    public Unexpected(String doing, Throwable cause) {
        super(
                "unexpected." + code(cause),
                "“" + doing + "” stopped because of a fault in Steward.",
                "Try again; if it happens again, report it with these details.",
                cause);
    }

    private static String code(Throwable thrown) {
        StringBuilder places = new StringBuilder(thrown.getClass().getName());
        for (StackTraceElement place : thrown.getStackTrace()) {
            if (place.getClassName().startsWith("dev.steward")) {
                places.append(place.getClassName()).append(place.getMethodName());
            }
        }
        return String.format(Locale.ROOT, "%08x", places.toString().hashCode());
    }
}
