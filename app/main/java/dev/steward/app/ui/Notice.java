package dev.steward.app.ui;

import dev.steward.model.Failure;
import java.util.Optional;

/**
 * Something a person should know: what happened, to which thing, and what to do about it.
 *
 * @param code the stable code of a failure, to be copied with the details
 */
public record Notice(Kind kind, String what, String remedy, Optional<String> code) {
    /** How serious it is. */
    public enum Kind {
        SUCCESS,
        INFO,
        WARNING,
        ERROR
    }

    public static Notice of(Failure failure) {
        return new Notice(Kind.ERROR, failure.getMessage(), failure.remedy(), Optional.of(failure.code()));
    }

    public static Notice success(String what) {
        return new Notice(Kind.SUCCESS, what, "", Optional.empty());
    }

    public static Notice info(String what) {
        return new Notice(Kind.INFO, what, "", Optional.empty());
    }

    public static Notice warning(String what, String remedy) {
        return new Notice(Kind.WARNING, what, remedy, Optional.empty());
    }

    /** What "copy details" puts on the clipboard. */
    public String details() {
        return (what + "\n" + remedy + code.map(known -> "\nCode: " + known).orElse("")).strip();
    }
}
