package dev.steward.ingest.seed;

import dev.steward.ingest.demo.Dice;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Conversations with agents as rows of everything that is kept about them. */
final class ConversationRows {
    static final List<String> APPROVERS = List.of("ana", "bo", "chris");
    static final List<String> ANNOTATORS = List.of("dee", "eli", "fin");

    private static final String[] AGENTS = {"orders", "refunds", "vet-advice", "reminders"};
    private static final double[] SHARES = {0.4, 0.2, 0.25, 0.15};
    private static final double[] LATENCIES = {95, 140, 180, 70};
    private static final String[] QUESTIONS = {
        "Where is my order?", "May I return this?", "Which vaccine is due?", "Move my reminder to Monday."
    };

    private final Instant first;
    private final Instant end;
    private final Bed queries = new Bed(
            "agent_queries",
            "query",
            "result",
            "conversation_id",
            "agent",
            "approved",
            "human_edited",
            "latency_ms",
            "created_at",
            "updated_at");
    private final Bed approvals = new Bed(
            "agent_approvals", "conversation_id", "serialized", "created_at", "approved_by", "status", "updated_at");
    private final Bed feedback = new Bed(
            "agent_feedback",
            "conversation_id",
            "input_text",
            "model_draft",
            "safe_to_send",
            "labels",
            "rubric",
            "annotator",
            "created_at",
            "updated_at");
    private final Bed runs = new Bed(
            "agent_run",
            "run_id",
            "agent_name",
            "started_at",
            "ended_at",
            "input_kind",
            "resolution",
            "tokens_input",
            "tokens_output",
            "cost_usd",
            "self_corrected",
            "sla_target_seconds");
    private final Bed checks = new Bed("agent_qc", "run_id", "quality_score", "created_at");
    private final Bed decisions = new Bed(
            "decision_sync_event_logs", "decision_id", "scope", "status", "attempt", "duration_ms", "created_at");
    private final Bed logs = new Bed("observability_logs", "level", "message", "request_id", "created_at");
    private final Bed replies = new Bed(
            "support_curated_replies",
            "message_body",
            "tags",
            "approver",
            "approved_at",
            "conversation_id",
            "created_at",
            "updated_at");

    ConversationRows(LocalDate first, LocalDate last) {
        this.first = first.atStartOfDay(ZoneOffset.UTC).toInstant();
        this.end = last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusMillis(1);
    }

    List<Bed> beds() {
        return List.of(queries, approvals, feedback, runs, checks, decisions, logs, replies);
    }

    void add(String id, Dice dice) {
        int which = dice.pick(SHARES);
        Instant at = first.plusMillis((long) (dice.unit() * (end.toEpochMilli() - first.toEpochMilli())));
        int asked = 1 + dice.geometric(0.8);
        for (int i = 0; i < asked; i++) {
            query(id, which, later(at, i * dice.logNormal(90, 0.6)), dice);
        }
        run(which, at, asked, dice);
        if (dice.chance(0.5)) {
            approval(id, at, dice);
        }
        if (dice.chance(0.45)) {
            feedback(id, which, at, dice);
        }
    }

    /** So many seconds later, though not after the end. */
    private Instant later(Instant at, double seconds) {
        return PageRows.earlier(at.plusMillis((long) (seconds * 1_000)), end);
    }

    private void query(String id, int which, Instant at, Dice dice) {
        long latency = (long) dice.logNormal(LATENCIES[which], 0.5);
        // Approved, refused, or not looked at yet.
        String approved = new String[] {"true", "false", ""}[dice.pick(0.82, 0.1, 0.08)];
        queries.add(
                QUESTIONS[which],
                "{\"answer\": \"draft\"}",
                id,
                AGENTS[which],
                approved,
                Boolean.toString(!approved.isEmpty() && dice.chance(0.22)),
                Long.toString(latency),
                at.toString(),
                (approved.isEmpty() ? at : later(at, dice.logNormal(110, 0.9))).toString());
        if (latency > 400) {
            log("WARN", "slow answer of " + AGENTS[which], id, at);
        } else if (dice.chance(0.1)) {
            log("INFO", "answered by " + AGENTS[which], id, at);
        }
    }

    private void run(int which, Instant at, int asked, Dice dice) {
        String run = Ids.uuid(dice);
        String resolution = new String[] {"resolved", "escalated", "failed"}[dice.pick(0.84, 0.13, 0.03)];
        Instant ended = later(at, dice.logNormal(75.0 * asked, 0.6));
        int tokens = 300 + (int) dice.logNormal(500.0 * asked, 0.4);
        runs.add(
                run,
                AGENTS[which],
                at.toString(),
                ended.toString(),
                "chat",
                resolution,
                Integer.toString(tokens),
                Integer.toString(tokens / 3),
                "0." + "%05d".formatted(Math.min(99_999, tokens * 2)),
                Boolean.toString(dice.chance(0.07)),
                "180");
        if (dice.chance(0.3)) {
            checks.add(
                    run,
                    Integer.toString(1 + dice.pick(0.02, 0.05, 0.18, 0.45, 0.3)),
                    later(ended, 3_600).toString());
        }
        if (resolution.equals("failed")) {
            log("ERROR", AGENTS[which] + " gave up", run, ended);
        }
    }

    private void approval(String id, Instant at, Dice dice) {
        String status = new String[] {"approved", "rejected", "expired"}[dice.pick(0.83, 0.12, 0.05)];
        Instant decided = at.plusMillis((long) dice.logNormal(110_000, 1));
        boolean waits = decided.isAfter(end);
        boolean somebody = !waits && !status.equals("expired");
        String who = somebody ? APPROVERS.get(dice.below(APPROVERS.size())) : "";
        approvals.add(
                id,
                "{\"draft\": \"reply\"}",
                at.toString(),
                who,
                waits ? "pending" : status,
                (waits ? at : decided).toString());
        if (somebody) {
            decisions.add(
                    id,
                    "support",
                    new String[] {"success", "failed", "timeout"}[dice.pick(0.96, 0.03, 0.01)],
                    "1",
                    Integer.toString((int) dice.logNormal(45, 0.6)),
                    decided.toString());
        }
        if (status.equals("approved") && somebody && dice.chance(0.1)) {
            replies.add(
                    "Your order is on its way.",
                    "{shipping}",
                    who,
                    decided.toString(),
                    id,
                    decided.toString(),
                    decided.toString());
        }
    }

    private void feedback(String id, int which, Instant at, Dice dice) {
        boolean judged = dice.chance(0.85);
        String rubric =
                "{\"clarity\": %d, \"accuracy\": %d, \"tone\": %d}".formatted(score(dice), score(dice), score(dice));
        feedback.add(
                id,
                QUESTIONS[which],
                "draft",
                judged ? Boolean.toString(dice.chance(0.93)) : "",
                judged ? "{" + Ids.pick(dice, "helpful", "too_long", "off_topic", "polite") + "}" : "{}",
                judged ? rubric : "{}",
                judged ? ANNOTATORS.get(dice.below(ANNOTATORS.size())) : "",
                at.toString(),
                (judged ? later(at, dice.logNormal(7_200, 0.8)) : at).toString());
    }

    private static int score(Dice dice) {
        return 1 + dice.pick(0.02, 0.04, 0.15, 0.44, 0.35);
    }

    private void log(String level, String message, String request, Instant at) {
        logs.add(level, message, request, at.toString());
    }
}
