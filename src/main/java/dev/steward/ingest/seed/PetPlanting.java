package dev.steward.ingest.seed;

import dev.steward.ingest.demo.Dice;
import dev.steward.ingest.demo.Resident;
import dev.steward.ingest.demo.Resident.Deed;
import dev.steward.ingest.demo.Resident.Sitting;
import dev.steward.ingest.seed.SeedReport.Filled;
import dev.steward.model.Work;
import dev.steward.source.BuildSite.Site;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Fills the raw tables of {@code petforce} as one whole extraction at the end of the last day would. */
final class PetPlanting implements Planting {
    private static final int DICE = 23;
    private static final Duration GONE = Duration.ofDays(120);
    private static final double DELETES = 0.15;
    private static final double LOGS_IN = 0.7;
    private static final double FAILS_FIRST = 0.06;
    private static final double REFRESHES = 0.3;
    private static final Set<String> NO_CALL =
            Set.of("page_view", "session_start", "register", "login", "verify_email");

    private final Seed seed;
    private final Instant extracted;
    private final Bed users = bed(
            "users",
            "id",
            "email",
            "email_verified",
            "hashed_password",
            "first_name",
            "last_name",
            "auth_methods",
            "preferred_auth_method",
            "two_factor_enabled",
            "failed_login_attempts",
            "last_login_at",
            "last_login_ip",
            "created_at",
            "updated_at",
            "deleted_at");
    private final Bed sessions = bed("sessions", "id", "user_id", "started_at", "ended_at", "ip_address", "user_agent");
    private final Bed authentications =
            bed("auth_events", "id", "user_id", "event_type", "occurred_at", "ip_address", "user_agent");
    private final Bed calls = bed("api_calls", "id", "user_id", "called_at", "endpoint", "feature", "status_code");

    PetPlanting(Seed seed) {
        this.seed = seed;
        this.extracted =
                seed.last().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusMillis(1);
    }

    private static Bed bed(String what, String... columns) {
        String[] all = new String[columns.length + 2];
        all[0] = "extracted_at";
        all[1] = "extracted_date";
        System.arraycopy(columns, 0, all, 2, columns.length);
        return new Bed("raw_supabase_" + what, all);
    }

    private void add(Bed bed, String... values) {
        String[] all = new String[values.length + 2];
        all[0] = extracted.toString();
        all[1] = seed.last().toString();
        System.arraycopy(values, 0, all, 2, values.length);
        bed.add(all);
    }

    @Override
    public List<Bed> beds() {
        return List.of(users, sessions, authentications, calls);
    }

    @Override
    public List<String> followers() {
        return List.of();
    }

    @Override
    public List<String> derived() {
        return List.of();
    }

    @Override
    public void prepare(Site site) {
        site.run("select create_partitions_ahead(0, '" + seed.last() + "')");
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

    /** The marts are filled by a build, which has tests and a key of its own. */
    @Override
    public List<Filled> harvest(Site site, Work work) {
        return List.of();
    }

    private void plant(Resident person) {
        Dice dice = Dice.of(DICE, person.luck());
        String id = Ids.uuid(dice);
        String address = Ids.address(dice);
        authentication(id, "signed_up", person.joined(), address, "", dice);
        Instant login = person.joined();
        Instant seen = person.joined();
        for (Sitting sitting : person.sittings()) {
            seen = sitting.end();
            if (sit(id, sitting, address, dice)) {
                login = sitting.start();
            }
        }
        user(id, person, login, seen, address, dice);
    }

    /** Whether somebody logged in; others still were. */
    private boolean sit(String id, Sitting sitting, String address, Dice dice) {
        String agent = sitting.device().userAgent();
        boolean logsIn = dice.chance(LOGS_IN);
        if (logsIn) {
            if (dice.chance(FAILS_FIRST)) {
                authentication(id, "login_failed", sitting.start().minusSeconds(20), address, agent, dice);
            }
            authentication(id, "login", sitting.start(), address, agent, dice);
        } else if (dice.chance(REFRESHES)) {
            authentication(id, "token_refreshed", sitting.start(), address, agent, dice);
        }
        add(
                sessions,
                Ids.uuid(dice),
                id,
                sitting.start().toString(),
                sitting.end().toString(),
                address,
                agent);
        for (Deed deed : sitting.deeds()) {
            if (!NO_CALL.contains(deed.name())) {
                String status = dice.chance(0.99) ? "200" : "500";
                add(calls, Ids.uuid(dice), id, deed.at().toString(), "/api" + deed.page(), deed.name(), status);
            }
        }
        return logsIn;
    }

    private void authentication(String id, String type, Instant at, String address, String agent, Dice dice) {
        add(authentications, Ids.uuid(dice), id, type, at.toString(), address, agent);
    }

    private void user(String id, Resident person, Instant login, Instant seen, String address, Dice dice) {
        String first = Names.first(dice);
        String last = Names.last(dice);
        String way = new String[] {"password", "google", "apple", "magic_link"}[dice.pick(0.5, 0.3, 0.12, 0.08)];
        boolean left = Duration.between(seen, extracted).compareTo(GONE) > 0 && dice.chance(DELETES);
        String deleted = left ? seen.plus(GONE).toString() : "";
        add(
                users,
                id,
                first.toLowerCase(Locale.ROOT) + "." + last.toLowerCase(Locale.ROOT) + person.number() + "@"
                        + Ids.pick(dice, "example.com", "example.org", "mail.example"),
                Boolean.toString(dice.chance(0.8)),
                way.equals("password") ? "$2b$12$" + Ids.uuid(dice) : "",
                first,
                last,
                way.equals("password") ? "{password}" : "{password," + way + "}",
                way,
                Boolean.toString(dice.chance(0.15)),
                Integer.toString(dice.geometric(0.1)),
                login.equals(person.joined()) ? "" : login.toString(),
                address,
                person.joined().toString(),
                left ? deleted : seen.toString(),
                deleted);
    }
}
