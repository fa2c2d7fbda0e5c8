package dev.steward;

import dev.steward.analysis.Data;
import dev.steward.analysis.Kind;
import dev.steward.analysis.Kinds;
import dev.steward.analysis.Question;
import dev.steward.audit.AuditLog;
import dev.steward.audit.StatementFile;
import dev.steward.audit.StatementQueue;
import dev.steward.definition.Mapping;
import dev.steward.files.CrashPoint;
import dev.steward.files.SafeFiles;
import dev.steward.governance.alone.Evidence;
import dev.steward.governance.alone.Uptime;
import dev.steward.governance.gate.Lakes;
import dev.steward.governance.people.KeyFolder;
import dev.steward.ingest.Identity;
import dev.steward.ingest.IdentityImporter;
import dev.steward.ingest.IdentityReader;
import dev.steward.ingest.IdentityReport;
import dev.steward.ingest.ImportReport;
import dev.steward.ingest.ImportRequest;
import dev.steward.ingest.Importer;
import dev.steward.ingest.OfflineTaker;
import dev.steward.ingest.ScenarioWarehouse;
import dev.steward.ingest.demo.DemoLake;
import dev.steward.ingest.demo.DemoSize;
import dev.steward.ingest.seed.Seeder;
import dev.steward.ingest.warehouse.Builder;
import dev.steward.ingest.warehouse.SetUp;
import dev.steward.journey.IndexedJourneys;
import dev.steward.journey.JourneyIndexes;
import dev.steward.model.Cell;
import dev.steward.model.Failure;
import dev.steward.model.Work;
import dev.steward.source.BuildSite;
import dev.steward.source.Held;
import dev.steward.source.NotingReader;
import dev.steward.source.Schemas;
import dev.steward.source.lake.DuckBaseline;
import dev.steward.source.lake.DuckEngine;
import dev.steward.source.lake.EngineLimits;
import dev.steward.source.lake.Identities;
import dev.steward.source.lake.IdentityFile;
import dev.steward.source.lake.Inspection;
import dev.steward.source.lake.Inspector;
import dev.steward.source.lake.LakeDesk;
import dev.steward.source.lake.LakeFolder;
import dev.steward.source.lake.LocalSource;
import dev.steward.source.lake.LocalSources;
import dev.steward.source.lake.SourceFiles;
import dev.steward.source.warehouse.PgBuildSite;
import dev.steward.source.warehouse.PgFigures;
import dev.steward.source.warehouse.PgInspection;
import dev.steward.source.warehouse.PgMeasure;
import dev.steward.source.warehouse.PgRowWriter;
import dev.steward.source.warehouse.PgSchemas;
import dev.steward.source.warehouse.PgScratch;
import dev.steward.source.warehouse.PgSource;
import dev.steward.source.warehouse.PgState;
import dev.steward.workspace.FileSecrets;
import dev.steward.workspace.Home;
import dev.steward.workspace.Keychain;
import dev.steward.workspace.Keys;
import dev.steward.workspace.SavedConnection;
import dev.steward.workspace.SettingsStore;
import dev.steward.workspace.Workspace;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine's front door and its composition root: the window and the command line call nothing else. Everything that
 * takes time takes a {@link Work}, and is meant to run inside a {@link dev.steward.model.Job}.
 */
public final class Steward implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Steward.class);

    private final Home home;
    private final InstantSource clock;
    private final Workspace workspace;
    private final SettingsStore settings;
    private final AuditTrail trail;
    private final AuditLog audit;
    private final StatementQueue statements;
    private final Importer importer;
    private final IdentityImporter identityImporter;
    private final DemoLake demoLake;
    private final Offline offline;
    private final Kinds kinds = EveryKind.kinds();
    private final Passwords passwords;
    private final KeptConnections connections;
    private final Preparations preparations = new Preparations();
    private final Governance governance;

    private Steward(Home home, InstantSource clock, int rounds) {
        this.home = home;
        this.clock = clock;
        this.workspace = new Workspace(home, clock);
        this.settings = new SettingsStore(home, clock);
        Keychain keychain = new Keychain();
        this.passwords = new Passwords(keychain, System::getenv);
        this.connections = new KeptConnections(workspace.connections(), keychain);
        FileSecrets secrets = new FileSecrets(home);
        Keys keys = new Keys(secrets);
        this.trail = new AuditTrail(home, keys, passwords, clock);
        this.audit = trail.log();
        this.statements = new StatementQueue(
                () -> settings.load().settings().person(),
                List.of(new StatementFile(home.data().resolve("statements"))));
        LakeDesk desk = new LakeDesk(this::limits, clock);
        this.importer = new Importer(desk, keys::ipAddresses, audit, clock);
        this.identityImporter = new IdentityImporter(desk, audit, clock);
        this.demoLake = new DemoLake(desk, audit);
        this.governance = Governance.wired(
                home,
                secrets,
                secrets,
                rounds,
                lakes(),
                new KnownImports(),
                PgRowWriter.desk(target -> passwords.of(target, Optional.empty()), statements, CrashPoint.NONE),
                connections::find,
                this::limits,
                new Evidence(work -> trail.prove(List.of(), work), Uptime::now),
                audit,
                clock,
                CrashPoint.NONE);
        this.offline = new Offline(
                new OfflineTaker(
                        desk,
                        (target, password, opening) -> PgState.open(target, password, statements, opening),
                        keys::ipAddresses,
                        audit,
                        clock),
                passwords,
                workspace.connections(),
                this::renewIndex);
    }

    /** People, policies, and the gate. */
    public Governance governance() {
        return governance;
    }

    /** Wires everything; opens nothing yet. */
    public static Steward start(Home home) {
        return start(home, KeyFolder.ROUNDS);
    }

    /** @param rounds that the passphrase of a new key goes through; {@link KeyFolder#ROUNDS}, but for tests */
    public static Steward start(Home home, int rounds) {
        Steward steward = new Steward(home, InstantSource.system(), rounds);
        DuckEngine.sweep(steward.limits().spill());
        return steward;
    }

    public Home home() {
        return home;
    }

    public Workspace workspace() {
        return workspace;
    }

    public SettingsStore settings() {
        return settings;
    }

    /** The kinds of question there are. */
    public Kinds kinds() {
        return kinds;
    }

    /** What was done with this home, by whom. */
    public AuditLog audit() {
        return audit;
    }

    /** The audit log, for people. */
    public AuditTrail trail() {
        return trail;
    }

    /** Takes warehouses into lakes. */
    public Offline offline() {
        return offline;
    }

    /** Whether a path can be opened without asking about its columns: a lake, or files that were opened before. */
    public boolean known(Path path) {
        return LakeFolder.isLake(path.toAbsolutePath().normalize())
                || workspace.sources().mapping(path).isPresent();
    }

    /** Looks into a file or folder that is no lake: its columns, a guess at the mapping, some rows. */
    public Inspection inspect(Path path, Work work) {
        LocalSources.Prepared prepared = sources().prepare(SourceFiles.find(path), work);
        Inspection inspection = Inspector.inspect(prepared, work);
        preparations.keep(prepared);
        return inspection;
    }

    /**
     * Opens a lake, a folder or one file.
     *
     * @param mapping corrects the guess, role by role; empty: what the workspace remembers of this path, else the guess
     */
    public OpenSource open(Path path, Optional<Mapping> mapping, Work work) {
        Path place = path.toAbsolutePath().normalize();
        SavedPeople people = new SavedPeople(workspace.segments());
        if (LakeFolder.isLake(place)) {
            LakeFolder lake = new LakeFolder(place);
            LocalSource source = sources(people).open(lake::current, work);
            workspace.sources().opened(place);
            return new OpenSource(
                    Optional.of(place),
                    Optional.empty(),
                    Optional.empty(),
                    source,
                    indexes(place, Optional.empty()),
                    people);
        }
        SourceFiles files = SourceFiles.find(place);
        LocalSources.Prepared prepared =
                preparations.take(files).orElseGet(() -> sources().prepare(files, work));
        try {
            Mapping whole = mapping.or(() -> workspace.sources().mapping(place).map(Mapping::parse))
                    .map(given -> given.orElse(Inspector.guess(prepared, work)))
                    .orElseGet(() -> Inspector.guess(prepared, work));
            LocalSource source = sources(people).open(prepared, whole, work);
            workspace.sources().opened(place);
            mapping.ifPresent(given -> workspace.sources().rememberMapping(place, whole.toString()));
            return new OpenSource(
                    Optional.of(place),
                    Optional.empty(),
                    Optional.of(whole),
                    source,
                    indexes(place, Optional.of(whole)),
                    people);
        } catch (RuntimeException failed) {
            prepared.close();
            throw failed;
        }
    }

    /**
     * Opens the events of a warehouse.
     *
     * @param typed the password, where somebody has just typed it; empty: from where the connection says it is kept
     * @throws dev.steward.model.SourceUnavailable when the way there is barred, saying by what
     * @throws dev.steward.model.BadInput when the password, a table, a column or a right is not as the connection says
     */
    public OpenSource connect(SavedConnection connection, Optional<String> typed, Work work) {
        SavedPeople people = new SavedPeople(workspace.segments());
        PgSource source = PgSource.open(connection, passwords.of(connection, typed), people::people, statements, work);
        // Nothing is kept beside a warehouse; the folder stays empty.
        JourneyIndexes none = new JourneyIndexes(home.cache().resolve("indexes").resolve("none"), 1);
        return new OpenSource(
                Optional.empty(),
                Optional.of(new OpenSource.Reached(
                        connection,
                        () -> warehouse(connection, typed),
                        trail.also(connection, typed),
                        passwords.hold(connection, typed))),
                Optional.of(source.mapping()),
                source,
                none,
                people);
    }

    /**
     * Opens a place in a warehouse for the events of scenarios, which is gone when it is closed.
     *
     * @throws dev.steward.model.BadInput when the role may not create a schema there
     * @throws dev.steward.model.SourceUnavailable when the way there is barred, or the database can only be read
     */
    public ScenarioWarehouse scenarios(SavedConnection connection, Work work) {
        return ScenarioWarehouse.open(
                (target, password, opening) -> PgScratch.open(target, password, statements, opening),
                connection,
                passwords.of(connection, Optional.empty()),
                audit,
                settings.load().settings().person(),
                work);
    }

    /** A warehouse in which schemas are set up. Connects not before it is asked for something. */
    public Warehouse warehouse(SavedConnection connection) {
        return warehouse(connection, Optional.empty());
    }

    private Warehouse warehouse(SavedConnection connection, Optional<String> typed) {
        Schemas.Desk schemas = (target, password) -> PgSchemas.of(target, password, statements);
        BuildSite.Desk sites = (target, password) -> new PgBuildSite(target, password, statements);
        Supplier<String> password = passwords.of(connection, typed);
        Supplier<String> person = () -> settings.load().settings().person();
        return new Warehouse(
                new SetUp(schemas.of(connection, password), connection, audit, person),
                new Builder(sites.of(connection, password), connection, audit, person),
                new Seeder(
                        schemas.of(connection, password),
                        sites.of(connection, password),
                        connection,
                        audit,
                        person,
                        clock),
                new PgFigures(connection, password, statements));
    }

    /** Looks at the columns of a connection's table; fails as {@link #connect} does. */
    public PgInspection inspect(SavedConnection connection, Optional<String> typed, Work work) {
        return PgSource.inspect(connection, passwords.of(connection, typed), statements, work);
    }

    /** Saves a connection, and its password where that belongs into the keychain; see {@link KeptConnections#save}. */
    public void save(SavedConnection connection, Optional<SavedConnection> before, Optional<String> typed) {
        connections.save(connection, before, typed);
    }

    /** Deletes a connection, and its password from the keychain. */
    public void delete(SavedConnection connection) {
        connections.delete(connection);
    }

    /** Answers a question; {@code strict}: a name the data does not know is an error, not a warning. */
    public <Q extends Question, R> Answer<Q, R> ask(
            OpenSource source, Kind<Q, R> kind, Q question, boolean strict, Work work) {
        long started = System.nanoTime();
        List<String> warnings = new ArrayList<>(source.names().warnings(kind, question, strict, work));
        warnings.addAll(source.problems());
        source.segments().prepare(kind, question, work);
        try (Held state = source.reader().hold()) {
            NotingReader reader = new NotingReader(state);
            IndexedJourneys journeys = source.indexes().journeys(reader);
            R result = kind.answer(question, new Data(journeys, reader), work);
            warnings.addAll(kind.remarks(question, result));
            return new Answer<>(
                    kind,
                    question,
                    result,
                    source.facts(),
                    journeys.indexed(),
                    reader.inPlace() ? kind.handedOut(question) : Optional.empty(),
                    reader.rows(),
                    Duration.ofNanos(System.nanoTime() - started),
                    clock.instant(),
                    warnings,
                    reader.queries().stream().map(source.reader()::sql).toList());
        }
    }

    /** The actors behind one number of an answer, sorted. */
    public <Q extends Question, R> List<String> people(
            OpenSource source, Kind<Q, R> kind, Q question, Cell cell, Work work) {
        source.segments().prepare(kind, question, work);
        try (Held state = source.reader().hold()) {
            Data data = new Data(source.indexes().journeys(state), state);
            return kind.people(question, cell, data, work).names();
        }
    }

    /** Beside a lake; in the cache folder for a lake that cannot be written to, and for other files. */
    private JourneyIndexes indexes(Path place, Optional<Mapping> mapping) {
        Path beside = LakeFolder.indexes(place);
        boolean here = mapping.isEmpty() && Files.isWritable(SafeFiles.folderOf(beside));
        return new JourneyIndexes(
                here ? beside : home.cache().resolve("indexes").resolve(cacheName(place, mapping)), limits().threads());
    }

    private static String cacheName(Path place, Optional<Mapping> mapping) {
        String text = place + "\n" + mapping.map(Mapping::toString).orElse("");
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** Adds files to a lake, all of what is new in them or nothing; see {@link Importer#run} for its failures. */
    public ImportReport importFiles(ImportRequest request, Work work) {
        ImportReport report = importer.run(request, work);
        renewIndex(request.into(), work);
        return report;
    }

    /** A lake that has an index keeps one that is fresh; what cannot be renewed now is when it is next opened. */
    private void renewIndex(Path lake, Work work) {
        Path place = lake.toAbsolutePath().normalize();
        JourneyIndexes indexes = indexes(place, Optional.empty());
        if (!indexes.exist()) {
            return;
        }
        try (LocalSource source = sources().open(new LakeFolder(place)::current, work)) {
            indexes.renew(source, Optional.empty(), work);
        } catch (Failure later) {
            LOG.warn("The index of {} was not renewed: {}", place, later.toString());
        }
    }

    /**
     * Reads a file of identities, to be looked at before they are added.
     *
     * @param columns which of its columns are what ({@link dev.steward.definition.IdentityColumns}); the others are found by their names
     */
    public List<Identity> readIdentities(Path file, Optional<Mapping> columns, Work work) {
        // The table of another lake may be added to this one.
        SourceFiles files = Files.isRegularFile(file) ? SourceFiles.of(file) : SourceFiles.find(file);
        try (LocalSources.Prepared prepared = sources().prepare(files, work)) {
            return IdentityReader.read(IdentityFile.read(prepared, columns, work), clock.instant());
        }
    }

    /** Merges people of a lake, in all answers from now on; see {@link IdentityImporter#add} for its failures. */
    public IdentityReport addIdentities(Path lake, List<Identity> identities, String person, Work work) {
        IdentityReport report = identityImporter.add(lake, identities, person, work);
        renewIndex(lake, work);
        return report;
    }

    /** Every merge of a lake, oldest first. */
    public List<Identities.Merge> identities(Path lake, Work work) {
        return Identities.list(limits(), new LakeFolder(lake).current(), work);
    }

    /** The folder of the demo lake of a size, which is made when it is not there: docs/demo-lake.md. */
    public Path demo(DemoSize size, Work work) {
        return demoLake.generate(
                home.data().resolve("demo"), size, settings.load().settings().person(), work);
    }

    /**
     * Measures the engine on a lake: docs/performance.md. Takes minutes; what it builds it removes again.
     *
     * @throws dev.steward.model.BadInput when the source is no lake
     */
    public BenchReport bench(Path lake, Work work) {
        Path place = lake.toAbsolutePath().normalize();
        Path folder = home.cache().resolve("bench-" + UUID.randomUUID());
        JourneyIndexes indexes = new JourneyIndexes(folder, limits().threads());
        try (OpenSource source = open(place, Optional.empty(), work);
                DuckBaseline duck = new DuckBaseline(limits(), new LakeFolder(place).current())) {
            return new EngineBench(source, kinds, duck, new BuildBench(limits(), place), indexes, work).run(folder);
        } finally {
            indexes.drop();
        }
    }

    /**
     * Measures the queries of the session design on a warehouse where the schema is filled, and questions over its events:
     * docs/performance.md. Only reads.
     *
     * @throws dev.steward.model.BadInput when there is no such schema, or the role may not read it
     * @throws dev.steward.model.SourceUnavailable when the way there is barred
     */
    public WarehouseBenchReport bench(SavedConnection warehouse, Work work) {
        SavedConnection events = warehouse.withTable("sessions", "user_events");
        try (OpenSource source = connect(events, Optional.empty(), work);
                PgMeasure measure = new PgMeasure(events, passwords.of(events, Optional.empty()), statements, work)) {
            return new WarehouseBench(measure, source, kinds, work).run();
        }
    }

    private Lakes lakes() {
        return Lakes.of(
                (lake, work) -> sources().open(new LakeFolder(lake)::current, work),
                lake -> indexes(lake, Optional.empty()).drop());
    }

    /** For what asks no questions: segments are known only where a source is open. */
    private LocalSources sources() {
        return sources(new SavedPeople(workspace.segments()));
    }

    private LocalSources sources(SavedPeople people) {
        return new LocalSources(limits(), people::people);
    }

    private EngineLimits limits() {
        return Machine.limits(settings.load().settings(), home.cache().resolve("spill"));
    }

    @Override
    public void close() {
        preparations.close();
        trail.close();
        statements.close();
    }
}
