package dev.steward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.governance.gate.Place;
import dev.steward.model.Refused;
import org.junit.jupiter.api.Test;

/** What a role may not see or do stops a plan before the first row. */
class GateTableRightsTest extends TableGround {
    @Override
    void fill() {
        visits();
        keepVisits("");
    }

    @Test
    @Hazard("H30")
    void whereRowSecurityHidesRowsNothingIsCountedOrRemoved() {
        SERVER.run(
                "drop role if exists keeper",
                "create role keeper login",
                "grant data_engineer_role to keeper",
                "grant usage on schema shop to keeper",
                "grant select, delete on shop.visits to keeper",
                "alter table shop.visits enable row level security",
                "create policy few on shop.visits using (person = 'p1')");
        place = new Place.Database(SERVER.connection("keeper", "shop", "visits", ""));
        assertThatThrownBy(this::preview)
                .isInstanceOf(Refused.class)
                .hasMessageContaining("Row security hides rows of shop.visits");
        assertThatThrownBy(this::request).isInstanceOf(Refused.class);
        SERVER.run("alter table shop.visits disable row level security");
        assertThat(run(request()).rows()).isEqualTo(10);
        SERVER.run("drop owned by keeper", "drop role keeper");
    }

    @Test
    @Hazard("H39")
    void aServerThatCanOnlyBeReadRefuses() {
        SERVER.run(
                "drop role if exists reading",
                "create role reading superuser login",
                "alter role reading set default_transaction_read_only = on");
        place = new Place.Database(SERVER.connection("reading", "shop", "visits", ""));
        assertThat(preview().rows()).isEqualTo(10);
        assertThatThrownBy(this::request).isInstanceOf(Refused.class).hasMessageContaining("only be read");
        SERVER.run("drop role reading");
    }
}
