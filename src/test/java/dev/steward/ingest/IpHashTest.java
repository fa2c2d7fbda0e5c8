package dev.steward.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.Hazard;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpHashTest {
    private final IpHash hash = new IpHash(new byte[32]);

    @ParameterizedTest
    @Hazard("H70")
    @CsvSource({
        "203.0.113.7,203.0.113.7",
        "' 203.0.113.7 ',203.0.113.7",
        "203.0.113.7/32,203.0.113.7",
        "203.0.113.7:443,203.0.113.7",
        "203.000.113.007,203.0.113.7",
        "::ffff:203.0.113.7,203.0.113.7",
        "::FFFF:CB00:7107,203.0.113.7",
        "2001:DB8::1,2001:db8:0:0:0:0:0:1",
        "[2001:db8::1]:443,2001:db8:0:0:0:0:0:1",
        "2001:db8:0::1/128,2001:db8:0:0:0:0:0:1",
        "fe80::1%eth0,fe80:0:0:0:0:0:0:1",
        "unknown,text:unknown",
        "999.1.1.1,text:999.1.1.1",
        "127.1,text:127.1"
    })
    void everyWayToWriteAnAddressHasOneForm(String written, String canonical) {
        assertThat(IpHash.canonical(written)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void nothingHasNoPseudonym(String nothing) {
        assertThat(hash.apply(nothing)).isNull();
    }

    @Test
    void aPseudonymStaysAsItIs() {
        String once = hash.apply("203.0.113.7");

        assertThat(once).matches("h1:[0-9a-f]{64}");
        assertThat(hash.apply(once)).isEqualTo(once);
        assertThat(new IpHash("another key".getBytes(StandardCharsets.UTF_8)).apply("203.0.113.7"))
                .isNotEqualTo(once);
    }

    @Test
    @Hazard("H69")
    void tryingAddressesWithoutTheKeyFindsNone() throws Exception {
        String sought = String.valueOf(hash.apply("203.0.113.7")).substring(3);
        MessageDigest plain = MessageDigest.getInstance("SHA-256");

        for (int last = 0; last < 256; last++) {
            String address = "203.0.113." + last;
            String found = HexFormat.of().formatHex(plain.digest(address.getBytes(StandardCharsets.UTF_8)));
            assertThat(found).isNotEqualTo(sought);
        }
    }
}
