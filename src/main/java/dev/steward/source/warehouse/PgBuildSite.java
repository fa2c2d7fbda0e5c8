package dev.steward.source.warehouse;

import dev.steward.model.BadInput;
import dev.steward.model.Cancelled;
import dev.steward.model.Failure;
import dev.steward.model.SourceUnavailable;
import dev.steward.model.StatementLog;
import dev.steward.model.Work;
import dev.steward.source.BuildSite;
import dev.steward.workspace.SavedConnection;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** A building site in PostgreSQL: one transaction over a connection of its own. */
public final class PgBuildSite implements BuildSite {
    private static final String PATIENCE = "10s";

    private final SavedConnection target;
    private final Login login;
    private final Telling telling;

    /** Connects not before it is asked for something. {@code log} is told of every statement, and never of the key. */
    public PgBuildSite(SavedConnection target, Supplier<String> password, StatementLog log) {
        this.target = target;
        this.login = new Login(target, password);
        this.telling = new Telling(log, target);
    }

    @Override
    public <T> T once(String schema, String key, Work work, Act<T> act) {
        work.checkCancelled();
        try (Connection connection = login.getConnection()) {
            connection.setAutoCommit(false);
            try (CancelWatch _ = CancelWatch.over(work, connection)) {
                PgSite site = new PgSite(connection, telling, work);
                site.run("set local lock_timeout = '" + PATIENCE + "'");
                site.run("set local statement_timeout = "
                        + target.statementTimeout().toMillis());
                site.run("select pg_advisory_xact_lock(" + PgSchemas.LOCK + ")");
                site.run("set local search_path = \"" + schema.replace("\"", "\"\"") + "\", pg_temp");
                bind(connection, key);
                T done = act.on(site);
                work.checkCancelled();
                connection.commit();
                return done;
            } catch (RuntimeException | SQLException failed) {
                connection.rollback();
                throw failed;
            }
        } catch (PgSite.Broken broken) {
            throw failure(broken.failure(), work);
        } catch (SQLException failed) {
            throw failure(failed, work);
        }
    }

    private static void bind(Connection connection, String key) throws SQLException {
        try (PreparedStatement set = connection.prepareStatement("select set_config('steward.pii_key', ?, true)")) {
            set.setString(1, key);
            set.execute();
        }
    }

    private Failure failure(SQLException failed, Work work) {
        if (work.cancelled()) {
            return new Cancelled();
        }
        if (failed instanceof PSQLException known && PgSchemas.OURS.equals(failed.getSQLState())) {
            ServerErrorMessage said = known.getServerErrorMessage();
            if (said != null) {
                return new BadInput(
                        "warehouse.needs", String.valueOf(said.getMessage()), String.valueOf(said.getHint()), failed);
            }
        }
        return PgSchemas.LOCKED.equals(failed.getSQLState())
                ? new SourceUnavailable(
                        "schema-locked",
                        "Somebody else is working with the schemas in " + target.title() + ", for longer than "
                                + PATIENCE + ".",
                        "Try again when they have finished.",
                        failed)
                : PgFailures.translate(failed, target);
    }
}
