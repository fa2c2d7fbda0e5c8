package dev.steward.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.Hazard;
import dev.steward.model.Value;
import dev.steward.testing.ChildJvm;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The vectors stand in docs/audit-format.md too, and were computed there by another program. */
@Hazard("H83")
class HashesTest {
    private static final String SALT = "00112233445566778899aabbccddeeff".repeat(2);
    private static final Instant TIME = Instant.parse("2026-03-01T10:00:00.000001Z");

    private static Recorded.Payload payload() {
        Map<String, Value> details = new LinkedHashMap<>();
        details.put("rows", Value.of(1_500_000));
        details.put("share", new Value.Num(new BigDecimal("0.1250")));
        details.put("file", Value.of("événements 🐾.csv"));
        details.put("\uFB01", Value.of(""));
        details.put("\uD83D\uDC3E", new Value.Num(new BigDecimal("-0.00")));
        details.put("dry", Value.of(false));
        return new Recorded.Payload("Jane Müller", "/data/events", details);
    }

    private static Line line() {
        Recorded.Payload payload = payload();
        return Line.after(
                Head.EMPTY,
                TIME,
                new Entry(payload.person(), "import.finished", payload.subject(), payload.details()),
                SALT);
    }

    @Test
    void thePublishedVectorsHold() {
        assertThat(line().commitment()).isEqualTo(COMMITMENT);
        assertThat(line().hash()).isEqualTo(HASH);
        Line second = Line.after(line().head(), TIME, new Entry("", "a", ""), SALT);
        assertThat(second.commitment()).isEqualTo(SECOND_COMMITMENT);
        assertThat(second.hash()).isEqualTo(SECOND_HASH);
    }

    private static final String COMMITMENT = "918ef7a6ff6dc13f62a91d011ec42c56458f7a81369b3d7a7f2e20955d091622";
    private static final String HASH = "7f84652cec0a23ee1b15a89fc3b19a496709b1f4c8733c292777341c49946019";
    private static final String SECOND_COMMITMENT = "3cc3e1f2b9842bbff1f248d10e414eb6c109b51e07819e72aaabdb8ebad54445";
    private static final String SECOND_HASH = "27c8b20778d80fb6223f3165c8d177546412d8192ea255fe353519851336c744";

    @Test
    void theOrderOfKeysAndTheWayNumbersAreWrittenDoNotMatter() {
        String json = new String(line().bytes(), StandardCharsets.UTF_8);
        String other = "{ \"hash\":\"%s\", \"previous\":\"%s\",\"commitment\":\"%s\", \"payload\" :"
                        .formatted(HASH, "0".repeat(64), COMMITMENT)
                + "{\"details\":{\"\\ufb01\":\"\",\"dry\":false,\"share\":12.5e-2,\"rows\":1.50E6,\"\\ud83d\\udc3e\":0,"
                + "\"file\":\"\\u00e9v\\u00e9nements \\uD83D\\uDC3E.csv\"},"
                + "\"salt\":\"" + SALT + "\",\"subject\":\"\\/data\\/events\",\"person\":\"Jane M\u00fcller\"},"
                + "\"action\":\"import.finished\",\"time\":\"2026-03-01T10:00:00.000001Z\",\"sequence\":1}";

        for (String text : List.of(json, other)) {
            Line read = Line.parse(text.getBytes(StandardCharsets.UTF_8)).orElseThrow();
            assertThat(read.hashHolds()).isTrue();
            assertThat(read.payloadHolds()).isTrue();
            assertThat(read.hash()).isEqualTo(HASH);
        }
    }

    @Test
    void nothingElseIsTakenForAnEntry() {
        String json = new String(line().bytes(), StandardCharsets.UTF_8);

        assertThat(List.of(
                        "",
                        "null",
                        "[]",
                        json.replace("\"action\"", "\"actionn\""),
                        json.replace("{\"sequence\"", "{\"more\":1,\"sequence\""),
                        json.replace("{\"sequence\":1", "{\"sequence\":1,\"sequence\":1"),
                        json.replace("\"sequence\":1", "\"sequence\":1.0"),
                        json.replace(HASH, HASH.toUpperCase(Locale.ROOT)),
                        json.replace("false", "[]"),
                        json.strip() + "{}"))
                .allSatisfy(text -> assertThat(Line.parse(text.getBytes(StandardCharsets.UTF_8)))
                        .isEmpty());
    }

    @Test
    void everyPartIsHashed() {
        String json = new String(line().bytes(), StandardCharsets.UTF_8);
        List<String> changed = List.of(
                json.replace("\"sequence\":1", "\"sequence\":2"),
                json.replace("000001Z", "000002Z"),
                json.replace("import.finished", "import.failed"),
                json.replace("Jane", "Jana"),
                json.replace("/data/events", "/data/event"),
                json.replace("1500000", "1500001"),
                json.replace("1500000", "\"1500000\""),
                json.replace("false", "true"),
                json.replace("\"share\"", "\"shares\""),
                json.replace(SALT, "f" + SALT.substring(1)),
                json.replace("0".repeat(64), "1".repeat(64)));

        assertThat(changed).allSatisfy(text -> {
            Optional<Line> read = Line.parse(text.getBytes(StandardCharsets.UTF_8));
            assertThat(read).as(text).isPresent();
            assertThat(read.orElseThrow().hashHolds() && read.orElseThrow().payloadHolds())
                    .as(text)
                    .isFalse();
        });
    }

    @Test
    void halfAnEmojiCannotHideWhatWasThere() {
        assertThat(new Entry("\uD83D", "a", "x\uDC3E", Map.of("k", Value.of("\uD83D\uDC3E"))))
                .isEqualTo(new Entry("\uFFFD", "a", "x\uFFFD", Map.of("k", Value.of("\uD83D\uDC3E"))));
    }

    /** Prints what is written, and where, under the locale of its process. */
    static final class Other {
        private Other() {}

        public static void main(String[] arguments) {
            System.out.println(new Segments(Path.of("log"), AuditLog.SEGMENT).fileOf(12_345));
            System.out.write(line().bytes(), 0, line().bytes().length);
            System.out.flush();
        }
    }

    @Test
    void anotherLocaleEncodingAndZoneWriteTheSameBytes() throws Exception {
        List<String> flags = List.of(
                "-Duser.language=tr",
                "-Duser.country=TR",
                "-Duser.timezone=Pacific/Kiritimati",
                "-Dfile.encoding=ISO-8859-1");
        List<String> arabic = List.of("-Duser.language=ar", "-Duser.country=EG", "-Duser.extensions=nu-arab");

        String here = "log/000000010001.jsonl\n" + new String(line().bytes(), StandardCharsets.UTF_8);
        assertThat(ChildJvm.output(ChildJvm.start(flags, Other.class))).isEqualTo(here);
        assertThat(ChildJvm.output(ChildJvm.start(arabic, Other.class))).isEqualTo(here);
    }
}
