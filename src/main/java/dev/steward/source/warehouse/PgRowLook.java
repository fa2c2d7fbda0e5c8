package dev.steward.source.warehouse;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import dev.steward.definition.Mapping;
import dev.steward.definition.Role;
import dev.steward.files.Sha256;
import dev.steward.model.Refused;
import dev.steward.model.Work;
import dev.steward.source.RowLook;
import dev.steward.source.RowRule;
import dev.steward.workspace.SavedConnection;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** Looks at rows of a PostgreSQL database, in one REPEATABLE READ, READ ONLY transaction. */
final class PgRowLook implements RowLook {
    private static final Duration LIMIT = Duration.ofHours(6);

    private final PgActs acts;
    private final Runnable end;
    private final Map<String, PgRowTable> tables = new HashMap<>();

    /** @param end of whoever lent the connection */
    PgRowLook(PgActs acts, Runnable end) {
        this.acts = acts;
        this.end = end;
    }

    /** In a transaction of its own. */
    static PgRowLook begun(PgActs acts, Runnable end) {
        acts.look(LIMIT);
        return new PgRowLook(acts, end);
    }

    private PgRowTable table(RowRule rule, Work work) {
        return tables.computeIfAbsent(rule.title(), _ -> PgRowTable.find(acts, rule.schema(), rule.table(), work));
    }

    @Override
    public Database database() {
        return acts.ask(Work.unobserved(), sql -> new Database(PgRowPlace.id(sql), PgRowPlace.roster(sql)));
    }

    @Override
    public Mapping events(SavedConnection connection, Work work) {
        return PgEvents.mapping(PgTable.find(acts, connection.schema(), connection.table(), work), connection);
    }

    @Override
    public String form(RowRule rule, Work work) {
        PgRowTable table = table(rule, work);
        visible(table, work);
        return Sha256.of(table.form() + "\n" + rule.mapping());
    }

    /** A policy of the database would hide rows, and what is hidden could be neither counted nor removed. */
    private void visible(PgRowTable table, Work work) {
        List<Field<?>> all = new ArrayList<>(List.of(PgRowPlace.oid(table.top())));
        List<String> titles = new ArrayList<>(List.of(table.top().title()));
        for (PgReference reference : table.references()) {
            all.add(reference.oid());
            titles.add(reference.title());
        }
        Record active = acts.ask(
                work,
                sql -> sql.select(all.stream()
                                .map(oid -> field("row_security_active(cast({0} as oid))", SQLDataType.BOOLEAN, oid))
                                .toList())
                        .fetchSingle());
        List<String> hiding = new ArrayList<>();
        for (int i = 0; i < titles.size(); i++) {
            if (Boolean.TRUE.equals(active.get(i))) {
                hiding.add(titles.get(i));
            }
        }
        if (!hiding.isEmpty()) {
            throw new Refused(
                    "row-security",
                    "Row security hides rows of " + String.join(", ", hiding) + " from the role "
                            + acts.target().role() + ": what it cannot see it can neither count nor remove.",
                    "Connect as a role with BYPASSRLS, or as the owner where security is not forced.");
        }
    }

    private static List<Column> named(PgTable table) {
        return table.columns().stream()
                .map(column -> new Column(column.name(), column.sqlType()))
                .toList();
    }

    @Override
    public List<Part> survey(RowRule rule, Work work) {
        PgRowTable table = table(rule, work);
        PgRowRule meant = meant(table, table.top(), rule, work);
        Field<Long> part = field(name("part"), SQLDataType.BIGINT);
        Field<Integer> verdict = field(name("verdict"), SQLDataType.INTEGER);
        Field<Long> at = field(name("at"), SQLDataType.BIGINT);
        Field<Long> rows = DSL.count().cast(SQLDataType.BIGINT);
        Table<?> judged = DSL.select(
                        field("cast({0} as bigint)", SQLDataType.BIGINT, field(name(PgTable.NAME, "tableoid")))
                                .as(part),
                        meant.verdict().as(verdict),
                        meant.time().as(at))
                .from(table.top().rows())
                .asTable(name("judged"));
        Map<Long, List<Judged>> byPart = new HashMap<>();
        acts.list(
                        DSL.select(part, verdict, rows, DSL.min(at), DSL.max(at))
                                .from(judged)
                                .groupBy(part, verdict),
                        work,
                        row -> new Judged(
                                row.number(0, 0),
                                (int) row.number(0, 1),
                                row.number(0, 2),
                                row.isNull(0, 3) ? Long.MAX_VALUE : row.number(0, 3),
                                row.isNull(0, 4) ? Long.MIN_VALUE : row.number(0, 4)))
                .forEach(one -> byPart.computeIfAbsent(one.part(), _ -> new ArrayList<>())
                        .add(one));
        return table.parts().stream()
                .map(relation -> part(relation, byPart.getOrDefault(relation.oid(), List.of()), meant))
                .toList();
    }

    /** How many rows of a part have one verdict, and when they were. */
    private record Judged(long part, int verdict, long rows, long first, long last) {}

    private static Part part(PgRowPlace.Relation relation, List<Judged> judged, PgRowRule meant) {
        long all = judged.stream().mapToLong(Judged::rows).sum();
        Judged going = judged.stream()
                .filter(one -> one.verdict() == PgRowRule.GOES)
                .findFirst()
                .orElse(new Judged(relation.oid(), PgRowRule.GOES, 0, Long.MAX_VALUE, Long.MIN_VALUE));
        return new Part(
                relation.title(),
                all,
                going.rows(),
                all == 0 ? 0 : Math.round((double) relation.bytes() * going.rows() / all),
                going.first(),
                going.last(),
                judged.stream()
                        .filter(one -> one.verdict() != PgRowRule.GOES && one.verdict() != PgRowRule.YOUNGER)
                        .map(one -> meant.stay(one.verdict(), one.rows()))
                        .sorted(java.util.Comparator.comparing(Stay::why).thenComparing(Stay::spared))
                        .toList());
    }

    /** The rule, over all of the table or a part of it. */
    private PgRowRule meant(PgRowTable table, PgTable over, RowRule rule, Work work) {
        return table.rule(over, rule, text -> distinct(over, text, work));
    }

    private List<String> distinct(PgTable over, Field<String> text, Work work) {
        return PgSource.distinct(
                over,
                text,
                (query, reader) -> reader.addAll(acts.list(query, work, row -> String.valueOf(row.text(0, 0)))));
    }

    @Override
    public List<String> droppable(RowRule rule, Work work) {
        PgRowTable table = table(rule, work);
        List<String> time = rule.mapping().get(Role.TIME).stream()
                .flatMap(expression -> expression.columns())
                .toList();
        return time.size() == 1
                ? acts.ask(work, sql -> PgRowPlace.ended(sql, table.top(), time.getFirst(), rule.before()))
                : List.of();
    }

    @Override
    public List<Day> days(RowRule rule, Work work) {
        PgRowTable table = table(rule, work);
        PgRowRule meant = meant(table, table.top(), rule, work);
        Field<Long> day =
                field("cast(floor(cast({0} as numeric) / 86400000000) as bigint)", SQLDataType.BIGINT, meant.time());
        Field<Long> named = field(name("day"), SQLDataType.BIGINT);
        return acts.list(
                DSL.select(named, DSL.count().cast(SQLDataType.BIGINT))
                        .from(DSL.select(day.as(named)).from(table.top().rows()).asTable(name("days")))
                        .where(named.isNotNull())
                        .groupBy(named)
                        .orderBy(named),
                work,
                row -> new Day(LocalDate.ofEpochDay(row.number(0, 0)), row.number(0, 1)));
    }

    @Override
    public long bytes(RowRule rule, Work work) {
        return table(rule, work).parts().stream()
                .mapToLong(PgRowPlace.Relation::bytes)
                .sum();
    }

    @Override
    public List<Effect> effects(RowRule rule, Work work) {
        PgRowTable table = table(rule, work);
        return new PgRowEffects(acts, table, meant(table, table.top(), rule, work)).all(work);
    }

    @Override
    public void ready(RowRule rule, List<Part> parts, Work work) {
        PgRowTable table = table(rule, work);
        visible(table, work);
        new PgRowRights(acts, table).check(parts, work);
    }

    @Override
    public List<Sampled> sample(RowRule rule, int most, Work work) {
        PgRowTable table = table(rule, work);
        PgRowRule meant = meant(table, table.top(), rule, work);
        List<SelectField<?>> fields = new ArrayList<>(List.of(meant.time(), meant.event(), meant.person()));
        List<Field<String>> texts = meant.texts();
        fields.addAll(texts);
        return acts.list(
                DSL.select(fields).from(table.top().rows()).where(meant.going()).limit(DSL.inline(most)), work, row -> {
                    @Nullable String[] values = new String[texts.size()];
                    for (int i = 0; i < values.length; i++) {
                        values[i] = row.isNull(0, i + 3) ? null : row.text(0, i + 3);
                    }
                    return new Sampled(
                            row.number(0, 0),
                            String.valueOf(row.text(0, 1)),
                            String.valueOf(row.text(0, 2)),
                            Arrays.asList(values));
                });
    }

    @Override
    public List<Column> columns(RowRule rule, Work work) {
        return named(table(rule, work).top());
    }

    @Override
    public boolean has(RowRule rule, String part, Work work) {
        return table(rule, work).tables().containsKey(part);
    }

    @Override
    public List<Column> columns(RowRule rule, String part, Work work) {
        return named(table(rule, work).part(part));
    }

    @Override
    public void keys(RowRule rule, String part, Consumer<RowKey> each, Work work) {
        read(rule, part, false, (key, _) -> each.accept(key), work);
    }

    @Override
    public void rows(RowRule rule, String part, Taker each, Work work) {
        read(rule, part, true, each, work);
    }

    private void read(RowRule rule, String part, boolean whole, Taker each, Work work) {
        PgRowTable table = table(rule, work);
        PgTable over = table.part(part);
        PgRowRule meant = meant(table, over, rule, work);
        List<SelectField<?>> fields = new ArrayList<>(List.of(meant.keyText(), PgRowRule.version(), PgRowRule.hash()));
        List<Field<String>> texts = whole ? meant.texts() : List.of();
        fields.addAll(texts);
        Select<?> rows = DSL.select(fields)
                .from(table.only(over))
                .where(meant.going())
                .orderBy(field("{0} collate \"C\"", SQLDataType.VARCHAR, meant.keyText()));
        acts.copy(rows, work, row -> {
            RowKey key = new RowKey(String.valueOf(row.text()), String.valueOf(row.text()), String.valueOf(row.text()));
            @Nullable String[] values = new String[texts.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = row.text();
            }
            each.take(key, Arrays.asList(values));
        });
    }

    @Override
    public void ids(RowRule rule, Consumer<String> each, Work work) {
        PgRowTable table = table(rule, work);
        PgRowRule meant = meant(table, table.top(), rule, work);
        Field<String> id = DSL.coalesce(meant.id(), DSL.inline(""));
        acts.copy(
                DSL.select(id)
                        .from(table.top().rows())
                        .where(meant.going())
                        .orderBy(field("{0} collate \"C\"", SQLDataType.VARCHAR, id)),
                work,
                row -> each.accept(String.valueOf(row.text())));
    }

    @Override
    public void close() {
        acts.undo();
        end.run();
    }
}
