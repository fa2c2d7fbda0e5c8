package dev.steward.workspace;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.Keyring;
import com.github.javakeyring.PasswordAccessException;
import dev.steward.model.BadInput;
import dev.steward.model.Failure;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passwords in the keychain of the operating system. */
public final class Keychain {
    private static final Logger LOG = LoggerFactory.getLogger(Keychain.class);
    private static final String SERVICE = "Steward";

    /** What is done with it while it is open. */
    private interface Step<T> {
        T with(Keyring keyring) throws PasswordAccessException;
    }

    /** The password of a connection; empty when there is none. */
    public Optional<String> password(String connection) {
        return open(keyring -> {
            try {
                return Optional.of(keyring.getPassword(SERVICE, connection));
            } catch (PasswordAccessException none) {
                return Optional.empty();
            }
        });
    }

    /** Keeps a password; that of a connection of the same name is replaced. */
    public void keep(String connection, String password) {
        open(keyring -> {
            keyring.setPassword(SERVICE, connection, password);
            return connection;
        });
    }

    /** Forgets a password; where there is none, or no keychain, there is nothing to forget. */
    public void forget(String connection) {
        try (Keyring keyring = Keyring.create()) {
            keyring.deletePassword(SERVICE, connection);
        } catch (BackendNotSupportedException | PasswordAccessException none) {
            LOG.debug("No password of {} to forget", connection, none);
        } catch (Exception refused) {
            throw refused(refused);
        }
    }

    private static <T> T open(Step<T> step) {
        try (Keyring keyring = Keyring.create()) {
            return step.with(keyring);
        } catch (BackendNotSupportedException none) {
            throw missing(none);
        } catch (Failure known) {
            throw known;
        } catch (Exception refused) {
            throw refused(refused);
        }
    }

    private static BadInput refused(Exception cause) {
        return new BadInput(
                "keychain.refused",
                "The keychain did not do it: " + cause.getMessage() + ".",
                "Unlock it, or choose another place for the password.",
                cause);
    }

    private static BadInput missing(Exception cause) {
        return new BadInput(
                "keychain.none",
                "This machine has no keychain that Steward can use.",
                "Choose another place for the password: an environment variable, ~/.pgpass, or to be asked each time.",
                cause);
    }
}
