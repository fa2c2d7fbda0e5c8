package dev.steward.source.warehouse;

import static org.jooq.impl.DSL.name;

import dev.steward.definition.Expression;
import dev.steward.definition.Mapping;
import dev.steward.definition.Role;
import dev.steward.model.Cancelled;
import dev.steward.model.Failure;
import dev.steward.model.StatementLog;
import dev.steward.model.TimeRange;
import dev.steward.model.Work;
import dev.steward.source.WarehouseState;
import dev.steward.workspace.SavedConnection;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One state of a PostgreSQL table: a READ ONLY transaction that sees one snapshot for as long as it is open, over a connection of its own.
 * Works on a standby.
 */
public final class PgState implements WarehouseState {
    /** A reader's limit would end what has to read everything; a lost client is noticed by the server itself. */
    private static final Duration LIMIT = Duration.ofHours(6);

    private static final Logger LOG = LoggerFactory.getLogger(PgState.class);
    private static final long DAY = Duration.ofDays(1).toMillis() * 1_000;

    private final SavedConnection target;
    private final Telling telling;
    private final PgTable rows;
    private final Mapping mapping;
    private final Connection connection;
    private final Instant at;

    private PgState(SavedConnection target, Telling telling, PgTable rows, Mapping mapping, Connection connection)
            throws SQLException {
        this.target = target;
        this.telling = telling;
        this.rows = rows;
        this.mapping = mapping;
        this.connection = connection;
        this.at = begin();
    }

    /**
     * Opens one; see {@link WarehouseState.Desk#open}.
     *
     * @param log is told of every statement
     */
    public static PgState open(SavedConnection asked, Supplier<String> password, StatementLog log, Work work) {
        SavedConnection target = asked.withStatementTimeout(LIMIT);
        Pool.tryOnce(target, password);
        try (Pool pool = new Pool(target, password, log)) {
            PgTable rows = PgTable.find(pool, target.schema(), target.table(), work);
            Mapping mapping = PgEvents.mapping(rows, target);
            Connection connection = new Login(target, password).getConnection();
            try {
                return new PgState(target, new Telling(log, target), rows, mapping, connection);
            } catch (SQLException | RuntimeException failed) {
                connection.close();
                throw failed;
            }
        } catch (SQLException failed) {
            throw PgFailures.translate(failed, target);
        }
    }

    private Instant begin() throws SQLException {
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set transaction isolation level repeatable read");
            // Between two statements files are written; not every version knows all of these.
            statement.execute("select set_config(name, '0', true) from pg_catalog.pg_settings"
                    + " where name in ('idle_in_transaction_session_timeout', 'transaction_timeout')");
            statement.execute("set local statement_timeout = " + LIMIT.toMillis());
        }
        // When the transaction began, which is before its snapshot: what is later is surely not in it.
        Field<OffsetDateTime> now = DSL.field("now()", SQLDataType.TIMESTAMPWITHTIMEZONE);
        return ask(Work.unobserved(), sql -> sql.select(now).fetchSingle(now)).toInstant();
    }

    @Override
    public Instant at() {
        return at;
    }

    @Override
    public String table() {
        return rows.title();
    }

    @Override
    public Mapping mapping() {
        return mapping;
    }

    @Override
    public List<Column> columns() {
        return events(TimeRange.ALL).propertyColumns().stream()
                .map(rows::require)
                .map(column -> new Column(column.name(), literal(column.kind()), column.kind() == PgColumn.Kind.TEXT))
                .toList();
    }

    private static boolean literal(PgColumn.Kind kind) {
        return switch (kind) {
            case WHOLE, NUMBER, FLAG, JSON -> true;
            case TEXT, LOCAL_TIME, DAY, INSTANT, OTHER -> false;
        };
    }

    @Override
    public Optional<String> container() {
        return mapping.get(Role.PROPERTIES)
                .flatMap(expression -> expression.columns().findFirst());
    }

    @Override
    public boolean ordered() {
        return rows.key().isPresent() || rows.stored();
    }

    @Override
    public Optional<Long> mark(Work work) {
        Optional<String> key = rows.key();
        if (key.isEmpty()) {
            return Optional.empty();
        }
        Field<Long> highest = DSL.max(DSL.field(name(PgTable.NAME, key.get()), SQLDataType.BIGINT));
        return ask(
                work,
                sql -> PgOrder.grows(sql, rows, key.get())
                        ? sql.select(highest).from(rows.rows()).fetchOptional(highest)
                        : Optional.empty());
    }

    @Override
    public boolean findsDays() {
        Optional<PgColumn> time = mapping.get(Role.TIME).stream()
                .flatMap(Expression::columns)
                .map(rows::require)
                .findFirst();
        return time.isPresent() && ask(Work.unobserved(), sql -> PgOrder.findsDays(sql, rows, time.get()));
    }

    @Override
    public List<Day> days(Slice slice, Work work) {
        PgEvents events = events(slice.range());
        // Rounded down, also before 1970.
        Field<Long> day = DSL.field(
                "({0} - (({0} % {1}) + {1}) % {1}) / {1}", SQLDataType.BIGINT, events.micros(), DSL.inline(DAY));
        Field<Long> count = DSL.count().cast(SQLDataType.BIGINT);
        return ask(
                work,
                sql -> sql.select(day, count)
                        .from(events.table())
                        .where(arrived(slice, events))
                        .groupBy(day)
                        .orderBy(day)
                        .fetch(row -> new Day(LocalDate.ofEpochDay(row.value1()), row.value2())));
    }

    @Override
    public void read(Slice slice, List<Column> columns, boolean properties, Work work, Consumer<Row> taker) {
        Copying.out(
                connection,
                query(slice, columns, properties),
                telling,
                failed -> failure(failed, work),
                work,
                row -> taker.accept(row(row, columns.size())));
    }

    private Select<?> query(Slice slice, List<Column> columns, boolean properties) {
        PgEvents events = events(slice.range());
        List<SelectField<?>> fields = new ArrayList<>();
        fields.add(events.micros());
        fields.add(events.arrival());
        fields.add(PgSql.text(events.person()));
        fields.add(PgSql.text(events.event()));
        fields.add(PgSql.text(events.role(Role.SESSION).orElse(DSL.castNull(SQLDataType.VARCHAR))));
        fields.add(PgSql.text(events.role(Role.ID).orElse(DSL.castNull(SQLDataType.VARCHAR))));
        fields.add(properties ? events.json().orElseThrow() : DSL.castNull(SQLDataType.VARCHAR));
        columns.forEach(column -> fields.add(events.exact(rows.require(column.name()))));
        var all = DSL.select(fields).from(events.table()).where(arrived(slice, events));
        return slice.most().isPresent() ? all.limit(DSL.inline(slice.most().get())) : all;
    }

    private static List<org.jooq.Condition> arrived(Slice slice, PgEvents events) {
        List<org.jooq.Condition> bounds = new ArrayList<>();
        slice.after().ifPresent(after -> bounds.add(events.arrival().gt(DSL.inline(after))));
        slice.upTo().ifPresent(last -> bounds.add(events.arrival().le(DSL.inline(last))));
        return bounds;
    }

    private static Row row(BinaryRow row, int columns) throws SQLException {
        long micros = row.number();
        long arrival = row.number();
        String person = String.valueOf(row.text());
        String event = String.valueOf(row.text());
        String session = row.text();
        String id = row.text();
        String properties = row.text();
        List<@Nullable String> texts = new ArrayList<>(columns);
        for (int i = 0; i < columns; i++) {
            texts.add(row.text());
        }
        return new Row(micros, arrival, person, event, session, id, texts, properties);
    }

    private PgEvents events(TimeRange range) {
        // Nobody asks of values here, so it does not matter how they are compared.
        return new PgEvents(rows, mapping, new PgDialect("default", _ -> List.of()), range, _ -> List.of());
    }

    private PGConnection driver() {
        try {
            return connection.unwrap(PGConnection.class);
        } catch (SQLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private <T> T ask(Work work, Function<DSLContext, T> question) {
        work.checkCancelled();
        try (CancelWatch watch = CancelWatch.over(work, driver()::cancelQuery)) {
            return question.apply(DSL.using(Pool.configuration(connection).set(telling.listener())));
        } catch (DataAccessException failed) {
            throw failure(Pool.cause(failed), work);
        }
    }

    private Failure failure(SQLException failed, Work work) {
        LOG.debug("A statement failed", failed);
        return work.cancelled() ? new Cancelled() : PgFailures.translate(failed, target);
    }

    /** Ends the transaction; what could not be read to its end ends with it. */
    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException lost) {
            LOG.debug("Closed already", lost);
        }
    }
}
