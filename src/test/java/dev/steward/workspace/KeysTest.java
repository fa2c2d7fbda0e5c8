package dev.steward.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.Hazard;
import dev.steward.model.BadInput;
import dev.steward.model.SourceUnavailable;
import dev.steward.testing.ChildJvm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Hazard("H69")
class KeysTest {
    @TempDir
    Path folder;

    @Test
    void theKeyIsMadeOnceForItsOwnerAlone() throws IOException {
        byte[] key = new Keys(new FileSecrets(Home.in(folder))).ipAddresses();

        Path file = folder.resolve("config/keys/ip-addresses.key");
        assertThat(key).hasSize(32).isNotEqualTo(new byte[32]);
        assertThat(new Keys(new FileSecrets(Home.in(folder))).ipAddresses()).isEqualTo(key);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    @Hazard("H72")
    void aDamagedKeyIsNeverReplaced() throws IOException {
        Keys keys = new Keys(new FileSecrets(Home.in(folder)));
        keys.ipAddresses();
        Path file = folder.resolve("config/keys/ip-addresses.key");
        Files.write(file, new byte[] {1, 2, 3});

        assertThatThrownBy(keys::ipAddresses)
                .isInstanceOf(SourceUnavailable.class)
                .hasMessageContaining("3 bytes");
        assertThat(file).hasBinaryContent(new byte[] {1, 2, 3});
    }

    @Test
    void secretsAreKeptByNameAndNamesCannotLeaveTheFolder() {
        FileSecrets secrets = new FileSecrets(Home.in(folder));
        secrets.put("token", new byte[] {0, -1});

        assertThat(secrets.get("token")).hasValue(new byte[] {0, -1});
        assertThat(secrets.get("other")).isEmpty();
        assertThatThrownBy(() -> secrets.get("../token")).isInstanceOf(BadInput.class);
    }

    /** Prints the key it sees. */
    static final class Other {
        private Other() {}

        public static void main(String[] arguments) throws IOException {
            byte[] key = new Keys(new FileSecrets(Home.in(Path.of(arguments[0])))).ipAddresses();
            System.out.write(HexFormat.of().formatHex(key).getBytes(StandardCharsets.US_ASCII));
            System.out.flush();
        }
    }

    @Test
    void twoStewardsAndManyThreadsMakeOneKey() throws Exception {
        Set<String> keys = new HashSet<>();
        List<Process> children =
                List.of(ChildJvm.start(Other.class, folder.toString()), ChildJvm.start(Other.class, folder.toString()));
        for (Process child : children) {
            keys.add(ChildJvm.output(child));
        }
        assertThat(keys).hasSize(1);

        Path another = folder.resolve("another");
        Set<String> seen = ConcurrentHashMap.newKeySet();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            threads.add(Thread.ofPlatform()
                    .start(() -> seen.add(
                            HexFormat.of().formatHex(new Keys(new FileSecrets(Home.in(another))).ipAddresses()))));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(seen).hasSize(1);
    }
}
