package dev.steward.governance.people;

import com.sun.security.auth.module.UnixSystem;
import java.util.Locale;
import java.util.Optional;

/**
 * A user of the operating system: under whom somebody signs.
 *
 * @param uid the number; empty where users have none, as on Windows
 * @param name empty where a number has no name
 */
public record OsUser(Optional<Long> uid, String name) {
    /** Under whom this process runs; empty when the system does not say. The number is asked of the kernel, not of the environment. */
    public static Optional<OsUser> current() {
        boolean numbered =
                !System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        return Optional.of(numbered ? unix() : named())
                .filter(user -> user.uid().isPresent() || !user.name().isEmpty());
    }

    private static OsUser unix() {
        try {
            UnixSystem system = new UnixSystem();
            return new OsUser(
                    Optional.of(system.getUid()),
                    Optional.ofNullable(system.getUsername()).orElse(""));
        } catch (LinkageError unknown) {
            return named();
        }
    }

    private static OsUser named() {
        return new OsUser(Optional.empty(), System.getProperty("user.name", ""));
    }

    /** Whether it may be the same: the number or the name is. Two machines may give one number to two people; in doubt it is one. */
    public boolean same(OsUser other) {
        return uid.isPresent() && uid.equals(other.uid()) || !name.isEmpty() && name.equals(other.name());
    }

    /** As people read it: {@code ana (1000)}. */
    public String words() {
        return uid.map(number -> name.isEmpty() ? String.valueOf(number) : name + " (" + number + ")")
                .orElse(name);
    }

    /** As it stands in texts that are signed. */
    public static String text(Optional<OsUser> user) {
        return user.map(one -> one.uid().map(String::valueOf).orElse("") + " " + one.name())
                .orElse("");
    }
}
