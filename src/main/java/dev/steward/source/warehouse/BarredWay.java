package dev.steward.source.warehouse;

import dev.steward.model.BadInput;
import dev.steward.model.Failure;
import dev.steward.model.SourceUnavailable;
import dev.steward.workspace.SavedConnection;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.sql.SQLException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.postgresql.util.GT;

/** What lies between this machine and a server, before the server itself has anything to say. */
final class BarredWay {
    /** What the driver says in the language of this machine, which is why its own translation is asked. */
    private static final String NO_TLS = GT.tr("The server does not support SSL.");

    private static final String NO_PASSWORD =
            GT.tr("The server requested SCRAM-based authentication, but no password was provided.");
    private static final String EMPTY_PASSWORD =
            GT.tr("The server requested SCRAM-based authentication, but the password is an empty string.");

    private final SQLException failed;
    private final SavedConnection target;

    private BarredWay(SQLException failed, SavedConnection target) {
        this.failed = failed;
        this.target = target;
    }

    /** Empty when it is not the way that is barred. */
    static Optional<Failure> find(SQLException failed, SavedConnection target) {
        BarredWay way = new BarredWay(failed, target);
        // The certificate's own fault lies below the complaint that no path leads to an authority.
        return way.deepest(CertificateExpiredException.class)
                .<Failure>map(_ -> way.expired())
                .or(() -> way.deepest(CertificateNotYetValidException.class).map(_ -> way.early()))
                .or(() -> way.deepest(CertPathBuilderException.class).map(_ -> way.untrusted()))
                .or(() -> way.deepest(SSLException.class).map(way::tls))
                .or(() -> way.deepest(UnknownHostException.class).map(_ -> way.noHost()))
                .or(() -> way.deepest(SocketTimeoutException.class).map(_ -> way.noAnswer()))
                .or(() -> way.deepest(NoRouteToHostException.class).map(_ -> way.noAnswer()))
                .or(() -> way.deepest(ConnectException.class).map(_ -> way.noServer()))
                .or(way::said);
    }

    private <T extends Throwable> Optional<T> deepest(Class<T> kind) {
        Optional<T> found = Optional.empty();
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                found = Optional.of(kind.cast(cause));
            }
        }
        return found;
    }

    private Optional<Failure> said() {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (message.equals(NO_TLS)) {
                return Optional.of(unavailable(
                        "no-tls",
                        target.host() + " offers no TLS.",
                        "Ask for TLS on the server; for one on this machine choose \"disable\"."));
            }
            if (message.equals(NO_PASSWORD)
                    || message.equals(EMPTY_PASSWORD)
                    || message.startsWith(GT.tr(
                            "The server requested password-based authentication, but no password was provided by plugin {0}",
                            ""))) {
                return Optional.of(new BadInput(
                        "warehouse.password",
                        target.title() + " asks for a password.",
                        "Say where it is kept, or put it into PGPASSWORD or ~/.pgpass.",
                        failed));
            }
            if (message.equals(GT.tr(
                    "The hostname {0} could not be verified by hostnameverifier {1}.",
                    target.host(), "PgjdbcHostnameVerifier"))) {
                return Optional.of(
                        unavailable(
                                "tls-host",
                                "The certificate that " + target.host() + ":" + target.port() + " shows is not for "
                                        + target.host() + ".",
                                "Use the name that the certificate is for; behind a tunnel, verify-ca checks all but the name."));
            }
        }
        return Optional.empty();
    }

    private Failure expired() {
        return unavailable(
                "certificate-expired",
                "The certificate of " + target.host() + " has expired.",
                "Whoever runs the server has to renew it.");
    }

    private Failure early() {
        return unavailable(
                "certificate-early",
                "The certificate of " + target.host() + " is not valid yet.",
                "Check this machine's clock.");
    }

    private Failure untrusted() {
        return unavailable(
                "tls-untrusted",
                "No authority that is trusted has signed the certificate of " + target.host() + ".",
                target.authority()
                        .map(file ->
                                "Check that " + file + " holds the authority that did; ask whoever runs the server.")
                        .orElse(
                                "Name the file with the authority that did (sslrootcert); ask whoever runs the server."));
    }

    private Failure tls(SSLException failure) {
        return unavailable(
                "tls",
                "No trusted connection to " + target.host() + ": " + failure.getMessage(),
                "Check that the port is that of the database, and ask whoever runs the server.");
    }

    private Failure noHost() {
        return unavailable(
                "no-host",
                "There is no host " + target.host() + ".",
                "Check its name, and that this machine is online.");
    }

    private Failure noAnswer() {
        return unavailable(
                "no-answer",
                target.host() + ":" + target.port() + " does not answer.",
                "Check the port, and that no firewall is in between.");
    }

    private Failure noServer() {
        return unavailable(
                "no-server",
                "Nothing listens on port " + target.port() + " of " + target.host() + ".",
                "Check the port, and that the server runs.");
    }

    private Failure unavailable(String code, String message, String remedy) {
        return new SourceUnavailable(code, message, remedy, failed);
    }
}
