package dev.steward.chart;

import dev.steward.chart.TrendsChart.Line;
import dev.steward.chart.TrendsChart.Unit;
import dev.steward.model.Course;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A trends chart in words: the line under its title, its tips, and the description for those who cannot see it. */
record TrendsSummary(TrendsChart chart) {
    private static final int MOST_DESCRIBED = 3;

    /** A number of the chart's unit. */
    static String number(Unit unit, double number) {
        return switch (unit) {
            case COUNT -> Numbers.ENGLISH.count(Math.round(number));
            case NUMBER ->
                Numbers.ENGLISH.decimal(number, Math.abs(number) < 10 ? 2 : Math.abs(number) < 1_000 ? 1 : 0);
            case PERCENT -> Numbers.ENGLISH.decimal(number * 100, 1) + "%";
        };
    }

    private String number(double number) {
        return number(chart.unit(), number);
    }

    /** Means and bands of counts need no decimals, but errors below ten do. */
    private String error(double number) {
        return number(chart.unit() == Unit.COUNT ? Unit.NUMBER : chart.unit(), number);
    }

    /** What stands under the title. */
    Optional<String> note(List<Line> drawn) {
        List<String> parts = new ArrayList<>();
        if (drawn.size() < chart.lines().size()) {
            parts.add(Words.say("trends.note.cut", drawn.size(), chart.lines().size()));
        }
        if (drawn.size() == 1) {
            latest(drawn.getFirst()).ifPresent(parts::add);
        }
        chart.compared()
                .ifPresent(
                        how -> parts.add(Words.say("trends.note." + how.name().toLowerCase(Locale.ROOT))));
        if (drawn.stream().anyMatch(line -> line.average().isPresent())) {
            parts.add(Words.say("trends.note.average"));
        }
        judged(drawn).ifPresent(parts::add);
        outlook(drawn).ifPresent(parts::add);
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(" · ", parts));
    }

    /** The last complete period of a line, and how it differs from what it is compared with. */
    private Optional<String> latest(Line line) {
        for (int i = line.values().size() - 1; i >= 0; i--) {
            if (chart.complete().get(i) && line.values().has(i)) {
                String now = Words.say(
                        "trends.note.latest",
                        chart.label(i).full(),
                        number(line.values().get(i)));
                int period = i;
                return Optional.of(line.before()
                        .filter(before -> before.has(period) && before.get(period) != 0)
                        .map(before -> Words.say(
                                "trends.note.change", now, change(line.values().get(period) / before.get(period) - 1)))
                        .orElse(now));
            }
        }
        return Optional.empty();
    }

    private static String change(double ratio) {
        return (ratio > 0 ? "+" : "") + Numbers.ENGLISH.decimal(ratio * 100, 1) + "%";
    }

    private static Optional<String> judged(List<Line> drawn) {
        if (drawn.stream().noneMatch(line -> line.judged().isPresent())) {
            return Optional.empty();
        }
        long all = 0;
        long critical = 0;
        long warnings = 0;
        for (Line line : drawn) {
            if (line.judged().isPresent()) {
                all += line.judged().get().judged();
                for (TrendsChart.Mark mark : line.judged().get().marks()) {
                    critical += mark.critical() ? 1 : 0;
                    warnings += mark.critical() ? 0 : 1;
                }
            }
        }
        return Optional.of(
                all == 0 ? Words.say("trends.judged.none") : Words.say("trends.judged", all, warnings, critical));
    }

    private Optional<String> outlook(List<Line> drawn) {
        return drawn.stream()
                .flatMap(line -> line.outlook().stream())
                .findFirst()
                .map(first -> first.tried()
                        .map(tried -> drawn.size() > 1
                                ? Words.say("trends.outlook.many")
                                : Words.say(
                                        "trends.outlook",
                                        tried.method(),
                                        error(tried.mae()),
                                        error(tried.rmse()),
                                        tried.mape().isPresent()
                                                ? Numbers.ENGLISH.decimal(
                                                                tried.mape().getAsDouble(), 1) + "%"
                                                : Numbers.NONE,
                                        error(tried.naiveMae())))
                        .orElseGet(() -> Words.say("trends.outlook.none")));
    }

    /** What a point says under the mouse. */
    String tip(Line line, int period) {
        List<String> parts = new ArrayList<>();
        String when = chart.label(period).full();
        parts.add(Words.say(
                chart.complete().get(period) ? "trends.tip" : "trends.tip.incomplete",
                when,
                number(line.values().get(period)),
                line.name()));
        line.before()
                .filter(before -> before.has(period))
                .ifPresent(before -> parts.add(Words.say("trends.tip.before", number(before.get(period)))));
        line.average()
                .filter(average -> average.has(period))
                .ifPresent(average -> parts.add(Words.say("trends.tip.average", error(average.get(period)))));
        line.judged().stream()
                .flatMap(judged -> judged.marks().stream())
                .filter(mark -> mark.period() == period)
                .forEach(mark -> parts.add(Words.say(
                        mark.critical() ? "trends.tip.critical" : "trends.tip.warn",
                        error(mark.expected()),
                        Numbers.ENGLISH.decimal(mark.score(), 1))));
        return String.join("; ", parts);
    }

    String tip(Line line, TrendsChart.Outlook outlook, int step) {
        return Words.say(
                "trends.tip.outlook",
                chart.label(outlook.from() + step).full(),
                number(outlook.expected().get(step)),
                number(outlook.low80().get(step)),
                number(outlook.high80().get(step)),
                number(outlook.low95().get(step)),
                number(outlook.high95().get(step)),
                line.name());
    }

    String description() {
        List<String> sentences = new ArrayList<>();
        int periods = chart.complete().size();
        sentences.add(Words.say(
                "trends.description",
                chart.title(),
                periods,
                chart.label(0).full(),
                chart.label(periods - 1).full()));
        chart.lines().stream().limit(MOST_DESCRIBED).forEach(line -> sentences.add(course(line)));
        if (chart.lines().size() > MOST_DESCRIBED) {
            sentences.add(Words.say("trends.description.more", chart.lines().size() - MOST_DESCRIBED));
        }
        judged(chart.lines()).ifPresent(text -> sentences.add(text + "."));
        outlook(chart.lines()).ifPresent(text -> sentences.add(text + "."));
        return String.join(" ", sentences);
    }

    private String course(Line line) {
        Course values = line.values();
        int first = -1;
        int last = -1;
        int highest = -1;
        for (int i = 0; i < values.size(); i++) {
            if (values.has(i)) {
                first = first < 0 ? i : first;
                last = i;
                highest = highest < 0 || values.get(i) > values.get(highest) ? i : highest;
            }
        }
        return first < 0
                ? Words.say("trends.description.none", line.name())
                : Words.say(
                        "trends.description.line",
                        line.name(),
                        number(values.get(first)),
                        number(values.get(last)),
                        number(values.get(highest)),
                        chart.label(highest).full());
    }
}
