package dev.steward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.governance.gate.Place;
import dev.steward.governance.plan.Plan;
import dev.steward.governance.policy.Keep;
import dev.steward.governance.policy.PolicyLint;
import dev.steward.governance.policy.RetentionPolicy;
import dev.steward.governance.standing.Envelope;
import dev.steward.governance.standing.Schedule;
import dev.steward.governance.standing.Standing;
import dev.steward.model.Work;
import dev.steward.source.Schemas;
import dev.steward.source.warehouse.PgSchemas;
import dev.steward.testing.Postgres;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The policies that come with Steward, on the schemas that do. */
class ShippedPoliciesTest {
    private static Postgres server;

    @TempDir
    private Path folder;

    private GateGround ground;
    private Place place;

    @BeforeAll
    static void start() {
        server = Postgres.start();
        Schemas schemas = PgSchemas.of(server.connection("public", "events", ""), () -> "", _ -> {});
        schemas.names().forEach(name -> schemas.init(name, Work.unobserved()));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void people() {
        ground = new GateGround(folder).people();
        ground.now = Instant.now();
        place = new Place.Database(server.connection("public", "events", ""));
    }

    private RetentionPolicy shipped(String name) {
        return ground.governance.policies().shipped().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Plan preview(String name) {
        return ground.governance.gate().preview(shipped(name), place, ground.now, Work.unobserved());
    }

    @Test
    void eachIsAboutATableThatIsThere() {
        List<RetentionPolicy> all = ground.governance.policies().shipped();
        assertThat(all).hasSizeGreaterThan(15);
        for (RetentionPolicy one : all) {
            assertThat(ground.governance
                            .gate()
                            .preview(one, place, ground.now, Work.unobserved())
                            .rows())
                    .as(one.name())
                    .isZero();
        }
        assertThat(PolicyLint.check(all, ground.now))
                .extracting(PolicyLint.Finding::policy, PolicyLint.Finding::code)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("agent-approvals", "exception-without-end"),
                        org.assertj.core.groups.Tuple.tuple("staged-users", "overlap"));
    }

    @Test
    void tiersAreKeptInTheTableAndThenInTheArchive() {
        assertThat(List.of("user-sessions", "page-views", "user-events").stream()
                        .map(this::shipped)
                        .collect(Collectors.toMap(
                                RetentionPolicy::name,
                                one -> one.keep() + " + "
                                        + one.archive().map(Keep::toString).orElse(""))))
                .containsEntry("user-sessions", "1 year + 2 years")
                .containsEntry("page-views", "6 months + 18 months")
                .containsEntry("user-events", "3 months + 9 months");
    }

    @Test
    void whatIsPendingUnsafeOrSlowStaysLonger() {
        server.run(
                "insert into agents.agent_approvals (conversation_id, serialized, status, created_at) select s || a, '{}', s, now() - a * interval '1 day'"
                        + " from unnest(array['pending', 'approved', 'rejected']) s, unnest(array[89, 92, 400]) a",
                "insert into agents.agent_feedback (conversation_id, input_text, model_draft, safe_to_send, created_at)"
                        + " select coalesce(s::text, 'null') || a, '', '', s, now() - a * interval '1 day'"
                        + " from unnest(array[true, false, null]) s, unnest(array[29, 32, 182]) a",
                "insert into agents.agent_queries (query, result, conversation_id, agent, latency_ms, created_at)"
                        + " select '', '{}', coalesce(l::text, 'null') || a, '', l, now() - a * interval '1 day'"
                        + " from unnest(array[199, 200, 201, null]) l, unnest(array[59, 62, 182]) a");
        assertThat(preview("agent-approvals").rows()).isEqualTo(4);
        assertThat(preview("agent-feedback").rows()).isEqualTo(5);
        assertThat(preview("agent-queries").rows()).isEqualTo(7);

        ground.keep(shipped("agent-queries").text().replace("keep: 60 days", "keep: 60 days\nlimits: {percent: 70}"));
        Standing asked = ground.governance
                .cleanup()
                .standing()
                .ask(
                        "agent-queries",
                        place,
                        Schedule.parse("0 3 1 * *"),
                        new Envelope(100, 90, LocalDate.now(ZoneOffset.UTC).plusDays(9)),
                        ground.as("ana"),
                        Work.unobserved());
        ground.governance
                .cleanup()
                .jobs()
                .install(
                        ground.governance.cleanup().standing().approve(asked, ground.as("bo")),
                        place,
                        ground.as("ana"),
                        Work.unobserved());
        ground.governance.cleanup().bringUpToDate(place, Work.unobserved());
        assertThat(server.list("select governance.\"job_agent-queries\"()")).containsExactly("done: 7 of 7 rows went.");
        assertThat(server.list("select conversation_id from agents.agent_queries order by 1"))
                .containsExactly("19959", "20059", "20159", "20162", "null59");
        assertThat(ground.governance
                        .cleanup()
                        .run(Optional.of("agent-queries"), place, ground.as("ana"), Work.unobserved()))
                .singleElement()
                .satisfies(line -> assertThat(line.removed()).isZero());
    }
}
