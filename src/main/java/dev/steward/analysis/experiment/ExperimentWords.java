package dev.steward.analysis.experiment;

import static dev.steward.analysis.Sentences.say;

import dev.steward.analysis.Phrases;
import dev.steward.analysis.experiment.Experiment.Better;
import dev.steward.analysis.experiment.Experiment.Measure;
import dev.steward.analysis.experiment.Experiment.Portion;
import dev.steward.analysis.experiment.ExperimentResult.Arm;
import dev.steward.analysis.statistics.Verdict;
import dev.steward.analysis.statistics.Verdict.Finding;
import dev.steward.analysis.statistics.VerdictWords;
import dev.steward.analysis.statistics.VerdictWords.Pair;
import dev.steward.chart.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** An experiment and what came of it, in plain words. */
final class ExperimentWords {
    private static final int MOST_VERDICTS = 3;

    private ExperimentWords() {}

    static String title(Experiment experiment) {
        return say(
                "experiment.title",
                Phrases.matcher(experiment.goal()),
                experiment.variants().property());
    }

    static String of(Experiment experiment) {
        List<String> sentences = new ArrayList<>();
        sentences.add(say(
                "experiment.words." + key(experiment.measure()),
                Phrases.actors(experiment.scope()),
                Phrases.matcher(experiment.exposure()),
                Phrases.matcher(experiment.goal()),
                Phrases.duration(experiment.window()),
                experiment.variants().property(),
                experiment.measure().amount().orElse("")));
        experiment.variants().control().ifPresent(control -> sentences.add(say("experiment.words.control", control)));
        if (!experiment.variants().expected().isEmpty()) {
            sentences.add(say("experiment.words.expected", expected(experiment)));
        }
        if (experiment.better() == Better.LOWER) {
            sentences.add(say("experiment.words.lower"));
        }
        sentences.addAll(Phrases.scope(experiment.scope()));
        return String.join(" ", sentences);
    }

    static String key(Measure measure) {
        return switch (measure) {
            case Measure.Conversion _ -> "conversion";
            case Measure.EventsPerPerson _ -> "events_per_person";
            case Measure.SumOf _ -> "sum_of";
            case Measure.MeanOf _ -> "mean_of";
        };
    }

    private static String expected(Experiment experiment) {
        double all = experiment.variants().expected().stream()
                .mapToDouble(Portion::share)
                .sum();
        return experiment.variants().expected().stream()
                .map(portion -> portion.variant() + " " + Numbers.ENGLISH.level(portion.share() / all))
                .collect(Collectors.joining(", "));
    }

    /** What was found, the most important first. */
    static List<String> findings(Experiment experiment, ExperimentResult result) {
        List<String> sentences = new ArrayList<>();
        if (result.arms().isEmpty()) {
            sentences.add(say("experiment.nobody", experiment.variants().property()));
            return sentences;
        }
        if (result.sampleRatio().filter(ratio -> ratio.mismatch()).isPresent()) {
            sentences.add(mismatch(experiment, result));
        }
        if (result.arms().size() == 1) {
            sentences.add(say("experiment.alone", result.arms().getFirst().variant()));
        } else {
            sentences.addAll(verdicts(experiment, result.arms()));
        }
        if (!result.mixed().isEmpty()) {
            sentences.add(say("experiment.mixed", result.mixed().size()));
        }
        if (!result.other().isEmpty()) {
            sentences.add(say("experiment.other", result.other().size()));
        }
        return sentences;
    }

    private static String mismatch(Experiment experiment, ExperimentResult result) {
        String people = result.arms().stream()
                .filter(arm -> !arm.people().isEmpty()
                        || !experiment.variants().expected().isEmpty())
                .map(arm ->
                        arm.variant() + " " + Numbers.ENGLISH.count(arm.people().size()))
                .collect(Collectors.joining(", "));
        return experiment.variants().expected().isEmpty()
                ? say("experiment.mismatch", people)
                : say("experiment.mismatch.expected", people, expected(experiment));
    }

    private static List<String> verdicts(Experiment experiment, List<Arm> arms) {
        VerdictWords words =
                new VerdictWords(experiment.measure() instanceof Measure.Conversion, experiment.confidence());
        Arm control = arms.getFirst();
        List<String> sentences = new ArrayList<>();
        for (Arm arm : arms.subList(1, Math.min(arms.size(), 1 + MOST_VERDICTS))) {
            Verdict verdict = arm.verdict().orElseThrow();
            Pair pair = new Pair(arm.variant(), arm.value(), control.variant(), control.value(), verdict);
            String prefix = experiment.better() == Better.HIGHER ? "experiment.more" : "experiment.less";
            List<String> about = new ArrayList<>(List.of(words.sentence(prefix, pair)));
            about.addAll(words.prospects(verdict));
            sentences.add(String.join(" ", about));
        }
        if (arms.size() - 1 > MOST_VERDICTS) {
            sentences.add(say("experiment.rest", arms.size() - 1 - MOST_VERDICTS));
        }
        if (arms.size() > 2) {
            sentences.add(say("experiment.corrected", arms.size() - 1));
        }
        return sentences;
    }

    /** The verdict in a word or two, for a table. */
    static String brief(Experiment experiment, Arm arm) {
        return arm.verdict()
                .map(verdict -> say("experiment.brief." + briefKey(experiment.better(), verdict.finding())))
                .orElseGet(() -> say("experiment.brief.control"));
    }

    static String briefKey(Better better, Finding finding) {
        return switch (finding) {
            case HIGHER -> better == Better.HIGHER ? "better" : "worse";
            case LOWER -> better == Better.HIGHER ? "worse" : "better";
            case NO_DIFFERENCE -> "no_difference";
            case NOT_EVALUATED -> "not_evaluated";
        };
    }
}
