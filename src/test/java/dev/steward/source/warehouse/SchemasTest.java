package dev.steward.source.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.Hazard;
import dev.steward.model.BadInput;
import dev.steward.model.Cancelled;
import dev.steward.model.Failure;
import dev.steward.model.Job;
import dev.steward.model.SourceUnavailable;
import dev.steward.model.StatementLog;
import dev.steward.model.Work;
import dev.steward.source.Schemas;
import dev.steward.source.Schemas.State;
import dev.steward.source.Schemas.Step;
import dev.steward.testing.Postgres;
import dev.steward.workspace.SavedConnection;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Schemas go forward, back while they are empty, and forward again; whatever is odd about a database is said. */
class SchemasTest {
    private static final Work WORK = Work.unobserved();
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final SchemaScripts BASE = SchemaScripts.bundled().getFirst();

    private static Postgres postgres;

    private final List<StatementLog.Statement> heard = Collections.synchronizedList(new ArrayList<>());
    private String database = "";

    @BeforeAll
    static void start() {
        postgres = Postgres.start();
        postgres.run("create role plain login", "create role keeper login createrole");
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @BeforeEach
    void newDatabase() {
        database = "scratch_" + DATABASES.incrementAndGet();
        postgres.run("create database " + database, "grant create on database " + database + " to keeper");
    }

    private PgSchemas schemas(String role, List<SchemaScripts> scripts) {
        return schemas(role, scripts, Duration.ofSeconds(1));
    }

    private PgSchemas schemas(String role, List<SchemaScripts> scripts, Duration patience) {
        SavedConnection target = Postgres.connection(
                "localhost", postgres.port(), database, role, SavedConnection.Tls.DISABLE, "public", "events", "");
        return new PgSchemas(() -> scripts, target, () -> "", heard::add, patience);
    }

    private PgSchemas schemas() {
        return schemas("postgres", SchemaScripts.bundled());
    }

    private PgSchemas with(SchemaScripts... more) {
        List<SchemaScripts> all = new ArrayList<>(List.of(BASE));
        all.addAll(List.of(more));
        return schemas("postgres", all);
    }

    private static SchemaScripts shop(String... steps) {
        Map<String, String> there = new TreeMap<>();
        Map<String, String> back = new TreeMap<>();
        for (int step = 0; step < steps.length; step++) {
            there.put("V00" + (step + 1) + "__step.sql", steps[step]);
            back.put("V00" + (step + 1) + "__step.sql", "drop table t" + (step + 1));
        }
        return new SchemaScripts("shop", new TreeMap<>(there), new TreeMap<>(back));
    }

    private void run(String... statements) throws SQLException {
        try (Connection connection = Catalogue.connect(postgres, database, "postgres");
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    private String value(String query) throws SQLException {
        try (Connection connection = Catalogue.connect(postgres, database, "postgres");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return String.valueOf(rows.getString(1));
        }
    }

    @Test
    @Hazard("H102")
    void everySchemaThatComesWithStewardGoesForwardBackAndForwardAgain() throws SQLException {
        // As an owner whom policies bind: a superuser would not notice half of what can go wrong.
        PgSchemas schemas = schemas("keeper", SchemaScripts.bundled());
        Map<String, List<String>> first = new TreeMap<>();
        for (String schema : schemas.names()) {
            assertThat(schemas.init(schema, WORK)).as(schema).isNotEmpty();
            assertThat(schemas.init(schema, WORK)).as("again " + schema).isEmpty();
            first.put(schema, Catalogue.of(postgres, database, schema));
        }
        for (String schema : schemas.names().reversed()) {
            assertThat(schemas.undo(schema, WORK)).as(schema).isNotEmpty();
            assertThat(Catalogue.of(postgres, database, schema))
                    .as("left of " + schema)
                    .isEmpty();
        }
        assertThat(value("select count(*) from pg_default_acl")).isEqualTo("0");
        for (String schema : schemas.names()) {
            schemas.init(schema, WORK);
            assertThat(Catalogue.of(postgres, database, schema)).as(schema).isEqualTo(first.get(schema));
        }
    }

    @Test
    @Hazard("H101")
    void everyTableOfEverySchemaHasForcedPoliciesAndEveryFunctionAPathOfItsOwn() throws SQLException {
        PgSchemas schemas = schemas();
        schemas.names().forEach(schema -> schemas.init(schema, WORK));
        String ours =
                "(select oid from pg_namespace where nspname in ('" + String.join("', '", schemas.names()) + "'))";
        assertThat(
                        value(
                                "select coalesce(string_agg(oid::regclass::text, ', '), 'none') from pg_class where relnamespace in "
                                        + ours
                                        + " and relkind in ('r', 'p') and relname <> 'steward_migrations' and not (relrowsecurity and relforcerowsecurity)"))
                .isEqualTo("none");
        assertThat(
                        value(
                                "select coalesce(string_agg(oid::regprocedure::text, ', '), 'none') from pg_proc where pronamespace in "
                                        + ours
                                        + " and not coalesce(array_to_string(proconfig, ' ') like '%search_path=%pg_temp%', false)"))
                .isEqualTo("none");
        assertThat(
                        value(
                                "select coalesce(string_agg(polname::text, ', '), 'none') from pg_policy join pg_class c on c.oid = polrelid where relnamespace in "
                                        + ours + " and pg_get_expr(polqual, polrelid) = 'true'"
                                        + " and polroles && (array(select oid from pg_roles where rolname in ('analyst_role', 'steward_reader', 'data_engineer_role')) || 0::oid)"))
                .isEqualTo("none");
        assertThat(
                        value(
                                "select coalesce(string_agg(oid::regclass::text, ', '), 'none') from pg_class where relnamespace in "
                                        + ours
                                        + " and relkind = 'v' and not coalesce(reloptions::text ~ 'security_invoker=(true|on)', false)"))
                .isEqualTo("none");
    }

    @Test
    void aStepWithoutAWayBackIsNoStep() {
        assertThatThrownBy(() -> new SchemaScripts("shop", new TreeMap<>(Map.of("V001__a.sql", "")), new TreeMap<>()))
                .hasMessageContaining("V001__a.sql");
        assertThatThrownBy(() -> new SchemaScripts(
                        "shop", new TreeMap<>(Map.of("V002__a.sql", "")), new TreeMap<>(Map.of("V002__a.sql", ""))))
                .hasMessageContaining("not the next");
    }

    @Test
    void aSchemaThatHoldsARowIsNotTakenBack() throws SQLException {
        PgSchemas schemas = with(shop("create table t1 (a int)", "create table t2 (a int)"));
        schemas.init("governance", WORK);
        schemas.init("shop", WORK);
        run("insert into shop.t1 values (1)");
        assertThatThrownBy(() -> schemas.undo("shop", WORK))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("shop.t1")
                .hasMessageContaining("holds data");
        assertThat(value("select count(*) from shop.t1")).isEqualTo("1");
        assertThat(value("select relforcerowsecurity from pg_class where oid = 'governance.claims'::regclass"))
                .isEqualTo("t");
        run("delete from shop.t1");
        assertThatThrownBy(() -> schemas.undo("governance", WORK)).hasMessageContaining("shop");
        assertThat(schemas.undo("shop", WORK)).extracting(Step::version).containsExactly("002", "001");
        assertThat(
                        value(
                                "select string_agg(schema_name || version || rolled_back_by, ' ' order by id) from governance.rollback_history"))
                .isEqualTo("shop002postgres shop001postgres");
        assertThat(schemas.init("shop", WORK)).extracting(Step::version).containsExactly("001", "002");
    }

    @Test
    @Hazard("H30")
    void rowsThatAPolicyHidesFromTheOwnerAreSeenAllTheSame() throws SQLException {
        run("grant create on database " + database + " to plain");
        PgSchemas schemas = schemas(
                "plain",
                List.of(
                        BASE,
                        shop(
                                "create table t1 (a int); alter table t1 enable row level security; alter table t1 force row level security")));
        with().init("governance", WORK);
        run("grant all on governance.rollback_history to plain");
        schemas.init("shop", WORK);
        run("insert into shop.t1 values (1)");
        assertThatThrownBy(() -> schemas.undo("shop", WORK)).hasMessageContaining("shop.t1");
    }

    @Test
    void rowsOfAStepItselfAreNoObstacle() throws SQLException {
        PgSchemas schemas = with(shop("-- reference rows: t1\ncreate table t1 (a int); insert into t1 values (1)"));
        schemas.init("governance", WORK);
        schemas.init("shop", WORK);
        assertThat(schemas.undo("shop", WORK)).hasSize(1);
    }

    @Test
    @Hazard("H102")
    void whatDiffersFromTheFilesIsSaid() throws SQLException {
        PgSchemas schemas = with(shop("create table t1 (a int)", "create table t2 (a int)"));
        assertThat(schemas.status("shop", WORK).migrations())
                .extracting(Schemas.Migration::state)
                .containsExactly(State.PENDING, State.PENDING);
        schemas.init("governance", WORK);
        schemas.init("shop", WORK);
        assertThat(schemas.status("shop", WORK).migrations())
                .extracting(one -> one.version()
                        + one.state()
                        + one.applied().orElseThrow().role())
                .containsExactly("001APPLIEDpostgres", "002APPLIEDpostgres");

        PgSchemas edited = with(shop("create table t1 (a int, b int)", "create table t2 (a int)"));
        assertThat(edited.status("shop", WORK).migrations())
                .extracting(Schemas.Migration::state)
                .containsExactly(State.EDITED, State.APPLIED);
        assertThatThrownBy(() -> edited.init("shop", WORK)).hasMessageContaining("changed after it was applied");

        PgSchemas older = with(shop("create table t1 (a int)"));
        assertThat(older.status("shop", WORK).migrations())
                .extracting(Schemas.Migration::state)
                .containsExactly(State.APPLIED, State.ABSENT);
        assertThatThrownBy(() -> older.init("shop", WORK)).hasMessageContaining("does not know");
        assertThatThrownBy(() -> older.undo("shop", WORK)).hasMessageContaining("no way back");

        run("delete from shop.steward_migrations where version = '001'");
        assertThat(schemas.status("shop", WORK).migrations())
                .extracting(Schemas.Migration::state)
                .containsExactly(State.SKIPPED, State.APPLIED);
        assertThatThrownBy(() -> schemas.init("shop", WORK)).hasMessageContaining("never applied");
    }

    @Test
    @Hazard("H102")
    void aSchemaThatSomebodyElseMadeIsLeftAlone() throws SQLException {
        run("create schema governance", "create table governance.claims (theirs int)");
        assertThat(schemas().status("governance", WORK).untracked()).isTrue();
        assertThatThrownBy(() -> schemas().init("governance", WORK)).hasMessageContaining("has not set up");
        assertThat(value("select count(*) from information_schema.columns where table_schema = 'governance'"))
                .isEqualTo("1");
    }

    @Test
    void aStepThatFailsLeavesNothingOfTheSchema() throws SQLException {
        PgSchemas schemas =
                with(shop("create table t1 (a int)", "create table t2 (a int);\n\ncreate table t2 (b int)"));
        schemas.init("governance", WORK);
        assertThatThrownBy(() -> schemas.init("shop", WORK))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("V002__step.sql, line 3")
                .hasMessageContaining("already exists");
        assertThat(value("select count(*) from pg_tables where schemaname = 'shop' and tablename like 't_'"))
                .isEqualTo("0");
        assertThat(with(shop("create table t1 (a int)")).init("shop", WORK)).hasSize(1);
    }

    @Test
    void whoMayNotCreateRolesIsToldWhatAnAdministratorHasToRun() throws SQLException {
        SchemaScripts base = BASE;
        String needy =
                String.valueOf(base.migrations().get("V001__roles.sql")).replace("'analyst_role'", "'another_role'");
        TreeMap<String, String> there = new TreeMap<>(base.migrations());
        there.put("V001__roles.sql", needy);
        run("grant create on database " + database + " to plain");
        PgSchemas schemas = schemas("plain", List.of(new SchemaScripts("governance", there, base.rollbacks())));
        with().init("governance", WORK);
        with().undo("governance", WORK);
        assertThatThrownBy(() -> schemas.init("governance", WORK))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("plain may not create roles")
                .satisfies(failed -> assertThat(((Failure) failed).remedy())
                        .isEqualTo("Have an administrator run: create role another_role nologin;"));
        postgres.run("create role another_role nologin");
        assertThat(schemas.init("governance", WORK)).hasSize(base.migrations().size());
        postgres.run("drop role another_role");
    }

    @Test
    void nobodyWaitsForEverForSomebodyElse() throws SQLException {
        try (Connection other = Catalogue.connect(postgres, database, "postgres");
                Statement statement = other.createStatement()) {
            statement.execute("select pg_advisory_lock(" + 0x73746577617264L + ")");
            assertThatThrownBy(() -> schemas().init("governance", WORK))
                    .isInstanceOf(SourceUnavailable.class)
                    .hasMessageContaining("Somebody else");
        }
    }

    @Test
    @Timeout(8)
    void whoWaitsForSomebodyElseCanBeCancelled() throws SQLException {
        try (Connection other = Catalogue.connect(postgres, database, "postgres");
                Statement statement = other.createStatement()) {
            statement.execute("select pg_advisory_lock(" + 0x73746577617264L + ")");
            Job<List<Step>> job = Job.start(
                    "init",
                    work -> schemas("postgres", SchemaScripts.bundled(), Duration.ofMinutes(5))
                            .init("governance", work));
            while (value("select count(*) from pg_locks where locktype = 'advisory' and not granted")
                    .equals("0")) {
                Thread.onSpinWait();
            }
            job.cancel();
            assertThatThrownBy(job::await).isInstanceOf(Cancelled.class);
        }
    }

    @Test
    @Timeout(30)
    void aCancelledSetUpLeavesNothing() throws SQLException {
        Job<List<Step>> job = Job.start("init", work -> {
            PgSchemas schemas = with(shop("select pg_sleep(60)", "create table t2 (a int)"));
            schemas.init("governance", WORK);
            return schemas.init("shop", work);
        });
        job.onProgress(progress -> {
            if (progress.note().startsWith("shop")) {
                job.cancel();
            }
        });
        assertThatThrownBy(job::await).isInstanceOf(Cancelled.class);
        assertThat(value("select count(*) from pg_tables where schemaname = 'shop' and tablename like 't_'"))
                .isEqualTo("0");
    }

    @Test
    @Hazard("H60")
    void theLogOfStatementsHearsOfStepsWithoutTheirValues() {
        PgSchemas schemas = with(shop("create table t1 (a int); insert into t1 values (4711)"));
        schemas.init("governance", WORK);
        schemas.init("shop", WORK);
        assertThat(heard).anySatisfy(statement -> {
            assertThat(statement.sql()).contains("create table t1", "insert into t1 values (?)");
            assertThat(statement.outcome()).isEqualTo(StatementLog.OK);
        });
    }
}
