package dev.steward.source.warehouse;

import dev.steward.model.BadInput;
import dev.steward.model.Cancelled;
import dev.steward.model.Failure;
import dev.steward.model.StatementLog;
import dev.steward.model.Work;
import dev.steward.source.Schemas.Applied;
import dev.steward.source.Schemas.Migration;
import dev.steward.source.Schemas.State;
import dev.steward.source.Schemas.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.internal.exception.FlywayMigrateException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Flyway over one schema: all of its steps in one transaction, told to the work and to the log of statements. */
final class Migrations {
    /** The table in each schema that says what was applied. */
    static final String HISTORY = "steward_migrations";

    private final SchemaScripts scripts;
    private final Login login;
    private final Telling telling;
    private final Work work;
    private volatile @Nullable Connection inside;

    Migrations(SchemaScripts scripts, Login login, Telling telling, Work work) {
        this.scripts = scripts;
        this.login = login;
        this.telling = telling;
        this.work = work;
    }

    private Flyway flyway() {
        return Flyway.configure()
                .dataSource(login)
                .defaultSchema(scripts.schema())
                .table(HISTORY)
                .resourceProvider(new ScriptProvider(scripts))
                .locations(new String[0])
                .placeholderReplacement(false)
                .skipDefaultCallbacks(true)
                .validateMigrationNaming(true)
                .cleanDisabled(true)
                .group(true)
                .callbacks(new Telltale())
                .load();
    }

    /** Every step that is known here or there, oldest first. */
    List<Migration> list() {
        try {
            return Arrays.stream(flyway().info().all())
                    .filter(info -> info.getVersion() != null)
                    .sorted(Comparator.comparing(MigrationInfo::getVersion))
                    .map(Migrations::migration)
                    .toList();
        } catch (FlywayException failed) {
            throw failure(failed);
        }
    }

    private static Migration migration(MigrationInfo info) {
        Optional<Applied> applied = Optional.ofNullable(info.getInstalledOn())
                .map(at -> new Applied(at.toInstant(), String.valueOf(info.getInstalledBy())));
        return new Migration(info.getVersion().getVersion(), info.getDescription(), state(info), applied);
    }

    private static State state(MigrationInfo info) {
        return switch (info.getState()) {
            case PENDING, ABOVE_TARGET, AVAILABLE -> State.PENDING;
            case IGNORED, BELOW_BASELINE, BASELINE_IGNORED -> State.SKIPPED;
            case MISSING_SUCCESS, MISSING_FAILED, FUTURE_SUCCESS, FUTURE_FAILED, DELETED -> State.ABSENT;
            default ->
                info.isChecksumMatching() && info.isDescriptionMatching() && info.isTypeMatching()
                        ? State.APPLIED
                        : State.EDITED;
        };
    }

    List<Step> apply() {
        try (CancelWatch _ = CancelWatch.over(work, this::stop)) {
            return flyway().migrate().migrations.stream()
                    .map(done -> new Step(scripts.schema(), done.version, done.description, done.executionTime))
                    .toList();
        } catch (FlywayException failed) {
            throw failure(failed);
        }
    }

    /** The step that is being taken. */
    private void stop() throws SQLException {
        Connection taking = inside;
        if (taking != null) {
            taking.unwrap(PGConnection.class).cancelQuery();
        }
    }

    private Failure failure(FlywayException failed) {
        if (work.cancelled()) {
            return new Cancelled();
        }
        Optional<SQLException> said = cause(failed, SQLException.class);
        if (said.isEmpty()) {
            return new BadInput(
                    "warehouse.migration",
                    "The schema " + scripts.schema() + " could not be set up: "
                            + String.valueOf(failed.getMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse(""),
                    "The log file holds the whole message.",
                    failed);
        }
        SQLException sql = said.get();
        Optional<ServerErrorMessage> server =
                cause(failed, PSQLException.class).flatMap(known -> Optional.ofNullable(known.getServerErrorMessage()));
        if (PgSchemas.OURS.equals(sql.getSQLState()) && server.isPresent()) {
            return new BadInput(
                    "warehouse.needs",
                    String.valueOf(server.get().getMessage()),
                    String.valueOf(server.get().getHint()),
                    failed);
        }
        Failure plain = PgFailures.translate(sql, telling.target());
        return cause(failed, FlywayMigrateException.class)
                .filter(_ -> plain.code().equals("source.query-failed"))
                .<Failure>map(broken -> new BadInput(
                        "warehouse.migration",
                        "The schema " + scripts.schema() + " could not be set up: "
                                + broken.getMigration().getScript() + ", line " + broken.getLineNumber() + ": "
                                + server.map(ServerErrorMessage::getMessage).orElse("it failed"),
                        "Nothing of it was kept. The log file holds the whole message.",
                        failed))
                .orElse(plain);
    }

    private static <T> Optional<T> cause(Throwable thrown, Class<T> type) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return Optional.of(type.cast(at));
            }
        }
        return Optional.empty();
    }

    /** Hears of each step, and of each statement in it. */
    private final class Telltale extends BaseCallback {
        private Instant at = Instant.EPOCH;
        private long started;

        @Override
        public boolean supports(Event event, Context context) {
            return switch (event) {
                case BEFORE_EACH_MIGRATE, AFTER_EACH_MIGRATE, AFTER_EACH_MIGRATE_ERROR -> true;
                default -> false;
            };
        }

        @Override
        public void handle(Event event, Context context) {
            String file = context.getMigrationInfo().getScript();
            if (event == Event.BEFORE_EACH_MIGRATE) {
                work.checkCancelled();
                inside = context.getConnection();
                work.progress(
                        -1, scripts.schema() + ": " + context.getMigrationInfo().getDescription());
                at = Instant.now();
                started = System.nanoTime();
            } else {
                inside = null;
                telling.script(
                        String.valueOf(scripts.migrations().get(file)),
                        at,
                        Duration.ofNanos(System.nanoTime() - started),
                        event == Event.AFTER_EACH_MIGRATE ? StatementLog.OK : "warehouse.migration");
            }
        }
    }
}
