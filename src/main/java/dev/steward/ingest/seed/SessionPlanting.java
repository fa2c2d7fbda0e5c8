package dev.steward.ingest.seed;

import dev.steward.ingest.demo.Dice;
import dev.steward.ingest.demo.Resident;
import dev.steward.ingest.demo.Resident.Sitting;
import dev.steward.ingest.seed.SeedReport.Filled;
import dev.steward.model.Work;
import dev.steward.source.BuildSite.Site;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Fills {@code sessions}: people, what they agreed to, what they did; then the star, the paths and the views over it. */
final class SessionPlanting implements Planting {
    private static final int DICE = 21;
    private static final double AGREES = 0.88;
    private static final double AGREES_TO_MARKETING = 0.35;
    private static final double WITHDRAWS = 0.04;

    private final Seed seed;
    private final Instant end;
    private final Bed persons = new Bed("persons", "id", "created_at");
    private final Bed consent =
            new Bed("user_consent", "person_id", "purpose", "granted", "consent_version", "source", "decided_at");
    private final SittingRows sittings;

    SessionPlanting(Seed seed) {
        this.seed = seed;
        this.end =
                seed.last().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusMillis(1);
        this.sittings = new SittingRows(new Pseudonyms(seed.key()), end);
    }

    @Override
    public List<Bed> beds() {
        List<Bed> all = new ArrayList<>(List.of(persons, consent));
        all.addAll(sittings.beds());
        return all;
    }

    @Override
    public List<String> followers() {
        return List.of("session_keys", "latest_consent");
    }

    @Override
    public List<String> derived() {
        return List.of(
                "consent_texts",
                "user_journey_paths",
                "fact_page_views",
                "fact_sessions",
                "agg_session_metrics_daily",
                "dim_pages",
                "dim_channels",
                "dim_devices",
                "dim_date");
    }

    @Override
    public void prepare(Site site) {
        site.run("select * from create_partitions('" + seed.first() + "', '" + seed.last() + "')");
    }

    @Override
    public void plant(Site site, Work work) {
        Batch.fill(
                beds(),
                site,
                work,
                batch -> seed.crowd().tell(work, person -> {
                    plant(person);
                    batch.handOverWhenFull((double) person.number() / seed.people());
                }));
    }

    private void plant(Resident person) {
        Dice dice = Dice.of(DICE, person.luck());
        String id = Integer.toString(person.number());
        persons.add(id, person.joined().toString());
        decide(id, person.joined(), dice);
        String address = Ids.address(dice);
        for (Sitting sitting : person.sittings()) {
            sittings.add(person, sitting, address, dice);
        }
    }

    /** Nobody is asked twice; a few change their mind later. */
    private void decide(String id, Instant joined, Dice dice) {
        boolean agrees = dice.chance(AGREES);
        decision(id, "analytics", agrees, joined);
        if (agrees && dice.chance(WITHDRAWS)) {
            long left = Duration.between(joined, end).toMillis();
            decision(id, "analytics", false, joined.plusMillis((long) (left * dice.unit())));
        }
        if (dice.chance(AGREES_TO_MARKETING)) {
            decision(id, "marketing", true, joined);
        }
    }

    private void decision(String id, String purpose, boolean agrees, Instant at) {
        consent.add(id, purpose, Boolean.toString(agrees), "1", agrees ? "banner" : "settings", at.toString());
    }

    @Override
    public List<Filled> harvest(Site site, Work work) {
        List<Filled> filled = new ArrayList<>();
        work.progress(0.75, "star");
        long started = System.nanoTime();
        // Only the policies of the facts are lifted, and those let the owner do everything.
        List<String> facts = List.of("fact_sessions", "fact_page_views");
        site.freed(
                facts,
                () -> site.bare(
                        facts, () -> site.run("select load_star('" + seed.first() + "', '" + seed.last() + "')")));
        filled.add(worked("fact_sessions", started, site));
        filled.add(worked("fact_page_views", System.nanoTime(), site));
        filled.add(worked("agg_session_metrics_daily", System.nanoTime(), site));
        work.progress(0.85, "journey paths");
        started = System.nanoTime();
        paths(site);
        filled.add(worked("user_journey_paths", started, site));
        work.progress(0.92, "views");
        for (String[] view : new String[][] {
            {"session_metrics_daily", "refresh_session_metrics"}, {"page_metrics_hourly", "refresh_page_metrics"}
        }) {
            started = System.nanoTime();
            site.run("select " + view[1] + "()");
            filled.add(worked(view[0], started, site));
        }
        site.run("analyze agg_session_metrics_daily, user_journey_paths, session_metrics_daily,"
                + " page_metrics_hourly, dim_date, dim_devices, dim_channels, dim_pages");
        return filled;
    }

    /** Which ways are walked is told of each month. */
    private void paths(Site site) {
        for (YearMonth month = YearMonth.from(seed.first());
                !month.isAfter(YearMonth.from(seed.last()));
                month = month.plusMonths(1)) {
            LocalDate from = month.atDay(1).isBefore(seed.first()) ? seed.first() : month.atDay(1);
            LocalDate to = month.atEndOfMonth().isAfter(seed.last()) ? seed.last() : month.atEndOfMonth();
            site.run("select load_journey_paths('" + from + "', '" + to + "')");
        }
    }

    private static Filled worked(String table, long started, Site site) {
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
        return new Filled(table, site.count("select from " + table), millis);
    }
}
