package dev.steward.chart;

import java.util.List;
import java.util.Optional;
import org.jfree.chart.JFreeChart;

/**
 * Tiers of risk one below the other: how many people are in each as a bar and, where it is known, how many of those who were
 * in it earlier have gone, as a dot with its interval. The bar of tier i is {@code Cell(i, 0)}, its dot {@code Cell(i, 2)}.
 *
 * @param goneAlready how many people have no score, because they are gone
 * @param then what is meant by gone, in a few words; empty where nothing is known of earlier
 */
public record ChurnChart(String title, List<Row> rows, long goneAlready, Optional<String> then) implements Chart {
    /** @param range the scores of the tier */
    public record Row(String label, String range, long people, Optional<Outcome> outcome) {}

    /** @param interval of the share; empty of nobody */
    public record Outcome(long people, long gone, Optional<Band> interval) {
        double share() {
            return (double) gone / people;
        }

        String percent() {
            return Numbers.ENGLISH.percent(gone, people);
        }
    }

    /** The ends of an interval. */
    public record Band(double low, double high) {}

    public ChurnChart {
        rows = List.copyOf(rows);
    }

    boolean empty() {
        return people() == 0 && earlier() == 0;
    }

    long people() {
        return rows.stream().mapToLong(Row::people).sum();
    }

    /** How many people have been followed. */
    long earlier() {
        return rows.stream()
                .flatMap(row -> row.outcome().stream())
                .mapToLong(Outcome::people)
                .sum();
    }

    long gone() {
        return rows.stream()
                .flatMap(row -> row.outcome().stream())
                .mapToLong(Outcome::gone)
                .sum();
    }

    @Override
    public JFreeChart draw(Palette palette) {
        Look look = Look.of(palette);
        if (empty()) {
            return Sheet.noData(title, look);
        }
        return Sheet.of(title, Optional.of(note()), new ChurnPlot(this, look), look);
    }

    private String note() {
        String gone = goneAlready == 0 ? "" : Words.say("churn.note.gone", Numbers.ENGLISH.count(goneAlready));
        String scored = Words.say("churn.note", Words.people(people()), gone);
        return earlier() == 0
                ? scored
                : Words.say("churn.note.then", scored, Numbers.ENGLISH.percent(gone(), earlier()));
    }

    String tip(Row row) {
        return Words.say(
                "churn.tip",
                row.label(),
                row.range(),
                Words.people(row.people()),
                Numbers.ENGLISH.percent(row.people(), people()));
    }

    String tip(Row row, Outcome outcome) {
        return Words.say(
                "churn.tip.then",
                row.label(),
                outcome.percent(),
                Numbers.ENGLISH.count(outcome.gone()),
                Words.people(outcome.people()),
                outcome.interval()
                        .map(band -> Words.say(
                                "churn.band",
                                Numbers.ENGLISH.percent(band.low()),
                                Numbers.ENGLISH.percent(band.high())))
                        .orElse(Numbers.NONE));
    }

    @Override
    public String description() {
        if (empty()) {
            return Words.say("empty.description", title);
        }
        String tiers = String.join("; ", rows.stream().map(this::tip).toList());
        return then.map(meaning -> Words.say(
                        "churn.description.then",
                        title,
                        tiers,
                        meaning,
                        String.join(
                                "; ",
                                rows.stream()
                                        .flatMap(row -> row.outcome().stream().map(each -> tip(row, each)))
                                        .toList())))
                .orElseGet(() -> Words.say("churn.description", title, tiers));
    }
}
