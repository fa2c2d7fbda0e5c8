package dev.steward.cli;

import dev.steward.audit.Kept;
import dev.steward.audit.Proof;
import dev.steward.audit.Recorded;
import dev.steward.audit.Verification;
import dev.steward.model.Value;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Entries and proofs as JSON, under the keys of docs/audit-format.md. */
final class AuditJson {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private AuditJson() {}

    static String of(List<Recorded> entries) {
        ArrayNode all = MAPPER.createArrayNode();
        entries.forEach(entry -> all.add(json(entry)));
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(all);
    }

    private static ObjectNode json(Recorded entry) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("sequence", entry.sequence());
        json.put("time", entry.time().toString());
        json.put("action", entry.action());
        json.put("person", entry.payload().map(Recorded.Payload::person).orElse(null));
        json.put("subject", entry.payload().map(Recorded.Payload::subject).orElse(null));
        ObjectNode details = json.putObject("details");
        entry.payload().ifPresent(payload -> details(payload.details(), details));
        json.put("redacted", entry.payload().isEmpty());
        json.put("clock_set_back", entry.clockSetBack());
        json.put("hash", entry.hash());
        return json;
    }

    private static void details(Map<String, Value> given, ObjectNode details) {
        new TreeMap<>(given).forEach((key, value) -> {
            switch (value) {
                case Value.Text text -> details.put(key, text.text());
                case Value.Num num -> details.put(key, num.amount());
                case Value.Flag flag -> details.put(key, flag.yes());
            }
        });
    }

    static String of(Proof proof) {
        Verification chain = proof.chain();
        ObjectNode json = MAPPER.createObjectNode();
        json.put("holds", proof.ok());
        json.put("entries", chain.head().count());
        json.put("hash", chain.head().hash());
        json.putNull("fault");
        chain.fault().ifPresent(fault -> {
            ObjectNode bad = json.putObject("fault");
            bad.put("entry", fault.index());
            bad.put("kind", word(fault.kind()));
            bad.put("words", fault.words());
        });
        json.put("torn_bytes", chain.tornBytes());
        numbers(json.putArray("clock_set_back"), chain.clockSetBack());
        numbers(json.putArray("redacted"), chain.redacted());
        numbers(json.putArray("open"), chain.open());
        ObjectNode checkpoints = json.putObject("checkpoints");
        checkpoints.put("count", chain.checkpoints().count());
        numbers(checkpoints.putArray("unsigned"), chain.checkpoints().unsigned());
        numbers(checkpoints.putArray("foreign"), chain.checkpoints().foreign());
        json.putNull("evident_up_to");
        proof.reach().ifPresent(kept -> kept(json.putObject("evident_up_to"), kept));
        ArrayNode anchors = json.putArray("anchors");
        for (Proof.Compared one : proof.anchors()) {
            ObjectNode anchor = anchors.addObject();
            kept(anchor, one.kept());
            anchor.put("outcome", word(one.outcome()));
            anchor.put("words", one.words());
        }
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json);
    }

    private static void kept(ObjectNode json, Kept kept) {
        json.put("kept_in", kept.where());
        json.put("elsewhere", kept.elsewhere());
        json.put("log", kept.anchor().log());
        json.put("count", kept.anchor().count());
        json.put("hash", kept.anchor().hash());
        json.put("at", kept.anchor().at().toString());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static void numbers(ArrayNode array, List<Long> numbers) {
        numbers.forEach(array::add);
    }
}
