package dev.steward.app.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.app.offline.OfflineModel.Choice;
import dev.steward.ingest.OfflinePreview;
import dev.steward.ingest.OfflinePreview.Fate;
import dev.steward.model.BadInput;
import dev.steward.source.Selection.Personal;
import dev.steward.workspace.ConnectionUrl;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OfflineModelTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-27");

    private final OfflineModel model =
            new OfflineModel(ConnectionUrl.parse("postgresql://r@db/shop?table=events"), choice("7", "/lake"));

    private static Choice choice(String days, String folder) {
        return new Choice(days, Personal.EXCLUDE, false, folder);
    }

    private static OfflinePreview preview() {
        return new OfflinePreview(
                "public.events, shop on db",
                Instant.EPOCH,
                10,
                1,
                Optional.of(TODAY),
                Optional.of(TODAY),
                1_000,
                List.of(
                        new OfflinePreview.Column("plan", false, Optional.empty(), Fate.TAKEN),
                        new OfflinePreview.Column("props", false, Optional.empty(), Fate.TAKEN),
                        new OfflinePreview.Column("props.phone", true, Optional.empty(), Fate.LEFT_OUT)),
                0,
                true);
    }

    @Test
    void theLastDaysHaveTodayAmongThem() {
        assertThat(model.request(TODAY, "ada").selection().since()).contains(LocalDate.parse("2026-11-21"));
        model.choose(choice("", "/lake"));
        assertThat(model.request(TODAY, "ada").selection().since()).isEmpty();
    }

    @Test
    void whatCannotBeMeantIsSaid() {
        model.choose(choice("a week", "/lake"));
        assertThatThrownBy(() -> model.request(TODAY, "ada"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("\"a week\" is no number of days");
        model.choose(choice("0", "/lake"));
        assertThatThrownBy(() -> model.request(TODAY, "ada")).isInstanceOf(BadInput.class);
        model.choose(choice("7", " "));
        assertThatThrownBy(() -> model.request(TODAY, "ada")).hasMessageContaining("no folder");
    }

    @Test
    void whatWasCountedHoldsUntilSomethingElseIsChosen() {
        model.counted(preview());
        model.choose(choice("7", "/other"));
        assertThat(model.counted())
                .as("the folder changes nothing about the size")
                .isPresent();
        model.choose(choice("8", "/other"));
        assertThat(model.counted()).isEmpty();
    }

    @Test
    void aColumnThatIsNotWantedLeavesTheOthers() {
        model.counted(preview());
        assertThat(model.request(TODAY, "ada").selection().columns())
                .as("all of them")
                .isEmpty();
        model.want("plan", false);
        assertThat(model.counted()).isEmpty();
        assertThat(model.request(TODAY, "ada").selection().columns()).contains(List.of("props"));
        model.want("plan", true);
        assertThat(model.request(TODAY, "ada").selection().columns()).isEmpty();
    }
}
