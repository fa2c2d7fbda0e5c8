package dev.steward.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.Hazard;
import dev.steward.model.Anchor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The file that others check their own programs with; another program than Steward has computed what it holds. */
@Hazard("H83")
class VectorsTest {
    private static final Path FILE = Path.of("..", "docs", "audit-vectors.json");
    private static final HexFormat HEX = HexFormat.of();

    private static JsonNode vectors() throws IOException {
        return JsonMapper.shared().readTree(Files.readString(FILE));
    }

    @Test
    void thePublishedEntriesAreAChainThatHolds() throws IOException {
        Head head = Head.EMPTY;
        for (JsonNode node : vectors().get("entries")) {
            Line line =
                    Line.parse(node.toString().getBytes(StandardCharsets.UTF_8)).orElseThrow();
            assertThat(line.hashHolds()).isTrue();
            assertThat(line.payloadHolds()).isTrue();
            assertThat(line.follows(head)).isTrue();
            head = line.head();
        }
        assertThat(head.count()).isEqualTo(2);
    }

    @Test
    void thePublishedAnchorIsWhatThisKeySigns() throws IOException, GeneralSecurityException {
        JsonNode vectors = vectors();
        Anchor anchor = AnchorLine.parse(vectors.get("anchor").toString()).orElseThrow();
        Head head = new Head(anchor.count(), anchor.hash());
        assertThat(Hashes.anchor(anchor.log(), head, anchor.at()))
                .isEqualTo(vectors.get("anchorDigest").asString());
        assertThat(Seal.holds(anchor)).isTrue();

        KeyFactory factory = KeyFactory.getInstance("Ed25519");
        KeyPair pair = new KeyPair(
                factory.generatePublic(new X509EncodedKeySpec(HEX.parseHex(anchor.key()))),
                factory.generatePrivate(new EdECPrivateKeySpec(
                        NamedParameterSpec.ED25519,
                        HEX.parseHex(vectors.get("privateKey").asString()))));
        assertThat(AnchorsTest.seal(pair).anchor(head, anchor.at())).isEqualTo(anchor);
        assertThat(Seal.holds(
                        new Anchor(anchor.log(), 1, anchor.hash(), anchor.at(), anchor.key(), anchor.signature())))
                .isFalse();
    }
}
