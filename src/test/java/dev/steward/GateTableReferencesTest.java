package dev.steward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.governance.plan.Plan;
import dev.steward.model.Refused;
import org.junit.jupiter.api.Test;

/** What points at rows that would go, what runs for them, and which views show them. */
class GateTableReferencesTest extends TableGround {
    @Override
    void fill() {
        visits();
        keepVisits("");
    }

    @Test
    @Hazard("H31")
    void rowsThatOthersPointAtStayWhateverTheForeignKeyWouldDo() {
        SERVER.run(
                "create table shop.pages (id int primary key, visit bigint references shop.visits on delete cascade)",
                "create table shop.clicks (id int primary key, page int references shop.pages on delete cascade)",
                "create table shop.notes (id int primary key, visit bigint references shop.visits on delete set null)",
                "create index on shop.pages (visit)",
                "insert into shop.pages values (1, 1), (2, 1), (3, 30)",
                "insert into shop.clicks values (1, 1), (2, 1), (3, 2)",
                "insert into shop.notes values (1, 2)");
        Plan preview = preview();

        assertThat(preview.rows()).isEqualTo(8);
        assertThat(preview.stays()).singleElement().satisfies(stay -> {
            assertThat(stay.reason()).isEqualTo(Plan.Reason.REFERRED_TO);
            assertThat(stay.rows()).isEqualTo(2);
        });
        assertThat(preview.effects())
                .filteredOn(effect -> effect.kind().equals("reference"))
                .extracting(Plan.Effect::name, Plan.Effect::rows)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("shop.pages", 2L),
                        org.assertj.core.groups.Tuple.tuple("shop.clicks", 3L),
                        org.assertj.core.groups.Tuple.tuple("shop.notes", 1L));
        assertThat(preview.effects())
                .filteredOn(effect -> effect.kind().equals("care"))
                .isNotEmpty();

        run(request());
        assertThat(ids()).contains("1", "2").doesNotContain("3");
        assertThat(SERVER.list("select count(*) from shop.pages")).containsExactly("3");
        assertThat(SERVER.list("select count(*) from shop.clicks")).containsExactly("3");
        assertThat(SERVER.list("select visit from shop.notes")).containsExactly("2");
    }

    @Test
    @Hazard("H31")
    void triggersThatRunWhenRowsGoAreNamed() {
        SERVER.run(
                "create function shop.f() returns trigger language plpgsql as 'begin return old; end'",
                "create trigger watch after delete on shop.visits for each row execute function shop.f()");
        assertThat(preview().effects())
                .filteredOn(effect -> effect.kind().equals("trigger"))
                .singleElement()
                .satisfies(effect -> assertThat(effect.words()).contains("watch", "shop.f()"));
    }

    @Test
    @Hazard("H32")
    void aForeignKeyWithoutAnIndexOverManyRowsStopsThePlan() {
        SERVER.run(
                "create table shop.many (id int primary key, visit bigint references shop.visits)",
                "insert into shop.many select n, 40 from generate_series(1, 20000) n",
                "analyze shop.many");
        assertThatThrownBy(this::request)
                .isInstanceOf(Refused.class)
                .hasMessageContaining("shop.many")
                .hasMessageContaining("no index");
        SERVER.run("create index on shop.many (visit)");
        assertThat(run(request()).rows()).isEqualTo(10);
    }

    @Test
    @Hazard("H16")
    void materialisedViewsAreReckonedBeforeAndAfter() {
        SERVER.run(
                "create materialized view shop.daily as select at::date as day, count(*) as visits, sum(amount) as amount"
                        + " from shop.visits group by 1");
        assertThat(preview().effects())
                .filteredOn(effect -> effect.kind().equals("view"))
                .singleElement()
                .satisfies(effect -> {
                    assertThat(effect.name()).isEqualTo("shop.daily");
                    assertThat(effect.words())
                            .contains("30 rows instead of 40", "visits 30 instead of 40", "amount 245 instead of 260");
                    assertThat(effect.rows()).isEqualTo(40);
                });
        run(request());
        SERVER.run("refresh materialized view shop.daily");
        assertThat(SERVER.list("select count(*) || ' ' || round(sum(amount)) from shop.daily"))
                .containsExactly("30 245");
    }
}
