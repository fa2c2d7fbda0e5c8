package dev.steward.source.lake;

import dev.steward.model.Work;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Rows of some people in Parquet files that belong to no lake. In doubt a row is theirs: upper and lower case, blanks around and zeros
 * behind an id make no difference.
 */
public final class HeldRows {
    /** The column of a lake's files that says whose an event is. */
    public static final String LAKE_PERSON = "user_id";

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    private final Supplier<EngineLimits> limits;

    /** @param limits what the settings allow at the moment */
    public HeldRows(Supplier<EngineLimits> limits) {
        this.limits = limits;
    }

    /** All ids of those people by which a lake knows them; empty: the lake is not there, or is another one. */
    public Optional<Set<String>> names(Path lake, String id, List<String> people, Work work) {
        if (!LakeFolder.isLake(lake) || !LakeMark.ID.find(lake).equals(Optional.of(id))) {
            return Optional.empty();
        }
        List<Identities.Merge> merges = Identities.list(limits.get(), new LakeFolder(lake).current(), work);
        Set<String> ends = new HashSet<>(people);
        merges.stream()
                .filter(one -> people.contains(one.alias()))
                .forEach(one -> one.end().ifPresent(ends::add));
        Set<String> names = new TreeSet<>(ends);
        merges.stream()
                .filter(one -> one.end().filter(ends::contains).isPresent())
                .map(Identities.Merge::alias)
                .forEach(names::add);
        return Optional.of(names);
    }

    /**
     * How many rows of some files are theirs.
     *
     * @param root the folder below which they lie
     * @param person the column that says whose a row is; empty: nobody knows which, so that any may
     */
    public long count(Path root, List<Path> files, Optional<String> person, Set<String> people, Work work) {
        try (DuckEngine engine = DuckEngine.open(limits.get(), List.of(root));
                DuckSession session = engine.session()) {
            Table<?> rows = DSL.table(
                    "read_parquet({0}, union_by_name = true)",
                    Sql.list(files.stream().map(Path::toString).toList()));
            List<String> columns = session.list(
                    DSL.query("describe {0}", DSL.select(DSL.asterisk()).from(rows)),
                    work,
                    (batch, row) -> String.valueOf(batch.text(row, 0)));
            List<String> looked = person.filter(columns::contains).map(List::of).orElse(columns);
            boolean surely = person.filter(columns::contains).isPresent();
            Condition theirs = DSL.or(looked.stream()
                    .map(column -> theirs(Sql.text(DSL.field(DSL.name(column))), people, surely))
                    .toList());
            return session.list(DSL.selectCount().from(rows).where(theirs), work, (batch, row) -> batch.number(row, 0))
                    .getFirst();
        }
    }

    private static Condition theirs(Field<String> text, Set<String> people, boolean surely) {
        Set<String> ids = new TreeSet<>();
        Set<String> numbers = new TreeSet<>();
        for (String each : people) {
            ids.add(each.strip().toLowerCase(Locale.ROOT));
            if (NUMBER.matcher(each.strip()).matches()) {
                numbers.add(each.strip());
            }
        }
        Field<String> plain = DSL.field("lower(trim({0}))", SQLDataType.VARCHAR, text);
        Condition same = plain.in(ids.stream().map(DSL::inline).toList());
        if (!numbers.isEmpty()) {
            same = same.or(DSL.condition(
                    "try_cast({0} as double) in ({1})",
                    text,
                    DSL.list(numbers.stream()
                            .map(each -> DSL.field("cast({0} as double)", SQLDataType.DOUBLE, DSL.inline(each)))
                            .toList())));
        }
        // Where an id may stand within JSON.
        return surely
                ? same
                : same.or(DSL.or(ids.stream()
                        .map(each -> DSL.condition("contains({0}, {1})", plain, DSL.inline("\"" + each + "\"")))
                        .toList()));
    }
}
