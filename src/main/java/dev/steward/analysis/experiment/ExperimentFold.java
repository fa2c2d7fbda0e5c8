package dev.steward.analysis.experiment;

import dev.steward.analysis.Amounts;
import dev.steward.analysis.TextIds;
import dev.steward.analysis.experiment.Experiment.Measure;
import dev.steward.journey.Fold;
import dev.steward.journey.Journey;
import dev.steward.journey.JourneyQuery;
import dev.steward.journey.People;
import dev.steward.model.Matcher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Each person's variant, by their exposures, and what they do in the window after the first. */
final class ExperimentFold implements Fold<ExperimentFold, ExperimentResult> {
    private static final int NONE = -1;
    static final int EXPOSURE = 0;
    static final int GOAL = 1;
    private static final int NUMBER = 2;
    static final int VARIANT = 0;
    private static final int AMOUNT = 1;

    private final Experiment question;
    private final long windowMicros;
    private final boolean amounts;
    private final Amounts numbers = new Amounts(AMOUNT);
    private final TextIds variants = new TextIds(VARIANT);
    private final List<Group> groups = new ArrayList<>();
    private final Map<String, Group> absorbed = new HashMap<>();
    private final People.Gathering mixed = new People.Gathering();

    ExperimentFold(Experiment question) {
        this.question = question;
        this.windowMicros = question.window().toSeconds() * 1_000_000;
        this.amounts = question.measure().amount().isPresent();
    }

    static JourneyQuery query(Experiment question) {
        List<Matcher> matchers = new ArrayList<>(List.of(question.exposure(), question.goal()));
        question.measure().amount().ifPresent(property -> matchers.add(Amounts.carriers(question.goal(), property)));
        return new JourneyQuery(
                question.scope().actor(),
                question.scope().filters(),
                question.scope().range(),
                matchers,
                Stream.concat(Stream.of(question.variants().property()), question.measure().amount().stream())
                        .toList(),
                false);
    }

    @Override
    public void accept(Journey journey) {
        int variant = NONE;
        int first = NONE;
        for (int event = 0; event < journey.size(); event++) {
            if (!journey.matches(event, EXPOSURE)) {
                continue;
            }
            int its = variants.of(journey, event);
            if (its == variant || variants.text(its).isEmpty()) {
                continue;
            }
            if (variant != NONE) {
                mixed.add(journey);
                return;
            }
            variant = its;
            first = event;
        }
        if (variant != NONE) {
            person(journey, group(variant), first);
        }
    }

    private void person(Journey journey, Group group, int exposure) {
        long start = journey.micros(exposure);
        int event = exposure;
        while (event > 0 && journey.micros(event - 1) == start) {
            event--;
        }
        long goals = 0;
        long amountsSeen = 0;
        double sum = 0;
        for (; event < journey.size() && journey.micros(event) - start <= windowMicros; event++) {
            if (event == exposure || !journey.matches(event, GOAL)) {
                continue;
            }
            goals++;
            if (amounts && journey.matches(event, NUMBER)) {
                sum += numbers.of(journey, event);
                amountsSeen++;
            }
        }
        group.add(journey, goals > 0);
        switch (question.measure()) {
            case Measure.Conversion _ -> {}
            case Measure.EventsPerPerson _ -> group.measure(goals);
            case Measure.SumOf _ -> group.measure(sum);
            case Measure.MeanOf _ -> {
                if (amountsSeen > 0) {
                    group.measure(sum / amountsSeen);
                }
            }
        }
    }

    private Group group(int variant) {
        while (groups.size() <= variant) {
            groups.add(new Group());
        }
        return groups.get(variant);
    }

    @Override
    public void absorb(ExperimentFold other) {
        other.byName()
                .forEach((name, theirs) ->
                        absorbed.computeIfAbsent(name, _ -> new Group()).absorb(theirs));
        mixed.absorb(other.mixed);
    }

    /** Its own groups and those it took over; variants are numbered differently in every fold. */
    private Map<String, Group> byName() {
        Map<String, Group> all = new HashMap<>(absorbed);
        for (int variant = 0; variant < groups.size(); variant++) {
            Group group = groups.get(variant);
            if (!group.isEmpty()) {
                all.merge(variants.text(variant), group, (theirs, own) -> {
                    own.absorb(theirs);
                    return own;
                });
            }
        }
        return all;
    }

    @Override
    public ExperimentResult finish() {
        return Judgement.of(question, byName(), mixed.people());
    }
}
