package dev.steward.source.warehouse;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;

import dev.steward.files.Sha256;
import dev.steward.model.BadInput;
import dev.steward.source.RowJobs.Ago;
import dev.steward.source.RowJobs.Order;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The function that a database runs by itself for one policy: the very conditions of {@link PgRowRule}, with cut-offs that it reckons
 * anew. It looks first, and removes nothing when anything is not as it was approved; what came of it is a line of the log, in the same
 * transaction.
 */
final class PgJobFunction {
    private static final DSLContext SQL = DSL.using(SQLDialect.POSTGRES);
    private static final String LABEL = "steward_job";
    private static final int LONGEST = 59;
    private static final int BATCH = 2_000;
    private static final Pattern HOLE = Pattern.compile("<(\\w+)>");

    private static final String TEXT = """
            create or replace function <function>() returns text
                language plpgsql security definer
            <settings>
                set lock_timeout = '60s'
            as <tag>
            <<steward_job>>
            declare
                run uuid := gen_random_uuid();
                began timestamptz := clock_timestamp();
            <cut_offs>
                installed boolean;
                holds_seen timestamptz;
                usual numeric;
                all_rows bigint := 0;
                due bigint := 0;
                removed bigint := 0;
                gone bigint;
                relations oid[];
                places tid[];
                outcome text := 'done';
                code text := '';
                words text := '';
            begin
                begin
                    -- One at a time: Steward's own runs take this lock too.
                    perform pg_advisory_xact_lock(<lock>);
                    select s.installed, s.holds_seen, s.usual into steward_job.installed, steward_job.holds_seen, steward_job.usual
                        from governance.cleanup_state(<policy>, <approval>) s;
                    if steward_job.installed is not true then
                        code := 'job-gone';
                        words := 'The job is none of those that Steward has installed here, or its approval is another one.';
                    elsif now() >= <end> then
                        code := 'standing-ended';
                        words := 'The standing approval has ended: ask for a new one.';
                    elsif steward_job.holds_seen is null or steward_job.holds_seen < now() - interval '48 hours' then
                        code := 'holds-old';
                        words := 'The holds were not brought up to date for 48 hours: run steward cleanup status.';
                    elsif (select encode(sha256(convert_to(f.form, 'UTF8')), 'hex') from (<form>) f(form)) is distinct from <form_digest> then
                        code := 'table-changed';
                        words := 'The table has another form than when the job was installed: install it again.';
                    else
                        select count(*), count(*) filter (where <going>) into all_rows, due from <table>;
                        if due > <most_rows> or due * 100.0 > <most_percent>::numeric * all_rows then
                            code := 'envelope';
                            words := due || ' of ' || all_rows || ' rows would go, more than was approved.';
                        elsif due > 0 and due = all_rows then
                            code := 'limits';
                            words := 'Nothing would be left.';
                        elsif due > steward_job.usual * <times_normal> then
                            code := 'limits';
                            words := due || ' rows would go, more than ' || <times_normal> || ' times the '
                                || round(steward_job.usual) || ' of the runs before.';
                        end if;
                    end if;
                    if code <> '' then
                        outcome := 'stopped';
                    else
                        loop
                            -- Locked first and judged again: nobody can point at a row in between.
                            select array_agg(f.relation), array_agg(f.place) into relations, places from (
                                select <raw>.tableoid as relation, <raw>.ctid as place from <table> where <going>
                                limit <batch> for update of <raw>
                            ) f;
                            exit when places is null;
                            delete from <table> where <there> and <going>;
                            get diagnostics gone = row_count;
                            removed := removed + gone;
                            exit when gone = 0;
                            if removed > <most_rows> then
                                raise exception 'More rows came due meanwhile than may go at once.';
                            end if;
                        end loop;
                        words := removed || ' of ' || due || ' rows went.';
                    end if;
                exception when others then
                    removed := 0;
                    outcome := 'failed';
                    code := 'sql-' || sqlstate;
                    words := sqlerrm;
                end;
                perform governance.cleanup_note(
                    run, 'database', <policy>, <title>, began, outcome, due, removed, code, words, null);
                return outcome || ': ' || words;
            end
            <tag>
            """;

    private final Order order;
    private final PgRowTable table;
    private final String form;
    private final Map<Instant, String> names = new TreeMap<>();

    /** @param form digest of the table's form */
    PgJobFunction(Order order, PgRowTable table, String form) {
        this.order = order;
        this.table = table;
        this.form = form;
        order.ago().keySet().stream().sorted().forEach(instant -> names.put(instant, "cut_off_" + names.size()));
    }

    /** As SQL calls it. */
    static String function(String policy) {
        String known = policy.length() <= LONGEST
                ? policy
                : policy.substring(0, LONGEST - 17) + "_" + Sha256.of(policy).substring(0, 16);
        return SQL.render(name("governance", "job_" + known));
    }

    static String call(String policy) {
        return "select " + function(policy) + "()";
    }

    /** @param now as SQL */
    static Field<OffsetDateTime> reckoned(Ago ago, Field<OffsetDateTime> now) {
        String unit = ago.unit().name().toLowerCase(Locale.ROOT);
        return switch (ago.unit()) {
            case HOURS ->
                DSL.field(
                        "({0} - make_interval(hours => {1}))",
                        SQLDataType.TIMESTAMPWITHTIMEZONE, now, inline(ago.amount()));
            case DAYS, WEEKS, MONTHS, YEARS ->
                DSL.field(
                        "((date_trunc('day', {0} at time zone 'UTC') - make_interval({1} => {2})) at time zone 'UTC')",
                        SQLDataType.TIMESTAMPWITHTIMEZONE, now, DSL.raw(unit), inline(ago.amount()));
            default -> throw new IllegalArgumentException("kept for " + ago);
        };
    }

    /** The whole statement. */
    String text() {
        Condition going = going();
        Map<String, String> parts = new HashMap<>();
        parts.put("function", function(order.policy()));
        parts.put(
                "settings",
                PgActs.SETTINGS.stream().map(one -> "    set " + one).collect(Collectors.joining("\n")));
        parts.put("cut_offs", cutOffs());
        parts.put("lock", Long.toString(PgRowWriter.LOCK));
        parts.put("policy", sql(inline(order.policy())));
        parts.put("approval", sql(inline(order.approval())));
        parts.put("title", sql(inline(order.rule().title())));
        parts.put(
                "end",
                sql(inline(
                        order.until().plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC),
                        SQLDataType.TIMESTAMPWITHTIMEZONE)));
        parts.put("form", sql(DSL.resultQuery(PgRowPlace.FORM, PgRowPlace.oid(table.top()))));
        parts.put("form_digest", sql(inline(form)));
        parts.put("table", sql(rows()));
        parts.put("raw", sql(name(PgTable.NAME)));
        parts.put("going", sql(going));
        parts.put("there", there());
        parts.put("most_rows", Long.toString(order.mostRows()));
        parts.put("most_percent", Integer.toString(order.mostPercent()));
        parts.put("times_normal", Integer.toString(order.timesNormal()));
        parts.put("batch", Integer.toString(BATCH));
        // What a policy says stands in the text: it must not be able to end it.
        parts.put("tag", "$steward_" + Sha256.of(parts.toString()).substring(0, 16) + "$");
        return HOLE.matcher(TEXT).replaceAll(hole -> {
            String part = parts.get(hole.group(1));
            return Matcher.quoteReplacement(part == null ? hole.group() : part);
        });
    }

    private Condition going() {
        Map<Instant, Field<OffsetDateTime>> own = new HashMap<>();
        names.forEach((instant, variable) ->
                own.put(instant, DSL.field(name(LABEL, variable), SQLDataType.TIMESTAMPWITHTIMEZONE)));
        return new PgRowRule(table.top(), order.rule(), table.key(), table.references(), _ -> refused(), own).going();
    }

    private List<String> refused() {
        throw new BadInput(
                "cleanup.condition",
                "A condition of " + order.policy() + " is one that the database cannot ask by itself.",
                "Leave the cleaning to Steward: steward cleanup run.");
    }

    private String cutOffs() {
        Field<OffsetDateTime> now = DSL.field("now()", SQLDataType.TIMESTAMPWITHTIMEZONE);
        return names.entrySet().stream()
                .map(one -> "    " + one.getValue() + " timestamptz := "
                        + sql(reckoned(Objects.requireNonNull(order.ago().get(one.getKey())), now)) + ";")
                .collect(Collectors.joining("\n"));
    }

    private boolean alone() {
        return table.parts().size() == 1
                && table.parts().getFirst().title().equals(table.top().title());
    }

    private QueryPart rows() {
        return alone()
                ? table.only(table.top())
                : DSL.table("{0} as {1}", name(table.top().schema(), table.top().relation()), name(PgTable.NAME));
    }

    private String there() {
        String raw = sql(name(PgTable.NAME));
        return alone()
                ? raw + ".ctid = any(" + LABEL + ".places)"
                : "(" + raw + ".tableoid, " + raw + ".ctid) in (select u.relation, u.place from unnest(" + LABEL
                        + ".relations, " + LABEL + ".places) as u(relation, place))";
    }

    private static String sql(QueryPart part) {
        return SQL.renderInlined(part);
    }
}
