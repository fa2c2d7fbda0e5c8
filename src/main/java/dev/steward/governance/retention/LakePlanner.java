package dev.steward.governance.retention;

import dev.steward.governance.plan.Plan;
import dev.steward.governance.plan.Plan.Item;
import dev.steward.governance.plan.Plan.Limit;
import dev.steward.governance.plan.Plan.Unusual;
import dev.steward.governance.policy.Keep;
import dev.steward.governance.policy.RetentionPolicy;
import dev.steward.governance.policy.Rule;
import dev.steward.governance.policy.Subject;
import dev.steward.governance.policy.TakingBack;
import dev.steward.model.BadInput;
import dev.steward.model.Work;
import dev.steward.source.LakeContents;
import dev.steward.source.Reader;
import dev.steward.source.lake.LakeReading;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Makes the plan of what a rule removes from a lake. Changes nothing: a preview is a plan that nobody has asked for. */
public final class LakePlanner {
    /** Events before this have a wrong clock rather than a long history. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private final LakeReading reading;

    public LakePlanner(LakeReading reading) {
        this.reading = reading;
    }

    /** Reckons what goes. */
    public Plan plan(Asked asked, LakeContents contents, Reader reader, Work work) {
        Rule rule = asked.rule();
        if (rule instanceof RetentionPolicy policy && policy.subject() instanceof Subject.Rows rows) {
            throw new BadInput(
                    "policy.rows",
                    "The policy " + policy.name() + " is about " + rows.title() + " of a database, not about a lake.",
                    "Name the database: --source postgresql://…");
        }
        LakeSurvey.Found found = asked.cutOff()
                .map(before ->
                        new LakeSurvey(contents, reader, reading, work).look(rule, before, asked.asOf(), asked.holds()))
                .orElse(new LakeSurvey.Found(List.of(), List.of()));
        List<Item> items = found.going().stream().map(LakePlanner::item).toList();
        long target = contents.files().stream()
                .filter(file -> LakeSurvey.inTarget(file, rule))
                .mapToLong(LakeContents.File::rows)
                .sum();
        Instant cutOff = asked.cutOff().orElse(Instant.EPOCH);
        return new Plan(
                Plan.FORMAT,
                rule.kind(),
                rule.name(),
                rule.digest(),
                asked.asOf(),
                cutOff,
                new Plan.Target(
                        contents.lake().toString(),
                        contents.id().orElse(""),
                        contents.generation(),
                        rule.project(),
                        Optional.empty(),
                        target),
                items,
                found.kept(),
                List.of(),
                notes(rule, contents, found, asked.asOf()),
                asked.whole()
                        ? Selection.of(rule, cutOff, each -> reading.ids(contents, found.going(), each, work))
                        : "",
                Optional.empty(),
                rule.archive().map(Keep::toString),
                asked.reason(),
                limits(
                        rule,
                        items.stream().mapToLong(Item::rows).sum(),
                        target,
                        asked.usual().apply(contents.id().orElse(""))),
                asked.confirmedRows(),
                asked.requester());
    }

    private static Item item(LakeContents.File file) {
        return new Item(
                file.path(), file.sha256(), file.rows(), file.bytes(), instant(file.first()), instant(file.last()));
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static List<String> notes(Rule rule, LakeContents contents, LakeSurvey.Found found, Instant asOf) {
        List<String> notes = new ArrayList<>();
        if (rule instanceof RetentionPolicy) {
            notes.addAll(clocks(rule, contents, asOf));
        }
        long mixed = found.kept().stream()
                .filter(kept -> kept.reason() == Plan.Reason.MIXED)
                .mapToLong(Plan.Kept::because)
                .sum();
        if (mixed > 0) {
            notes.add(String.format(
                    Locale.ROOT,
                    "%,d rows of the import lie in files together with rows of others. They stay; imported again, they are known.",
                    mixed));
        }
        if (!found.going().isEmpty()) {
            notes.add(changing(rule, found));
            if (rule instanceof TakingBack) {
                notes.add(
                        "Events that later imports brought too were left out then as known: they go. Import those files again.");
            }
        }
        if (rule.archive().isEmpty() && !found.going().isEmpty()) {
            notes.add("There is no archive: what goes cannot be brought back.");
        }
        return notes;
    }

    private static String changing(Rule rule, LakeSurvey.Found found) {
        LocalDate first =
                day(found.going().stream().mapToLong(LakeContents.File::first).min());
        LocalDate last =
                day(found.going().stream().mapToLong(LakeContents.File::last).max());
        String days = first.equals(last) ? first.toString() : "days from " + first + " to " + last;
        return "Answers about "
                + (rule instanceof RetentionPolicy ? "days before " + last.plusDays(1) : days)
                + " will change, and first times of people who were seen then. The journey index is made anew.";
    }

    private static LocalDate day(OptionalLong micros) {
        return instant(micros.orElseThrow()).atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static List<String> clocks(Rule rule, LakeContents contents, Instant asOf) {
        List<String> notes = new ArrayList<>();
        if (rule.cutOff(asOf).isEmpty()) {
            notes.add("The policy keeps everything for ever.");
        }
        long early = rows(contents, rule, file -> file.first() < micros(EARLIEST));
        if (early > 0) {
            notes.add(String.format(
                    Locale.ROOT,
                    "Files with %,d rows begin before 2000: a clock was wrong. They count as old.",
                    early));
        }
        long late = rows(contents, rule, file -> file.last() > micros(asOf.plus(Duration.ofDays(1))));
        if (late > 0) {
            notes.add(String.format(
                    Locale.ROOT,
                    "Files with %,d rows reach into the future: a clock was wrong. They stay until that day is past.",
                    late));
        }
        return notes;
    }

    private interface Which {
        boolean is(LakeContents.File file);
    }

    private static long rows(LakeContents contents, Rule rule, Which which) {
        return contents.files().stream()
                .filter(file -> LakeSurvey.inTarget(file, rule) && file.rows() > 0 && which.is(file))
                .mapToLong(LakeContents.File::rows)
                .sum();
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    /** What is out of the ordinary when so many of a target's rows go. */
    public static List<Limit> limits(Rule rule, long rows, long target, OptionalDouble usual) {
        List<Limit> limits = new ArrayList<>();
        if (rows == 0) {
            return limits;
        }
        if (rows == target) {
            limits.add(new Limit(Unusual.ALL, "Nothing would be left."));
        }
        if (rows * 100.0 > (double) rule.limits().percent() * target) {
            limits.add(new Limit(
                    Unusual.SHARE,
                    String.format(
                            Locale.ROOT,
                            "%.1f %% of all %,d rows would go; %d %% go without a word.",
                            100.0 * rows / target,
                            target,
                            rule.limits().percent())));
        }
        if (usual.isPresent() && rows > usual.getAsDouble() * rule.limits().timesNormal()) {
            limits.add(new Limit(
                    Unusual.VOLUME,
                    String.format(
                            Locale.ROOT,
                            "%,d rows would go, more than %d times the %,.0f of the runs before.",
                            rows,
                            rule.limits().timesNormal(),
                            usual.getAsDouble())));
        }
        return limits;
    }

    /** What falls due in the year after a day, if nothing is added: the days on which something does. */
    public static List<Due> calendar(RetentionPolicy policy, LakeContents contents, Instant from) {
        List<Due> calendar = new ArrayList<>();
        long done = policy.keep().cutOff(from).map(LakePlanner::micros).orElse(Long.MIN_VALUE);
        for (int day = 1; day <= 366; day++) {
            Instant then = from.plus(Duration.ofDays(day));
            long before = policy.keep().cutOff(then).map(LakePlanner::micros).orElse(Long.MIN_VALUE);
            long since = done;
            List<LakeContents.File> due = contents.files().stream()
                    .filter(file -> LakeSurvey.inTarget(file, policy) && file.rows() > 0)
                    .filter(file -> file.last() >= since && file.last() < before)
                    .toList();
            if (!due.isEmpty()) {
                calendar.add(new Due(
                        then.atZone(ZoneOffset.UTC).toLocalDate(),
                        due.size(),
                        due.stream().mapToLong(LakeContents.File::rows).sum(),
                        due.stream().mapToLong(LakeContents.File::bytes).sum()));
            }
            done = Math.max(done, before);
        }
        return calendar;
    }
}
