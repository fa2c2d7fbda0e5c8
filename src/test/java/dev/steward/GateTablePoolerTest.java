package dev.steward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.governance.gate.ChangeState;
import dev.steward.governance.gate.Place;
import dev.steward.governance.plan.PlanDocument;
import dev.steward.model.Work;
import dev.steward.testing.Database;
import dev.steward.testing.PgBouncer;
import dev.steward.testing.Postgres;
import dev.steward.workspace.SavedConnection;
import dev.steward.workspace.SavedConnection.Tls;
import java.sql.DriverManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The gate through pgbouncer in transaction mode, where the next transaction may meet another connection. */
class GateTablePoolerTest extends TableGround {
    private PgBouncer pooler;

    @Override
    void fill() {
        visits();
        keepVisits("");
    }

    @BeforeEach
    void pooled() {
        pooler = PgBouncer.start(PgBouncer.needed(), SERVER, 2, folder);
        place = new Place.Database(through("visits"));
    }

    @AfterEach
    void stop() {
        if (pooler != null) {
            pooler.close();
        }
    }

    private SavedConnection through(String table) {
        return Postgres.connection("127.0.0.1", pooler.port(), "postgres", "postgres", Tls.DISABLE, "shop", table, "");
    }

    @Test
    void rowsGoAreVerifiedAndComeBackThroughAPooler() {
        SERVER.run("create table shop.before as select v::text as row from shop.visits v");
        PlanDocument plan = request();
        ChangeState done = run(plan);

        assertThat(done.rows()).isEqualTo(10);
        assertThat(ids()).hasSize(30);
        assertThat(ground.governance.gate().verify(plan, Work.unobserved()).holds())
                .isTrue();
        long back = ground.governance.restore(
                plan.shortDigest(), through("came_back"), ground.as("ana"), Work.unobserved());
        assertThat(back).isEqualTo(10);
        assertThat(count("(select v::text from shop.came_back v except select row from shop.before) d"))
                .isEqualTo("0");
    }

    /** A setting of a transaction must not stay on a connection that others get next, nor a lock. */
    @Test
    void nothingOfTheGateStaysOnTheConnectionsOfThePool() {
        run(request());
        assertThat(SERVER.list("select count(*) from pg_locks where locktype = 'advisory'"))
                .containsExactly("0");
        Database others = () -> DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + pooler.port() + "/postgres?user=postgres&prepareThreshold=0");
        for (int i = 0; i < 4; i++) {
            assertThat(others.list("show row_security")).containsExactly("on");
        }
    }
}
