package dev.steward.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.model.BadInput;
import dev.steward.workspace.Settings;
import dev.steward.workspace.Theme;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingsModelTest {
    @Test
    void whatIsShownIsWhatIsMeant() {
        Settings settings = Settings.defaults()
                .withTheme(Theme.DARK)
                .withZone(ZoneId.of("Asia/Kolkata"))
                .withMemoryMegabytes(Optional.of(2_000));
        assertThat(SettingsModel.of(settings).settings()).isEqualTo(settings);
        assertThat(SettingsModel.of(Settings.defaults()).zone()).isEqualTo("UTC");
        assertThat(SettingsModel.of(Settings.defaults()).settings().zone()).isEqualTo(ZoneOffset.UTC);
    }

    @Test
    void whatCannotBeMeantIsSaid() {
        assertThatThrownBy(() -> typed("Mars/Base", "", "Ada").settings())
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("Mars/Base");
        assertThatThrownBy(() -> typed("UTC", "lots", "Ada").settings()).hasMessageContaining("lots");
        assertThatThrownBy(() -> typed("UTC", "12", "Ada").settings()).hasMessageContaining("256");
        assertThatThrownBy(() -> typed("UTC", "", " ").settings()).isInstanceOf(BadInput.class);
    }

    private static SettingsModel typed(String zone, String memory, String person) {
        return new SettingsModel(Theme.SYSTEM, zone, memory, "", "", person);
    }
}
