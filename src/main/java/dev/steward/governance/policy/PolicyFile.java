package dev.steward.governance.policy;

import dev.steward.definition.ConditionJson;
import dev.steward.definition.JsonFields;
import dev.steward.definition.MatcherJson;
import dev.steward.files.Sha256;
import dev.steward.model.BadDefinition;
import dev.steward.model.BadInput;
import dev.steward.model.Condition;
import dev.steward.model.Matcher;
import dev.steward.source.lake.LakeLayout;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads policies from YAML. Every complaint names the line. */
public final class PolicyFile {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,59}");
    private static final List<String> KEYS =
            List.of("name", "description", "target", "keep", "exceptions", "archive", "limits", "approval", "alone");

    private PolicyFile() {}

    /** @param file names it in complaints */
    public static RetentionPolicy parse(String yaml, String file) {
        JsonNode tree;
        try {
            tree = YAML.readTree(yaml);
        } catch (JacksonException broken) {
            TokenStreamLocation at = broken.getLocation();
            throw new BadInput(
                    "policy.not-yaml",
                    file + (at == null ? "" : ", line " + at.getLineNr()) + ": this is not YAML: "
                            + broken.getOriginalMessage().lines().findFirst().orElse(""),
                    "Mend the line; docs/retention.md shows the form.",
                    broken);
        }
        try {
            return read(JsonFields.of(tree, "").only(KEYS), yaml, digest(tree));
        } catch (BadDefinition bad) {
            throw new BadInput(
                    "policy.wrong",
                    file + ", line " + PolicyLines.of(yaml).line(bad.path()) + ": " + bad.getMessage(),
                    bad.remedy(),
                    bad);
        }
    }

    private static RetentionPolicy read(JsonFields fields, String yaml, String digest) {
        String name = fields.text("name")
                .orElseThrow(() -> fields.missing("name", "Name the policy, such as name: raw-events."));
        if (!NAME.matcher(name).matches()) {
            throw new BadDefinition(
                    "policy-name",
                    "name",
                    "\"" + name + "\" cannot name a policy.",
                    "Use lower-case letters, digits, hyphens and underscores, up to 60.");
        }
        JsonFields target = fields.object("target")
                .orElseThrow(() -> fields.missing("target", "Say what it is about: target: {events: all}."));
        Subject subject = target.has("table") ? rows(target) : events(target);
        return new RetentionPolicy(
                name,
                fields.text("description").orElse(""),
                subject,
                keep(fields, "keep").orElseThrow(() -> fields.missing("keep", "Say how long, such as keep: 90 days.")),
                fields.objects("exceptions").stream()
                        .map(each -> exempt(each, subject))
                        .toList(),
                archive(fields),
                limits(fields),
                new Approving(otherOsUser(fields), alone(fields)),
                yaml,
                digest);
    }

    private static Subject events(JsonFields target) {
        target.only(List.of("events", "project"));
        target.need("events", "Write events: all, or table: SCHEMA.TABLE for rows of a database.");
        if (!target.text("events").equals(Optional.of("all"))) {
            throw new BadDefinition(
                    "policy-target",
                    "target.events",
                    "A policy is about all events, or those of one project.",
                    "Write events: all.");
        }
        return new Subject.Events(target.text("project").map(LakeLayout::checkedProject));
    }

    private static Subject rows(JsonFields target) {
        target.only(List.of("table", "time", "person", "partitions"));
        String table = target.text("table").orElseThrow();
        int dot = table.indexOf('.');
        if (dot <= 0 || dot == table.length() - 1) {
            throw new BadDefinition(
                    "policy-table",
                    "target.table",
                    "\"" + table + "\" does not say the schema and the table.",
                    "Write it like table: agents.agent_feedback.");
        }
        String time = target.text("time")
                .orElseThrow(() -> target.missing(
                        "time", "Name the column that says how old a row is, such as time: created_at."));
        String person = target.text("person")
                .orElseThrow(
                        () -> target.missing(
                                "person",
                                "Name the column with the id of whom a row is about, by which holds find it; or write person: none."));
        return new Subject.Rows(
                table.substring(0, dot),
                table.substring(dot + 1),
                time,
                Optional.of(person).filter(column -> !column.equals("none")),
                drops(target));
    }

    private static boolean drops(JsonFields target) {
        String said = target.text("partitions").orElse("keep");
        if (!List.of("keep", "drop").contains(said)) {
            throw new BadDefinition(
                    "policy-partitions",
                    "target.partitions",
                    "\"" + said + "\" says nothing about partitions.",
                    "Write partitions: drop to have those dropped whose rows all go, or partitions: keep.");
        }
        return said.equals("drop");
    }

    private static Exempt exempt(JsonFields fields, Subject subject) {
        if (subject instanceof Subject.Rows && fields.has("event")) {
            throw new BadDefinition(
                    "policy-event",
                    fields.path("event"),
                    "Rows of a table are no events.",
                    "Say by where which rows are meant; a property is a column.");
        }
        fields.only(Stream.concat(Stream.of("name", "keep"), MatcherJson.KEYS.stream())
                .toList());
        Matcher events;
        try {
            events = subject instanceof Subject.Rows
                    ? new Matcher(List.of(), ConditionJson.readAll(fields, "where"))
                    : MatcherJson.read(fields);
        } catch (BadDefinition bad) {
            throw bad.path().startsWith(fields.path()) ? bad : bad.within(fields.path());
        }
        if (events.where().stream().anyMatch(Condition.InSegment.class::isInstance)) {
            throw new BadDefinition(
                    "policy-segment",
                    fields.path("where"),
                    "A segment may hold other people tomorrow; what a policy keeps must not depend on that.",
                    "Name properties. Records of certain people are kept by a hold: steward hold place.");
        }
        return new Exempt(
                fields.text("name")
                        .orElseThrow(() -> fields.missing("name", "Name the exception, such as name: purchases.")),
                events,
                keep(fields, "keep")
                        .orElseThrow(() -> fields.missing(
                                "keep", "Say how long these are kept, such as keep: 7 years, or keep: for ever.")));
    }

    /** {@code archive: none}, or {@code archive: {keep: 3 years}}; nothing said is none. */
    private static Optional<Keep> archive(JsonFields fields) {
        JsonNode value = fields.get("archive");
        if (value == null || value.isString() && value.asString().equals("none")) {
            return Optional.empty();
        }
        JsonFields archive = JsonFields.of(value, "archive").only(List.of("keep"));
        return Optional.of(keep(archive, "keep")
                .orElseThrow(
                        () -> archive.missing("keep", "Say how long the archive is kept, such as keep: 3 years.")));
    }

    private static Limits limits(JsonFields fields) {
        Optional<JsonFields> limits =
                fields.object("limits").map(given -> given.only(List.of("percent", "times_normal")));
        return new Limits(
                limits.flatMap(given -> given.whole("percent", 1)).orElse(Limits.USUAL.percent()),
                limits.flatMap(given -> given.whole("times_normal", 1)).orElse(Limits.USUAL.timesNormal()));
    }

    private static boolean otherOsUser(JsonFields fields) {
        return fields.object("approval")
                .map(given -> given.only(List.of("os_users")))
                .flatMap(given -> given.oneOf("os_users", Map.of("different", true, "any", false)))
                .orElse(false);
    }

    /** {@code alone: never}, or {@code alone: {after: 24 hours}}; nothing said is never. */
    private static Optional<Keep> alone(JsonFields fields) {
        JsonNode value = fields.get("alone");
        if (value == null || value.isString() && value.asString().equals("never")) {
            return Optional.empty();
        }
        JsonFields alone = JsonFields.of(value, "alone").only(List.of("after"));
        Keep after = keep(alone, "after")
                .orElseThrow(() -> alone.missing("after", "Say how long one person waits, such as after: 24 hours."));
        if (Approving.delay(after).isEmpty()) {
            throw new BadDefinition(
                    "policy-alone",
                    "alone.after",
                    "One person alone waits at least 24 hours, said in hours, days or weeks.",
                    "Write it like after: 24 hours, or leave alone away: then nobody carries out a plan alone.");
        }
        if (archive(fields).isEmpty()) {
            throw new BadDefinition(
                    "policy-alone",
                    "alone",
                    "What one person removes alone must be archived.",
                    "Say how long the archive is kept, such as archive: {keep: 3 years}, or leave alone away.");
        }
        return Optional.of(after);
    }

    private static Optional<Keep> keep(JsonFields fields, String key) {
        return fields.text(key)
                .map(text -> Keep.parse(text)
                        .orElseThrow(() -> new BadDefinition(
                                "policy-keep",
                                fields.path(key),
                                "\"" + text + "\" is no time to keep something for.",
                                "Write it like 90 days, 6 months, 2 years, 12 hours or for ever.")));
    }

    private static String digest(JsonNode tree) {
        Object plain = CANONICAL.treeToValue(tree, Object.class);
        return Sha256.of("steward-policy-v1\n" + CANONICAL.writeValueAsString(plain));
    }
}
