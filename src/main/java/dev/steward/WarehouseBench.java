package dev.steward;

import dev.steward.WarehouseBenchReport.Measured;
import dev.steward.analysis.Data;
import dev.steward.analysis.Kinds;
import dev.steward.analysis.Kinds.Asked;
import dev.steward.analysis.Question;
import dev.steward.journey.StreamedJourneys;
import dev.steward.model.Work;
import dev.steward.source.warehouse.PgMeasure;
import dev.steward.source.warehouse.PgMeasure.Timing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Measures the queries of the session design against its targets, and Steward's questions where the events are. */
final class WarehouseBench {
    private static final String FOLDER = "sessions/bench/";
    private static final int RUNS = 3;

    /** Seconds: what the design wants, and the most it accepts. */
    private record Goal(double target, double limit) {}

    private static final List<Map.Entry<String, String>> QUESTIONS =
            List.of(Map.entry("funnel", """
                    {"kind": "funnel", "window": {"value": 7, "unit": "day"}, "steps": [{"event": "register"},
                     {"event": "verify_email"}, {"event": "add_pet"}, {"event": "set_reminder"}, {"event": "subscribe"}]}"""), Map.entry("retention", """
                    {"kind": "retention", "period": "week", "target": {"event": "register"}, "returning": {"event": null}}"""), Map.entry("lifecycle", """
                    {"kind": "lifecycle", "period": "week", "activity": {"event": null}}"""));

    private final PgMeasure measure;
    private final OpenSource events;
    private final Kinds kinds;
    private final Work work;
    private final List<Measured> queries = new ArrayList<>();

    /** @param events the table {@code sessions.user_events} */
    WarehouseBench(PgMeasure measure, OpenSource events, Kinds kinds, Work work) {
        this.measure = measure;
        this.events = events;
        this.kinds = kinds;
        this.work = work;
    }

    WarehouseBenchReport run() {
        String topPages = PgMeasure.query(FOLDER + "top_pages.sql");
        String paths = PgMeasure.query(FOLDER + "paths.sql");
        one("metric", PgMeasure.query(FOLDER + "metric.sql"), new Goal(0.05, 0.2));
        one("top_pages", topPages, new Goal(0.1, 0.5));
        one("paths", paths, new Goal(0.2, 1));
        List<String> charts = new ArrayList<>(PgMeasure.queries(FOLDER + "dashboard/"));
        charts.add(topPages);
        charts.add(paths);
        dashboard(charts, new Goal(0.5, 2));
        one("cohort", PgMeasure.query("sessions/kpis/cohort_retention.sql"), new Goal(2, 10));
        SequencedMap<String, Double> questions = new LinkedHashMap<>();
        for (Map.Entry<String, String> question : QUESTIONS) {
            work.progress(0.7, question.getKey());
            questions.put(question.getKey(), median(question.getValue()));
        }
        return new WarehouseBenchReport(
                EngineBench.machine(),
                measure.rows("sessions.user_sessions"),
                measure.rows("sessions.page_views"),
                events.facts().events(),
                queries,
                questions);
    }

    private void one(String key, String query, Goal goal) {
        work.progress(0.1, key);
        add(key, title(query), measure.measure(query), goal);
    }

    /** The charts one after another, as over one connection. */
    private void dashboard(List<String> charts, Goal goal) {
        work.progress(0.3, "dashboard");
        Timing all = charts.stream()
                .map(measure::measure)
                .reduce((one, other) -> new Timing(
                        one.median() + other.median(),
                        one.worst() + other.worst(),
                        one.plan().and(other.plan())))
                .orElseThrow();
        add("dashboard", "The " + charts.size() + " charts of a dashboard, one after another", all, goal);
    }

    private void add(String key, String title, Timing timing, Goal goal) {
        queries.add(new Measured(
                key,
                title,
                timing.median(),
                timing.worst(),
                goal.target(),
                goal.limit(),
                timing.plan().words(),
                timing.plan().findings()));
    }

    private static String title(String query) {
        return query.lines().findFirst().orElse("").replaceFirst("^--\\s*", "");
    }

    private double median(String question) {
        double[] seconds = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            work.checkCancelled();
            long started = System.nanoTime();
            answer(kinds.parse(question));
            seconds[i] = (System.nanoTime() - started) / 1e9;
        }
        Arrays.sort(seconds);
        return seconds[RUNS / 2];
    }

    private <Q extends Question, R> void answer(Asked<Q, R> asked) {
        asked.kind().answer(asked.question(), new Data(new StreamedJourneys(events.reader()), events.reader()), work);
    }
}
