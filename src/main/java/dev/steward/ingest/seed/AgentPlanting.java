package dev.steward.ingest.seed;

import dev.steward.ingest.demo.Dice;
import dev.steward.ingest.seed.SeedReport.Filled;
import dev.steward.model.Work;
import dev.steward.source.BuildSite.Site;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Fills {@code agents}: what people asked, what agents answered, who approved and judged it; then the star and the views. */
final class AgentPlanting implements Planting {
    private static final int DICE = 22;
    private static final double CONVERSATIONS = 1.2;
    private static final String[] PROJECTS = {"petforce", "shop", "clinic"};
    private static final String[] TOPICS = {"sales", "traffic", "support", "stock"};

    private final Seed seed;
    private final Bed facts = new Bed("facts", "project", "topic", "key", "value", "created_at");
    private final ConversationRows conversations;

    AgentPlanting(Seed seed) {
        this.seed = seed;
        this.conversations = new ConversationRows(seed.first(), seed.last());
    }

    @Override
    public List<Bed> beds() {
        List<Bed> all = new ArrayList<>(List.of(facts));
        all.addAll(conversations.beds());
        return all;
    }

    @Override
    public List<String> followers() {
        return List.of();
    }

    @Override
    public List<String> derived() {
        return List.of(
                "fact_agent_query",
                "fact_approval",
                "fact_training",
                "agg_agent_daily_performance",
                "dim_agent",
                "dim_conversation",
                "dim_time",
                "dim_user");
    }

    /** Nothing here is cut by month. */
    @Override
    public void prepare(Site site) {}

    @Override
    public void plant(Site site, Work work) {
        Batch.fill(beds(), site, work, this::converse);
    }

    private void converse(Batch batch) {
        for (LocalDate day = seed.first(); !day.isAfter(seed.last()); day = day.plusDays(1)) {
            facts(day);
        }
        for (int person = 1; person <= seed.people(); person++) {
            Dice dice = Dice.of(DICE + 31 * seed.number(), person);
            int times = dice.geometric(CONVERSATIONS);
            for (int i = 0; i < times; i++) {
                conversations.add("conversation-" + person + "-" + (i + 1), dice);
            }
            batch.handOverWhenFull((double) person / seed.people());
        }
    }

    private void facts(LocalDate day) {
        Dice dice = Dice.of(DICE + 31 * seed.number(), -day.toEpochDay());
        String night = day + "T02:00:00Z";
        for (String project : PROJECTS) {
            for (String topic : TOPICS) {
                String value =
                        "{\"value\": " + (int) dice.logNormal(400, 0.3) + ", \"day\": \"" + day.minusDays(1) + "\"}";
                facts.add(project, topic, topic + ".daily", value, night);
            }
        }
    }

    @Override
    public List<Filled> harvest(Site site, Work work) {
        work.progress(0.75, "star");
        String since = "'" + seed.first() + " 00:00:00+00'";
        for (String name : ConversationRows.APPROVERS) {
            site.run("select record_user('" + name + "', 'operations', " + since + ")");
        }
        for (String name : ConversationRows.ANNOTATORS) {
            site.run("select record_user('" + name + "', 'quality', " + since + ")");
        }
        long started = System.nanoTime();
        for (YearMonth month = YearMonth.from(seed.first());
                !month.isAfter(YearMonth.from(seed.last()));
                month = month.plusMonths(1)) {
            site.run("select load_star('" + month.atDay(1) + "', '" + month.atEndOfMonth() + "')");
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
        work.progress(0.95, "views");
        site.run("select refresh_daily_agent_metrics()");
        site.run("select refresh_realtime_views()");
        site.run("analyze fact_agent_query, fact_approval, fact_training, agg_agent_daily_performance");
        List<Filled> filled = new ArrayList<>();
        for (String table : derived().subList(0, 4)) {
            filled.add(new Filled(table, site.count("select from " + table), filled.isEmpty() ? millis : 0));
        }
        return filled;
    }
}
