package dev.steward.ingest.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.steward.model.Times;
import dev.steward.model.Work;
import dev.steward.source.LakeEvent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DemoFolkTest {
    private static final Census YEAR = Census.of(DemoSize.STANDARD);
    private static final DemoSize SMALL = new DemoSize(800);
    private static final DemoFolk FOLK = new DemoFolk(SMALL);

    @Test
    void thereAreTwentyThousandPeopleAndAboutOneAndAHalfMillionEvents() {
        assertThat(YEAR.people).isEqualTo(20_000);
        assertThat(YEAR.total()).isBetween(1_400_000L, 1_600_000L);
        assertThat(YEAR.events).hasSize(Kind.values().length);
        assertThat(YEAR.outOfOrder).isZero();
    }

    /** docs/demo-lake.md promises these numbers; whoever changes them raises {@link DemoLake#VERSION}. */
    @Test
    void theStandardLakeHoldsExactlyWhatItsPageSays() {
        assertThat(YEAR.total()).isEqualTo(1_493_375);
        assertThat(Stream.of(Kind.values()).map(YEAR.events::get))
                .containsExactly(
                        209_986L, 731_495L, 20_009L, 11_286L, 15_795L, 53_670L, 17_159L, 19_164L, 83_100L, 93_928L,
                        36_944L, 113_349L, 61_149L, 8_505L, 13_732L, 1_241L, 2_383L, 480L);
        assertThat(YEAR.reached)
                .isDeepEqualTo(new int[][] {{7_447, 5_287, 3_701, 1_589, 561}, {12_548, 10_496, 8_837, 5_342, 1_820}});
        assertThat(unrecorded()).as("reminders not recorded").isEqualTo(185);
        assertThat(YEAR.misspelt).as("events from \"UK\"").isEqualTo(659);
        assertThat(LongStream.of(YEAR.doubled).sum()).as("second copies").isEqualTo(1_155);
        assertThat(YEAR.weightsAsText).as("weights that are texts").isEqualTo(44_008);
        assertThat(YEAR.peopleWithWrongClocks).as("people with wrong clocks").isEqualTo(229);
        assertThat(YEAR.eventsWithWrongClocks).as("events by wrong clocks").isEqualTo(16_879);
    }

    private static int unrecorded() {
        int[] silent = {0};
        int first = day(Faults.SILENT);
        DemoFolk everybody = new DemoFolk(DemoSize.STANDARD);
        for (int number = 0; number < DemoSize.STANDARD.people(); number++) {
            Life.live(everybody.person(number), move -> {
                long day = (move.at() - DemoYear.START) / DemoYear.DAY - first;
                silent[0] += move.kind() == Kind.REMINDER_DONE && day >= 0 && day < Faults.SILENT_DAYS ? 1 : 0;
            });
        }
        return silent[0];
    }

    @Test
    void theOnboardingFunnelNarrowsStepByStep() {
        assertThat(YEAR.shareOfAll(1)).isCloseTo(0.78, within(0.02));
        assertThat(YEAR.shareOfAll(2)).isCloseTo(0.61, within(0.03));
        assertThat(YEAR.shareOfAll(3)).isCloseTo(0.34, within(0.02));
        assertThat(YEAR.shareOfAll(4)).isCloseTo(0.12, within(0.01));
    }

    @Test
    void theRedesignLiftsEveryStepOfOnboarding() {
        for (int step = 1; step <= 3; step++) {
            assertThat(YEAR.share(1, step, step - 1))
                    .as("step %d", step)
                    .isGreaterThan(YEAR.share(0, step, step - 1) + 0.1);
        }
        assertThat(YEAR.share(1, 3, 0)).isGreaterThan(1.8 * YEAR.share(0, 3, 0));
    }

    @Test
    void cohortsDecaySteeplyAtFirstThenSlowly() {
        assertThat(YEAR.retention(0)).isEqualTo(1);
        assertThat(YEAR.retention(1)).isCloseTo(0.45, within(0.03));
        assertThat(YEAR.retention(9)).isCloseTo(0.18, within(0.02));
        assertThat(YEAR.retention(26)).isBetween(0.07, 0.12);
        assertThat(YEAR.retention(1) - YEAR.retention(4)).isGreaterThan(YEAR.retention(4) - YEAR.retention(12));
    }

    @Test
    void theCampaignBringsPeopleBack() {
        int campaign = week(DemoYear.CAMPAIGN);
        int usual = IntStream.range(campaign - 6, campaign - 1)
                .map(w -> YEAR.resurrected[w])
                .max()
                .orElseThrow();
        assertThat(YEAR.resurrected[campaign] + YEAR.resurrected[campaign - 1]).isGreaterThan(3 * usual);
        assertThat(YEAR.events.get(Kind.OPEN_CAMPAIGN)).isGreaterThan(1_000);
    }

    @Test
    void weeksHaveARhythmAndTheYearGrows() {
        long sundays = 0;
        long fridays = 0;
        for (int day = 0; day < DemoYear.DAYS; day++) {
            DayOfWeek name = DemoYear.FIRST.plusDays(day).getDayOfWeek();
            sundays += name == DayOfWeek.SUNDAY ? YEAR.byDay[day] : 0;
            fridays += name == DayOfWeek.FRIDAY ? YEAR.byDay[day] : 0;
        }
        assertThat((double) sundays / fridays).isBetween(1.15, 1.6);
        assertThat(sum(335, 365)).isGreaterThan(4 * sum(31, 61));
    }

    @Test
    void remindersAreSilentForTwoDays() {
        int silent = day(Faults.SILENT);
        assertThat(YEAR.remindersDone[silent - 1]).isGreaterThan(50);
        assertThat(YEAR.remindersDone[silent]).isZero();
        assertThat(YEAR.remindersDone[silent + 1]).isZero();
        assertThat(YEAR.remindersDone[silent + 2]).isGreaterThan(50);
    }

    @Test
    void theEventsOfSixHoursAreThereTwice() {
        int doubled = day(Faults.DOUBLED);
        assertThat(YEAR.doubled[doubled]).isGreaterThan(1_000);
        assertThat(IntStream.range(0, DemoYear.DAYS)
                        .filter(d -> d != doubled)
                        .mapToLong(d -> YEAR.doubled[d])
                        .sum())
                .isZero();
    }

    @Test
    void fiveRobotsCrawlForOneNight() {
        assertThat(YEAR.eventsOfRobots).hasSize(5).containsOnly(Robot.PAGES);
    }

    @Test
    void everyEventIsPlausible() {
        Set<String> ids = new HashSet<>();
        JsonMapper json = new JsonMapper();
        for (LakeEvent event : events(SMALL)) {
            assertThat(ids.add(event.id())).as(event.id()).isTrue();
            JsonNode properties = json.readTree(event.properties());
            LocalDate day = LocalDate.ofInstant(Times.instant(event.created()), ZoneOffset.UTC);
            assertThat(properties.isObject()).isTrue();
            assertThat(day).isBetween(DemoYear.FIRST, DemoYear.LAST);
            if (event.event().equals("log_weight")) {
                assertThat(properties.get("weight_kg").isString()).isEqualTo(!day.isBefore(Faults.RETYPED));
            }
            assertThat("UK".equals(event.country())).isEqualTo(day.equals(Faults.MISSPELT) && wasBritish(event));
        }
    }

    private static boolean wasBritish(LakeEvent event) {
        return FOLK.person(Integer.parseInt(event.user().substring(5))).country() == Country.GB;
    }

    @Test
    void someClocksAreFarOff() {
        List<LakeEvent> events = events(SMALL);
        long ahead = events.stream()
                .filter(e -> client(e) - e.created() > 300_000_000L)
                .count();
        long behind = events.stream()
                .filter(e -> e.created() - client(e) > 300_000_000L)
                .count();
        assertThat(ahead).isPositive();
        assertThat(ahead + behind).isBetween(events.size() / 500L, events.size() / 20L);
        assertThat(events).allMatch(e -> client(e) != e.created());
    }

    @Test
    void theSameSizeGivesTheSameEventsEverywhere() throws Exception {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (LakeEvent event : events(SMALL)) {
                digest.update(event.toString().getBytes(StandardCharsets.UTF_8));
            }
            // What changes here changes everybody's demo lake: raise DemoLake.VERSION with it.
            assertThat(HexFormat.of().formatHex(digest.digest(), 0, 8)).isEqualTo("1b00d5d43b8ef94f");
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    private static List<LakeEvent> events(DemoSize size) {
        DemoFolk folk = new DemoFolk(size);
        List<LakeEvent> events = new ArrayList<>();
        folk.tell(
                Work.unobserved(), move -> events.add(Telling.event(move, folk.person(move.person()), events.size())));
        return events;
    }

    private static int day(LocalDate date) {
        return (int) (date.toEpochDay() - DemoYear.FIRST.toEpochDay());
    }

    private static int week(LocalDate date) {
        return day(date) / 7;
    }

    private static long sum(int from, int to) {
        return IntStream.range(from, to).mapToLong(d -> YEAR.byDay[d]).sum();
    }

    /** Every invented event has both times. */
    private static long client(LakeEvent event) {
        return Objects.requireNonNull(event.client());
    }
}
