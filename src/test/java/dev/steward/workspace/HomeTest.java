package dev.steward.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
    @TempDir
    Path user;

    @Test
    void stewardHomeHoldsEverything() {
        Home home = Home.of(Map.of("STEWARD_HOME", user.resolve("s").toString()), "Linux", user);

        assertThat(home.config()).isEqualTo(user.resolve("s/config"));
        assertThat(home.cache()).isEqualTo(user.resolve("s/cache"));
        assertThat(home.data()).isEqualTo(user.resolve("s/data"));
        assertThat(home.logs()).isEqualTo(user.resolve("s/logs"));
    }

    @Test
    void linuxFollowsTheXdgFoldersAndIgnoresRelativeOnes() {
        Map<String, String> set = Map.of(
                "XDG_CONFIG_HOME", user.resolve("etc").toString(), "XDG_CACHE_HOME", "relative", "STEWARD_HOME", " ");

        Home home = Home.of(set, "Linux", user);

        assertThat(home.config()).isEqualTo(user.resolve("etc/steward"));
        assertThat(home.cache()).isEqualTo(user.resolve(".cache/steward"));
        assertThat(home.data()).isEqualTo(user.resolve(".local/share/steward"));
        assertThat(home.logs()).isEqualTo(user.resolve(".local/state/steward"));
    }

    @Test
    void macAndWindowsHaveTheirOwn() {
        Home mac = Home.of(Map.of(), "Mac OS X", user);
        Home windows = Home.of(Map.of("APPDATA", user.resolve("roam").toString()), "Windows 11", user);

        assertThat(mac.cache()).isEqualTo(user.resolve("Library/Caches/Steward"));
        assertThat(mac.config()).isEqualTo(user.resolve("Library/Application Support/Steward/config"));
        assertThat(windows.config()).isEqualTo(user.resolve("roam/Steward"));
        assertThat(windows.data()).isEqualTo(user.resolve("AppData/Local/Steward/data"));
    }

    @Test
    void foldersAreMadeOnDemandForTheirOwnerAlone() throws IOException {
        Home home = Home.in(user.resolve("s"));

        assertThat(user.resolve("s")).doesNotExist();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.data())))
                .isEqualTo("rwx------");
        assertThat(user.resolve("s/config")).doesNotExist();
    }
}
