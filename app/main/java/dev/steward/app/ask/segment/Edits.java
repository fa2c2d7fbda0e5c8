package dev.steward.app.ask.segment;

import dev.steward.analysis.segment.Segment;
import dev.steward.analysis.segment.Segment.Match;
import dev.steward.analysis.segment.Segment.Rule;
import dev.steward.analysis.stages.Stages;
import dev.steward.analysis.stages.StagesResult.Stage;
import dev.steward.definition.When;
import dev.steward.model.Matcher;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** One change of a segment at a time, and the rules that a change begins with. */
final class Edits {
    private static final int OFTEN = 3;
    private static final Duration OF_LATE = Duration.ofDays(30);

    private Edits() {}

    /** An event several times of late; any event where the name is empty. */
    static Rule did(String event) {
        Matcher matcher = event.isEmpty() ? Matcher.ANY : Matcher.event(event);
        return new Rule.Did(matcher, OFTEN, OptionalInt.empty(), Optional.of(OF_LATE));
    }

    /** First seen from the first of this month on. */
    static Rule seen(LocalDate lastDay) {
        return new Rule.FirstSeen(Optional.of(new When.Day(lastDay.withDayOfMonth(1))), Optional.empty());
    }

    static Rule atRisk() {
        return new Rule.InStage(Set.of(Stage.AT_RISK), Stages.USUAL);
    }

    static Segment match(Segment now, Match match) {
        return new Segment(now.scope(), now.rules(), match);
    }

    static Segment add(Segment now, Rule rule) {
        List<Rule> rules = new ArrayList<>(now.rules());
        rules.add(rule);
        return new Segment(now.scope(), rules, now.match());
    }

    static Segment replace(Segment now, int index, Rule rule) {
        List<Rule> rules = new ArrayList<>(now.rules());
        rules.set(index, rule);
        return new Segment(now.scope(), rules, now.match());
    }

    static Segment remove(Segment now, int index) {
        List<Rule> rules = new ArrayList<>(now.rules());
        rules.remove(index);
        return new Segment(now.scope(), rules, now.match());
    }

    /** The day that an end of a range lies on. */
    static LocalDate day(When when, ZoneId zone) {
        return switch (when) {
            case When.Day day -> day.date();
            case When.Moment moment -> LocalDate.ofInstant(moment.instant(), zone);
        };
    }
}
