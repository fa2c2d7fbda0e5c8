package dev.steward.app.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.app.audit.AuditModel.Filter;
import dev.steward.app.audit.AuditModel.Span;
import dev.steward.app.ui.Texts;
import dev.steward.audit.AuditQuery;
import dev.steward.audit.Recorded;
import dev.steward.model.TimeRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AuditModelTest {
    private static final Instant NOW = Instant.parse("2026-03-10T23:30:00Z");

    private final AuditModel model = new AuditModel();

    private static List<Recorded> page(long newest, int count) {
        return LongStream.range(0, count)
                .mapToObj(back -> new Recorded(
                        newest - back,
                        NOW,
                        "step",
                        Optional.of(new Recorded.Payload("ann", "", Map.of())),
                        "00",
                        false))
                .toList();
    }

    @Test
    void olderPagesAreWantedNearTheEndOnceAndUntilThereAreNone() {
        model.look(Filter.NONE, NOW, ZoneOffset.UTC);
        assertThat(model.next(0)).as("before the first page is there").isEmpty();
        model.begun(page(150, AuditModel.PAGE));
        assertThat(model.next(10)).as("far from the end").isEmpty();

        AuditQuery next = model.next(95).orElseThrow();
        assertThat(next.before()).contains(51L);
        assertThat(model.next(96)).as("while it is on its way").isEmpty();
        model.missed();
        assertThat(model.next(97)).as("after it could not be had").isPresent();
        model.add(page(50, 50));

        assertThat(model.entries()).hasSize(150);
        assertThat(model.complete()).isTrue();
        assertThat(model.next(149)).isEmpty();
    }

    @Test
    void aNewLookForgetsWhatWasThere() {
        model.look(Filter.NONE, NOW, ZoneOffset.UTC);
        model.begun(page(10, 10));
        Filter filter = new Filter(Optional.of("ann"), Optional.of("import"), "  lake ", Span.ALL);
        AuditQuery query = model.look(filter, NOW, ZoneOffset.UTC);
        model.begun(page(3, 3));

        assertThat(query.person()).contains("ann");
        assertThat(query.action()).contains("import");
        assertThat(query.subject()).contains("lake");
        assertThat(query.range()).isEqualTo(TimeRange.ALL);
        assertThat(model.entries()).hasSize(3);
    }

    @Test
    void daysAreThoseOfTheZoneAndIncludeToday() {
        ZoneId zurich = ZoneId.of("Europe/Zurich");

        assertThat(Span.TODAY.range(NOW, zurich).from()).isEqualTo(Instant.parse("2026-03-10T23:00:00Z"));
        assertThat(Span.WEEK.range(NOW, ZoneOffset.UTC).from()).isEqualTo(Instant.parse("2026-03-04T00:00:00Z"));
        assertThat(Span.YEAR.range(NOW, ZoneOffset.UTC).to()).isNull();
    }

    /** Whoever records something new should say how people read it. */
    @Test
    void everyActionThatTheEngineRecordsHasWords() throws IOException {
        Set<String> codes = new TreeSet<>();
        Pattern code =
                Pattern.compile("\"([a-z]+\\.([a-z]+-)?(started|finished|failed|refused|created|dropped|torn-tail))\"");
        try (Stream<Path> files = Files.walk(Path.of("..", "src", "main", "java", "dev", "steward", "ingest"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher found = code.matcher(Files.readString(file));
                while (found.find()) {
                    codes.add(found.group(1));
                }
            }
        }
        Texts texts = Texts.of(AuditScreen.class);
        assertThat(codes)
                .hasSizeGreaterThan(12)
                .allSatisfy(one -> assertThat(texts.bundle().containsKey("action." + one))
                        .as(one)
                        .isTrue());
        assertThat(new ActionWords(texts).of("privacy.request-made")).isEqualTo("Privacy request made");
    }
}
