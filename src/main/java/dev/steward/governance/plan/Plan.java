package dev.steward.governance.plan;

import dev.steward.files.Sha256;
import dev.steward.workspace.ConnectionUrl;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * What would be changed, exactly, and nothing else ever is: the execution may only leave away. It is a document; its digest is what
 * is approved.
 *
 * @param kind what is done: {@code retention}
 * @param policy the policy's name
 * @param policyDigest what the policy said: another text is another policy
 * @param asOf the moment the plan was reckoned for; nothing asks the clock again
 * @param cutOff what is older may go
 * @param target what it is about
 * @param items what goes
 * @param kept what would go, and why it stays
 * @param effects what else the change is about, in a database
 * @param notes what whoever approves should know: rows that nobody can date, figures that will change
 * @param selection the selection digest: of policy, cut-off and the ids of all events that go, in order; equal wherever the same
 *     events lie
 * @param keys digest of the file beside the plan that names every row that goes; empty where files go
 * @param archive how long the sealed copy is kept, in words; empty: there is none
 * @param limits what is out of the ordinary in this plan
 * @param confirmedRows how many rows somebody has said shall go in spite of the limits
 * @param requester who asks for it
 */
public record Plan(
        int format,
        String kind,
        String policy,
        String policyDigest,
        Instant asOf,
        Instant cutOff,
        Target target,
        List<Item> items,
        List<Kept> kept,
        List<Effect> effects,
        List<String> notes,
        String selection,
        Optional<String> keys,
        Optional<String> archive,
        List<Limit> limits,
        Optional<Long> confirmedRows,
        String requester) {
    public static final int FORMAT = 3;

    /** Keys in order of the alphabet, times in ISO form: the same plan is the same text everywhere. */
    static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(tools.jackson.databind.MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /**
     * A lake, or a table of a database.
     *
     * @param path where the lake lies, or the address of the database, without a password
     * @param id tells it from its copies, so that a plan is good for no other one
     * @param generation the state of the lake that was looked at, or the form of the table
     * @param project only events of it; empty: all projects'
     * @param table with its schema; empty: a lake
     * @param rows of the target in that state
     */
    public record Target(
            String path, String id, String generation, Optional<String> project, Optional<String> table, long rows) {
        /** Names it to people. */
        public String title() {
            return table.map(rows -> rows + " in " + ConnectionUrl.parse(path).title())
                    .orElse(path);
        }
    }

    /**
     * A file that goes as a whole, or rows of a part of a table.
     *
     * @param path below the lake, or the part's name with its schema
     * @param sha256 of the file; of rows: of their keys, versions and hashes in order
     * @param rows how many go
     * @param bytes of the file; about how many the rows take
     * @param first when its earliest event happened
     * @param last when its latest event happened
     */
    public record Item(String path, String sha256, long rows, long bytes, Instant first, Instant last) {}

    /** Why something stays that is older than the cut-off. */
    public enum Reason {
        /** Records of people who are held. */
        HOLD,
        /** Events that an exception of the policy keeps longer. */
        EXCEPTION,
        /** A file that holds younger events too, and is not cut in two. */
        YOUNGER_TOO,
        /** Events without a time. */
        UNDATABLE,
        /** Rows that others point at. */
        REFERRED_TO
    }

    /**
     * What else a change of a database is about.
     *
     * @param kind {@code drop}, {@code reference}, {@code trigger}, {@code view} or {@code care}
     * @param name of the table, view or trigger
     * @param rows how many of its rows are concerned
     */
    public record Effect(String kind, String name, long rows, String words) {
        /** A partition goes as a whole. */
        public static final String DROP = "drop";
    }

    /**
     * A file that stays, or rows of a part that do.
     *
     * @param cause the hold's or exception's name; else empty
     * @param because how many of its rows are the reason
     */
    public record Kept(String path, long rows, Reason reason, String cause, long because) {}

    /** What is out of the ordinary. */
    public enum Unusual {
        /** A larger part of the target than the policy allows without a word. */
        SHARE,
        /** Nothing would be left. */
        ALL,
        /** Many times what the runs before have removed. */
        VOLUME
    }

    /** @param words what it is, in a sentence */
    public record Limit(Unusual unusual, String words) {}

    public Plan {
        items = List.copyOf(items);
        kept = List.copyOf(kept);
        effects = List.copyOf(effects);
        notes = List.copyOf(notes);
        limits = List.copyOf(limits);
    }

    /** Whether it is about rows of a table, not about files of a lake. */
    public boolean ofTable() {
        return target.table().isPresent();
    }

    public long rows() {
        return items.stream().mapToLong(Item::rows).sum();
    }

    public long bytes() {
        return items.stream().mapToLong(Item::bytes).sum();
    }

    /** When the earliest event of what goes happened; fails when nothing goes. */
    public Instant first() {
        return items.stream().map(Item::first).min(Comparator.naturalOrder()).orElseThrow();
    }

    /** When the latest event of what goes happened; fails when nothing goes. */
    public Instant last() {
        return items.stream().map(Item::last).max(Comparator.naturalOrder()).orElseThrow();
    }

    /** What goes by the UTC month ({@code 2026-01}) of its latest event. */
    public SortedMap<String, List<Item>> months() {
        return items.stream()
                .collect(Collectors.groupingBy(
                        item -> item.last().toString().substring(0, "2026-01".length()),
                        TreeMap::new,
                        Collectors.toList()));
    }

    /**
     * What stays for one reason.
     *
     * @param because how many rows are the reason
     */
    public record Stays(Reason reason, String cause, int files, long rows, long because) {}

    /** What stays, by reason and cause. */
    public List<Stays> stays() {
        record Why(Reason reason, String cause) {}
        return kept.stream()
                .collect(Collectors.groupingBy(
                        one -> new Why(one.reason(), one.cause()),
                        () -> new TreeMap<>(Comparator.comparing(Why::reason).thenComparing(Why::cause)),
                        Collectors.toList()))
                .entrySet()
                .stream()
                .map(one -> new Stays(
                        one.getKey().reason(),
                        one.getKey().cause(),
                        one.getValue().size(),
                        one.getValue().stream().mapToLong(Kept::rows).sum(),
                        one.getValue().stream().mapToLong(Kept::because).sum()))
                .toList();
    }

    /** Whether the limits it exceeds, if any, were confirmed by the number of rows that go; a number that was said must be that. */
    public boolean confirmed() {
        return confirmedRows.isEmpty() ? limits.isEmpty() : confirmedRows.get() == rows();
    }

    /** What is approved: of everything above. */
    public String digest() {
        return Sha256.of("steward-plan-v1\n" + MAPPER.writeValueAsString(this));
    }
}
