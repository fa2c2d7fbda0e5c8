package dev.steward.cli;

import dev.steward.governance.alone.Announcement;
import dev.steward.governance.gate.ChangeState;
import dev.steward.governance.gate.Execution;
import dev.steward.governance.people.OsUser;
import dev.steward.governance.plan.Plan;
import dev.steward.governance.plan.PlanDocument;
import dev.steward.governance.retention.Due;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Plans and what came of them, under the keys of docs/changes.md. */
final class PlanJson {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private PlanJson() {}

    static String of(PlanDocument document) {
        ObjectNode plan = plan(document.plan());
        plan.put("digest", document.digest());
        os(plan, "requester_os", document.os());
        return text(plan);
    }

    /** Under which user of the operating system somebody signed. */
    static void os(ObjectNode json, String key, Optional<OsUser> user) {
        user.ifPresentOrElse(
                one -> json.putObject(key).put("uid", one.uid().orElse(null)).put("name", one.name()),
                () -> json.putNull(key));
    }

    /** @param draft whether two people have not signed the policy as it is written */
    static String preview(Plan plan, List<Due> calendar, boolean draft) {
        ObjectNode preview = plan(plan);
        preview.put("draft", draft);
        ArrayNode due = preview.putArray("calendar");
        for (Due day : calendar) {
            due.addObject()
                    .put("day", day.day().toString())
                    .put("files", day.files())
                    .put("rows", day.rows())
                    .put("bytes", day.bytes());
        }
        return text(preview);
    }

    private static ObjectNode plan(Plan plan) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("kind", plan.kind());
        json.put("policy", plan.policy());
        json.put("policy_digest", plan.policyDigest());
        json.put("as_of", plan.asOf().toString());
        json.put("cut_off", plan.cutOff().toString());
        json.putObject("target")
                .put("path", plan.target().path())
                .put("id", plan.target().id())
                .put("generation", plan.target().generation())
                .put("project", plan.target().project().orElse(null))
                .put("table", plan.target().table().orElse(null))
                .put("rows", plan.target().rows());
        json.put("rows", plan.rows());
        json.put("bytes", plan.bytes());
        json.put("exact", true);
        ArrayNode files = json.putArray("files");
        for (Plan.Item item : plan.items()) {
            files.addObject()
                    .put("path", item.path())
                    .put("rows", item.rows())
                    .put("bytes", item.bytes())
                    .put("first", item.first().toString())
                    .put("last", item.last().toString())
                    .put("sha256", item.sha256());
        }
        ArrayNode kept = json.putArray("kept");
        for (Plan.Kept one : plan.kept()) {
            kept.addObject()
                    .put("path", one.path())
                    .put("rows", one.rows())
                    .put("reason", one.reason().name().toLowerCase(Locale.ROOT))
                    .put("cause", one.cause())
                    .put("because_of_rows", one.because());
        }
        ArrayNode effects = json.putArray("effects");
        plan.effects()
                .forEach(effect -> effects.addObject()
                        .put("kind", effect.kind())
                        .put("name", effect.name())
                        .put("rows", effect.rows())
                        .put("words", effect.words()));
        ArrayNode limits = json.putArray("limits");
        plan.limits()
                .forEach(limit -> limits.addObject()
                        .put("limit", limit.unusual().name().toLowerCase(Locale.ROOT))
                        .put("words", limit.words()));
        ArrayNode notes = json.putArray("notes");
        plan.notes().forEach(notes::add);
        json.put("rows_file", plan.keys().orElse(null));
        json.put("archive", plan.archive().orElse("none"));
        json.put("reason", plan.reason().orElse(null));
        json.put("selection", plan.selection().isEmpty() ? null : plan.selection());
        json.put("requester", plan.requester().isEmpty() ? null : plan.requester());
        return json;
    }

    static String of(PlanDocument document, ChangeState state) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("plan", document.digest());
        json.put("state", state.stage().name().toLowerCase(Locale.ROOT));
        json.putObject("planned")
                .put("files", document.plan().items().size())
                .put("rows", document.plan().rows());
        json.putObject("done").put("files", state.going().size()).put("rows", state.rows());
        ArrayNode skipped = json.putArray("skipped");
        state.skipped()
                .forEach(one -> skipped.addObject()
                        .put("path", one.path())
                        .put("rows", one.rows())
                        .put("why", one.why()));
        json.put(
                "archive",
                document.plan().archive().isPresent() && !state.going().isEmpty() ? document.shortDigest() : null);
        json.put("generation", state.generation().orElse(null));
        json.put("consent", state.singlePerson().isPresent() ? Announcement.LABEL : "two people");
        return text(json);
    }

    static String of(PlanDocument document, Execution.Verification verification) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("plan", document.digest());
        json.put("holds", verification.holds());
        json.put("words", verification.words());
        ArrayNode findings = json.putArray("findings");
        verification.findings().forEach(findings::add);
        return text(json);
    }

    private static String text(ObjectNode json) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json);
    }
}
