package dev.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.Steward;
import dev.steward.app.testing.Warehouse;
import dev.steward.audit.AuditQuery;
import dev.steward.audit.Recorded;
import dev.steward.workspace.Home;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code steward warehouse}, as somebody types it. */
class WarehouseSchemasCommandTest {
    @TempDir
    Path home;

    @Test
    void schemasAreSetUpLookedAtAndTakenBack() {
        Terminal pipe = Terminal.pipe(home);
        try (Warehouse warehouse = Warehouse.start()) {
            String target = warehouse.database("postgres");
            assertThat(pipe.run("warehouse", "status", "--target", target).out())
                    .contains("governance", "claims", "pending");
            Terminal.Ran init = pipe.run("warehouse", "init", "--target", target, "--schema", "governance");
            assertThat(init.code()).as(init.err()).isZero();
            assertThat(init.out()).contains("7 steps set up.", "governance", "001", "roles");
            assertThat(pipe.run("warehouse", "init", "--target", target, "--schema", "governance")
                            .out())
                    .contains("Everything was set up already.");
            assertThat(pipe.run("warehouse", "status", "--target", target, "--schema", "governance"))
                    .satisfies(ran -> assertThat(ran.code()).isZero())
                    .satisfies(ran -> assertThat(ran.out()).contains("applied").doesNotContain("pending"));

            warehouse.run("update governance.steward_migrations set checksum = 1 where version = '002'");
            Terminal.Ran edited = pipe.run("warehouse", "status", "--target", target, "--schema", "governance");
            assertThat(edited.code()).isEqualTo(Exit.CHECK_FAILED);
            assertThat(edited.out()).contains("changed after it was applied");

            warehouse.run("insert into governance.claims values ('postgres', 'a', 'b')");
            Terminal.Ran held = pipe.run("warehouse", "undo", "--target", target, "--schema", "governance");
            assertThat(held.code()).isEqualTo(Exit.BAD_INPUT);
            assertThat(held.err()).contains("governance.claims", "holds data", "gate");
            warehouse.run("delete from governance.claims");
            assertThat(pipe.run("warehouse", "undo", "--target", target, "--schema", "governance")
                            .out())
                    .contains("taken back", "001");
            assertThat(warehouse.list("select nspname from pg_namespace where nspname = 'governance'"))
                    .isEmpty();

            assertThat(pipe.run("warehouse", "init", "--target", target, "--schema", "governence")
                            .err())
                    .contains("did you mean \"governance\"?");
        }
        try (Steward steward = Steward.start(Home.in(home))) {
            assertThat(steward.audit().entries(AuditQuery.newest(20)).stream().map(Recorded::action))
                    .contains(
                            "schema.init-started",
                            "schema.init-finished",
                            "schema.undo-failed",
                            "schema.undo-finished",
                            "schema.init-failed");
        }
    }

    @Test
    void aBuildNeedsAKeyAndItsLineageNeedsNothing() {
        Terminal pipe = Terminal.pipe(home);
        String nowhere = "postgresql://owner@localhost:1/none?sslmode=disable";
        Terminal.Ran keyless = pipe.run("warehouse", "build", "--target", nowhere);
        assertThat(keyless.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(keyless.err()).contains("STEWARD_PII_KEY", "openssl rand -hex 32");
        assertThat(pipe.run("warehouse", "build", "--target", nowhere, "--lineage")
                        .out())
                .contains("stg_supabase_users", "raw.supabase_users");
        assertThat(pipe.run("warehouse", "kpis", "--target", nowhere, "--schema", "governance")
                        .err())
                .contains("no key figures");
    }
}
