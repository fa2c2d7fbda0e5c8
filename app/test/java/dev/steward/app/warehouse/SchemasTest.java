package dev.steward.app.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.app.ui.Texts;
import dev.steward.source.Schemas.Applied;
import dev.steward.source.Schemas.Migration;
import dev.steward.source.Schemas.State;
import dev.steward.source.Schemas.Status;
import dev.steward.workspace.ConnectionUrl;
import dev.steward.workspace.SavedConnection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SchemasTest {
    private static final SavedConnection SHOP = ConnectionUrl.parse("postgresql://owner@db/shop?table=events");

    private static Status status(String schema, boolean untracked, State... states) {
        List<Migration> steps = new ArrayList<>();
        for (State state : states) {
            Optional<Applied> applied = state == State.PENDING || state == State.SKIPPED
                    ? Optional.empty()
                    : Optional.of(new Applied(Instant.EPOCH, "owner"));
            steps.add(new Migration("00" + (steps.size() + 1), "step", state, applied));
        }
        return new Status(schema, untracked, steps);
    }

    private static SavedConnection in(SavedConnection.Stage stage) {
        return new SavedConnection(
                SHOP.name(),
                SHOP.host(),
                SHOP.port(),
                SHOP.database(),
                SHOP.role(),
                SHOP.tls(),
                SHOP.authority(),
                stage,
                SHOP.secret(),
                SHOP.schema(),
                SHOP.table(),
                SHOP.mapping(),
                SHOP.statementTimeout());
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING PENDING, NOT_SET_UP",
        "APPLIED PENDING, PENDING",
        "APPLIED APPLIED, UP_TO_DATE",
        "APPLIED ABSENT, NEWER",
        "SKIPPED APPLIED ABSENT, SKIPPED",
        "EDITED SKIPPED ABSENT, EDITED"
    })
    void whatIsWorstIsSaidOfASchema(String states, Standing said) {
        State[] all = Stream.of(states.split(" ")).map(State::valueOf).toArray(State[]::new);
        assertThat(Standing.of(status("petforce", false, all))).isEqualTo(said);
        assertThat(Standing.of(status("petforce", true, all))).isEqualTo(Standing.FOREIGN);
    }

    @ParameterizedTest
    @EnumSource(Standing.class)
    void everyStandingHasWordsAndOnlyWhatIsInOrderIsSetUpOrBuilt(Standing standing) {
        assertThat(Texts.of(Standing.class).get("standing." + standing)).isNotBlank();
        assertThat(standing.wrong() && (standing.canBeSetUp() || standing.usable()))
                .isFalse();
    }

    @Test
    void aPlanTakesWhatIsPendingAndGovernanceFirst() {
        List<Status> known = List.of(
                status("governance", false, State.APPLIED, State.PENDING),
                status("agents", false, State.PENDING),
                status("petforce", false, State.PENDING, State.PENDING));
        assertThat(SetUpPlan.of(SHOP, "petforce", known).steps())
                .extracting(step -> step.schema() + step.version())
                .containsExactly("governance002", "petforce001", "petforce002");
        assertThat(SetUpPlan.of(SHOP, "governance", known).steps()).hasSize(1);
    }

    @Test
    void inProductionTheDatabaseIsNamedFirst() {
        List<Status> known = List.of(status("governance", false, State.PENDING));
        SetUpPlan production = SetUpPlan.of(in(SavedConnection.Stage.PRODUCTION), "governance", known);
        assertThat(production.mayBegin("")).isFalse();
        assertThat(production.mayBegin("Shop")).isFalse();
        assertThat(production.mayBegin(" shop ")).isTrue();
        assertThat(SetUpPlan.of(in(SavedConnection.Stage.TEST), "governance", known)
                        .mayBegin(""))
                .isTrue();
        assertThat(SetUpPlan.of(SHOP, "governance", List.of()).mayBegin("shop"))
                .as("with nothing to do")
                .isFalse();
    }
}
