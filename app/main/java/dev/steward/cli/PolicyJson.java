package dev.steward.cli;

import dev.steward.governance.people.Decision;
import dev.steward.governance.people.Matter;
import dev.steward.governance.people.Signature;
import dev.steward.governance.policy.PolicyState;
import dev.steward.governance.policy.RetentionPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Policies, under the keys of docs/changes.md. */
final class PolicyJson {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private PolicyJson() {}

    static String of(List<PolicyState> states) {
        ObjectNode json = MAPPER.createObjectNode();
        ArrayNode list = json.putArray("policies");
        states.forEach(state -> list.add(node(state)));
        return text(json);
    }

    /** One, with its text. */
    static String of(PolicyState state) {
        ObjectNode json = node(state);
        json.put("text", state.met().text());
        json.put(
                "text_in_force", state.inForce().map(one -> one.policy().text()).orElse(null));
        return text(json);
    }

    /** Those that come with Steward: none of them has a state. */
    static String shipped(List<RetentionPolicy> policies) {
        ObjectNode json = MAPPER.createObjectNode();
        ArrayNode list = json.putArray("policies");
        policies.forEach(policy -> list.add(node(policy)));
        return text(json);
    }

    private static ObjectNode node(RetentionPolicy policy) {
        return MAPPER.createObjectNode()
                .put("policy", policy.name())
                .put("target", policy.subject().title())
                .put("keep", policy.keep().toString())
                .put("exceptions", policy.exceptions().size())
                .put("archive", PolicyWords.archive(policy))
                .put("digest", policy.digest());
    }

    private static ObjectNode node(PolicyState state) {
        ObjectNode json = node(state.met());
        json.put("state", state.stage().name().toLowerCase(Locale.ROOT));
        state.inForce().ifPresentOrElse(one -> inForce(json, one), () -> json.putNull("in_force"));
        ArrayNode waiting = json.putArray("waiting");
        state.waiting().forEach(decision -> waits(waiting.addObject(), decision));
        return json;
    }

    private static void inForce(ObjectNode json, PolicyState.InForce inForce) {
        ObjectNode node = json.putObject("in_force");
        node.put("digest", inForce.policy().digest());
        node.put("keep", inForce.policy().keep().toString());
        node.put("since", inForce.since().map(Instant::toString).orElse(null));
        inForce.by().forEach(node.putArray("signed_by")::add);
    }

    private static void waits(ObjectNode node, Decision decision) {
        node.put("decision", decision.matter().words());
        node.put("digest", decision.matter() instanceof Matter.Policy policy ? policy.digest() : null);
        ArrayNode by = node.putArray("signed_by");
        decision.by().stream().map(Signature::person).forEach(by::add);
    }

    private static String text(ObjectNode json) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json);
    }
}
