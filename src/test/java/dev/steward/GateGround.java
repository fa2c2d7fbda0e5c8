package dev.steward;

import dev.steward.audit.AuditLog;
import dev.steward.audit.AuditQuery;
import dev.steward.audit.Kept;
import dev.steward.audit.Recorded;
import dev.steward.files.CrashPoint;
import dev.steward.governance.alone.Evidence;
import dev.steward.governance.alone.Uptime;
import dev.steward.governance.gate.Approval;
import dev.steward.governance.gate.Databases;
import dev.steward.governance.gate.Lakes;
import dev.steward.governance.gate.Place;
import dev.steward.governance.people.Decision;
import dev.steward.governance.people.KeyFolder;
import dev.steward.governance.people.Matter;
import dev.steward.governance.people.OsUser;
import dev.steward.governance.people.Person;
import dev.steward.governance.people.Role;
import dev.steward.governance.people.Signer;
import dev.steward.governance.plan.PlanDocument;
import dev.steward.governance.policy.PolicyFile;
import dev.steward.ingest.Identity;
import dev.steward.ingest.IdentityImporter;
import dev.steward.ingest.ImportRequest;
import dev.steward.ingest.ImportRules;
import dev.steward.ingest.Importer;
import dev.steward.journey.JourneyIndexes;
import dev.steward.model.Work;
import dev.steward.source.LakeContents;
import dev.steward.source.Source;
import dev.steward.source.lake.EngineLimits;
import dev.steward.source.lake.LakeDesk;
import dev.steward.source.lake.LakeFiles;
import dev.steward.source.lake.LakeFolder;
import dev.steward.source.lake.LocalSources;
import dev.steward.source.warehouse.PgRowWriter;
import dev.steward.testing.Made;
import dev.steward.workspace.ConnectionUrl;
import dev.steward.workspace.FileSecrets;
import dev.steward.workspace.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A home with people, a lake of 40 days, and the gate. It is noon of 10 February 2026, unless a test says otherwise; the lake begins
 * on 1 January. Each day has three events, of ann, ben and of a person of that day.
 */
public final class GateGround {
    public static final LocalDate FIRST = LocalDate.parse("2026-01-01");
    public static final int DAYS = 40;
    public static final String POLICY = """
            name: raw-events
            description: Raw events leave after 30 days.
            target:
              events: all
            keep: 30 days
            archive:
              keep: 3 years
            """;
    private static final char[] PASSPHRASE = "correct horse battery".toCharArray();

    public final Path lake;
    public final AuditLog audit;
    public final Governance governance;
    public Instant now = Instant.parse("2026-02-10T12:00:00Z");

    /** How long the machine has run; empty: it does not say. */
    public Optional<Uptime> uptime = Optional.empty();
    /** Of the audit log, kept elsewhere. */
    public final List<Kept> anchors = new ArrayList<>();

    private final Path folder;
    private final Path people;
    private final EngineLimits limits;
    private final Map<String, Signer> signers = new HashMap<>();

    /** With places at which a test can end the process. */
    public GateGround(Path folder, CrashPoint crash) {
        this(folder, crash, ConnectionUrl::parse);
    }

    private GateGround(Path folder, CrashPoint crash, Databases databases) {
        this.folder = folder;
        this.lake = folder.resolve("lake");
        this.limits = new EngineLimits(512L << 20, 2, folder.resolve("spill"));
        Home home = Home.in(folder.resolve("home"));
        this.people = home.config().resolve("people");
        this.audit = new AuditLog(home.data().resolve("audit"), () -> now);
        Lakes lakes = new Lakes() {
            @Override
            public Source open(Path place, Work work) {
                return new LocalSources(limits, _ -> Optional.empty()).open(new LakeFolder(place)::current, work);
            }

            @Override
            public void forget(Path place) {
                indexes().drop();
            }
        };
        this.governance = Governance.wired(
                home,
                new FileSecrets(home),
                new FileSecrets(home),
                1_000,
                lakes,
                new KnownImports(),
                PgRowWriter.desk(_ -> () -> "", _ -> {}, crash),
                databases,
                () -> limits,
                new Evidence(work -> audit.prove(Optional.empty(), anchors, work), () -> uptime),
                audit,
                () -> now,
                crash);
    }

    public GateGround(Path folder) {
        this(folder, CrashPoint.NONE);
    }

    /** The same home, from which another way leads to databases. */
    public GateGround elsewhere(Databases databases) {
        return new GateGround(folder, CrashPoint.NONE, databases);
    }

    public Place place() {
        return Place.lake(lake);
    }

    public JourneyIndexes indexes() {
        return new JourneyIndexes(LakeFolder.indexes(lake), 2);
    }

    /** Makes the lake, the policy, and the people. */
    public GateGround begin() {
        if (Files.exists(lake)) {
            fill(FIRST, DAYS, "");
        } else {
            Made.into(folder, "forty days", made -> new GateGround(made).fill(FIRST, DAYS, ""));
        }
        people();
        keep(POLICY);
        return this;
    }

    /** Two people: ana plans and runs, bo approves. */
    public GateGround people() {
        governance.keys().make("ana", PASSPHRASE.clone());
        governance.keys().make("bo", PASSPHRASE.clone());
        governance.found(
                new Matter.Found(List.of(
                        person("ana", Role.DATA_ENGINEER, Role.ADMINISTRATOR), person("bo", Role.PRIVACY_OFFICER))),
                as("ana"),
                as("bo"));
        return this;
    }

    public Person person(String id, Role... roles) {
        return new Person(id, new TreeSet<>(Set.of(roles)), as(id).key());
    }

    public Signer as(String person) {
        return signers.computeIfAbsent(person, name -> governance.keys().unlock(name, PASSPHRASE.clone()));
    }

    /** Somebody who works as another user of the operating system; empty: one that does not say who its users are. */
    public Signer as(String person, Optional<OsUser> user) {
        return new KeyFolder(people, 1_000, user).unlock(person, PASSPHRASE.clone());
    }

    /** Somebody makes a key, and the two who began let them join. */
    public void join(String id, Role... roles) {
        governance.keys().make(id, PASSPHRASE.clone());
        governance.sign(governance.sign(Decision.on(new Matter.Join(person(id, roles))), as("ana")), as("bo"));
    }

    /** Ana and bo put a policy in force. */
    public void keep(String policy) {
        governance
                .propose(PolicyFile.parse(policy, "policy"), as("ana"))
                .ifPresent(asked -> governance.sign(asked, as("bo")));
    }

    /** Somebody edits the file of a policy, and nobody signs. */
    public void draft(String policy) {
        governance.policies().save(PolicyFile.parse(policy, "policy"));
    }

    /** Adds three events a day. */
    public void fill(LocalDate from, int days, String mark) {
        List<String> lines = new ArrayList<>(List.of("id,user,event,ts"));
        for (int day = 0; day < days; day++) {
            LocalDate date = from.plusDays(day);
            lines.add(mark + date + "-a,ann,login," + date + "T00:00:00Z");
            lines.add(mark + date + "-b,ben,buy," + date + "T10:00:00Z");
            lines.add(mark + date + "-c,person-" + date + ",login," + date + "T23:59:59Z");
        }
        try {
            Path csv = folder.resolve("events" + mark + from + ".csv");
            Files.write(csv, lines);
            new Importer(new LakeDesk(() -> limits, () -> now), () -> new byte[32], audit, () -> now)
                    .run(
                            new ImportRequest(
                                    List.of(csv), lake, Optional.empty(), "default", "ana", ImportRules.defaults()),
                            Work.unobserved());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Says that an id is another id of a person. */
    public void merge(String alias, String person) {
        new IdentityImporter(new LakeDesk(() -> limits, () -> now), audit, () -> now)
                .add(lake, List.of(new Identity(alias, person, now)), "ana", Work.unobserved());
    }

    public LakeContents contents() {
        return LakeFiles.of(lake);
    }

    /** Rows by day. */
    public TreeMap<LocalDate, Long> days() {
        TreeMap<LocalDate, Long> days = new TreeMap<>();
        contents().files().forEach(file -> days.merge(file.day().orElseThrow(), file.rows(), Long::sum));
        return days;
    }

    public PlanDocument request() {
        return governance.gate().request("raw-events", place(), Optional.empty(), as("ana"), Work.unobserved());
    }

    public Approval approve(PlanDocument plan) {
        return governance.gate().approve(plan, as("bo"));
    }

    /** The actions of the audit log, oldest first. */
    public List<String> actions() {
        return audit.entries(AuditQuery.newest(1_000)).reversed().stream()
                .map(Recorded::action)
                .toList();
    }
}
