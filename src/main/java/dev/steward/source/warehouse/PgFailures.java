package dev.steward.source.warehouse;

import dev.steward.model.BadInput;
import dev.steward.model.Failure;
import dev.steward.model.SourceUnavailable;
import dev.steward.workspace.SavedConnection;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.sql.SQLException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Says in a person's words what PostgreSQL, or the way to it, complains about. Never holds a password or a row's values. */
final class PgFailures {
    private PgFailures() {}

    static Failure translate(SQLException failed, SavedConnection target) {
        String state = Optional.ofNullable(failed.getSQLState()).orElse("");
        return switch (state) {
            case "28P01" -> input("password", "The password of " + target.role() + " is not right.", "Type it again, or say where else it is kept.", failed);
            case "28000" -> input("refused", who(target) + " refuses the role " + target.role() + ": " + message(failed), "Ask for a login and for an entry in the server's pg_hba.conf.", failed);
            case "3D000" -> input("no-database", "There is no database " + target.database() + " on " + target.host() + ".", "Check its name.", failed);
            case "42501" -> input("no-right", "The role " + target.role() + " lacks a right: " + message(failed), "Ask whoever owns the table: grant select on it to " + target.role() + ".", failed);
            case "42P01", "3F000" -> input("no-table", who(target) + ": " + message(failed), "Check the schema and the table, and how they are written: upper case counts.", failed);
            case "42703" -> input("no-column", who(target) + ": " + message(failed), "Open the connection again: the table has changed.", failed);
            case "53300" -> unavailable("too-many", who(target) + " has no connection left.", "Try again later, or connect through a pooler.", failed);
            case "57014" -> unavailable("timeout", "The query was given up after " + target.statementTimeout().toSeconds() + " s.", "Ask for a shorter range, or raise the connection's time limit.", failed);
            case "25006" -> unavailable("read-only", who(target) + " can only be read: " + message(failed), "Connect to the primary server to change anything.", failed);
            case "57P01", "57P02", "57P03" -> unavailable("shut-down", who(target) + " is shutting down or not yet up.", "Try again in a moment.", failed);
            default -> otherwise(state, failed, target);
        };
    }

    private static Failure otherwise(String state, SQLException failed, SavedConnection target) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException) {
                return unavailable("no-host", "There is no host " + target.host() + ".", "Check its name, and that this machine is online.", failed);
            }
            if (cause instanceof CertificateExpiredException) {
                return unavailable("certificate-expired", "The certificate of " + target.host() + " has expired.", "Whoever runs the server has to renew it.", failed);
            }
            if (cause instanceof CertificateNotYetValidException) {
                return unavailable("certificate-early", "The certificate of " + target.host() + " is not valid yet.", "Check this machine's clock.", failed);
            }
            if (cause instanceof SocketTimeoutException || cause instanceof NoRouteToHostException) {
                return unavailable("no-answer", target.host() + ":" + target.port() + " does not answer.", "Check the port, and that no firewall is in between.", failed);
            }
            if (cause instanceof ConnectException) {
                return unavailable("no-server", "Nothing listens on port " + target.port() + " of " + target.host() + ".", "Check the port, and that the server runs.", failed);
            }
        }
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return unavailable("tls", "No trusted connection to " + target.host() + ": " + cause.getMessage(), tlsRemedy(target), failed);
            }
        }
        String message = message(failed);
        if (message.contains("does not support SSL")) {
            return unavailable("no-tls", target.host() + " offers no TLS.", "Ask for TLS on the server; for one on this machine choose \"disable\".", failed);
        }
        if (message.contains("SSL") || message.contains("hostname") || message.contains("certificate")) {
            return unavailable("tls", "No trusted connection to " + target.host() + ": " + message, tlsRemedy(target), failed);
        }
        if (message.contains("password")) {
            return input("password", who(target) + " asks for a password.", "Type it, or say where it is kept.", failed);
        }
        if (state.startsWith("08")) {
            return unavailable("lost", "The connection to " + who(target) + " was lost.", "Ask again; the pool connects anew.", failed);
        }
        return unavailable("query-failed", who(target) + " could not answer: " + message, "The log file holds the whole message.", failed);
    }

    private static String tlsRemedy(SavedConnection target) {
        return target.authority().isEmpty()
                ? "Name the file with the authority that signed its certificate, or check the host's name."
                : "Check that " + target.authority().get() + " holds the authority that signed its certificate, and the host's name.";
    }

    private static String who(SavedConnection target) {
        return target.title();
    }

    /** The server's first line without its details, which may hold values of rows. */
    private static String message(SQLException failed) {
        if (failed instanceof PSQLException ours) {
            ServerErrorMessage server = ours.getServerErrorMessage();
            if (server != null && server.getMessage() != null) {
                return server.getMessage();
            }
        }
        String whole = String.valueOf(failed.getMessage());
        int end = whole.indexOf('\n');
        return end < 0 ? whole : whole.substring(0, end);
    }

    private static Failure input(String code, String message, String remedy, SQLException cause) {
        return new BadInput("warehouse." + code, message, remedy, cause);
    }

    private static Failure unavailable(String code, String message, String remedy, SQLException cause) {
        return new SourceUnavailable(code, message, remedy, cause);
    }
}
