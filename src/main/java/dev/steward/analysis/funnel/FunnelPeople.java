package dev.steward.analysis.funnel;

import dev.steward.analysis.Data;
import dev.steward.journey.Journey;
import dev.steward.journey.People;
import dev.steward.model.CalendarAxis;
import dev.steward.model.Cell;
import dev.steward.model.Times;
import dev.steward.model.Work;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Supplier;

/** Who stands behind one number of a funnel. */
final class FunnelPeople {
    private final FunnelKind kind;
    private final Funnel question;
    private final Rules rules;
    private final Data data;
    private final Work work;

    FunnelPeople(FunnelKind kind, Funnel question, Data data, Work work) {
        this.kind = kind;
        this.question = question;
        this.rules = new Rules(question);
        this.data = data;
        this.work = work;
    }

    People in(Cell cell) {
        return switch (question.view()) {
            case Funnel.View.Steps _ -> ofStep(cell);
            case Funnel.View.Trend trend -> ofPeriod(trend, cell);
            case Funnel.View.TimeToConvert times -> ofBin(times, cell);
            case Funnel.View.Correlation _ -> ofEvent(cell);
        };
    }

    private FunnelResult answer() {
        return kind.answer(question, data, work);
    }

    private People those(Supplier<BiPredicate<Journey, Tries>> meant) {
        return FunnelKind.fold(question, rules, () -> new PeopleTally(meant.get()), data, work);
    }

    private People ofStep(Cell cell) {
        Supplier<StepsTally> tally = () -> new StepsTally(rules, question.breakdown(), cell.column() == 1);
        FunnelResult found = FunnelKind.fold(question, rules, tally, data, work);
        if (!(found instanceof FunnelResult.Steps answer) || cell.row() >= rules.steps) {
            return People.NOBODY;
        }
        return answer.groups().stream()
                .filter(group -> group.value().equals(cell.group()))
                .findFirst()
                .map(group -> group.steps().get(cell.row()).users())
                .orElse(People.NOBODY);
    }

    private People ofPeriod(Funnel.View.Trend trend, Cell cell) {
        Optional<CalendarAxis> axis = FunnelKind.axis(question, trend, data, work);
        if (axis.isEmpty() || cell.row() >= axis.get().size()) {
            return People.NOBODY;
        }
        long from = axis.get().start(cell.row());
        long until = axis.get().start(cell.row() + 1);
        int step = (cell.column() == 0 ? trend.fromStep() : trend.toStep()) - 1;
        Supplier<PeopleTally> tally = () -> new PeopleTally((_, tries) -> {
            SomeAttempt search = new SomeAttempt(from, until, step);
            tries.each(search);
            return search.found;
        });
        return FunnelKind.fold(question, rules, axis.get(), tally, data, work);
    }

    /** Looks for an attempt that starts in [from, until) and reaches the step. */
    private static final class SomeAttempt implements Tries.Visitor {
        private final long from;
        private final long until;
        private final int step;
        private boolean found;

        SomeAttempt(long from, long until, int step) {
            this.from = from;
            this.until = until;
            this.step = step;
        }

        @Override
        public boolean wants(long startMicros) {
            return !found && startMicros >= from && startMicros < until;
        }

        @Override
        public void visit(Attempt attempt) {
            found |= attempt.reached(step);
        }
    }

    private People ofBin(Funnel.View.TimeToConvert view, Cell cell) {
        if (!(answer() instanceof FunnelResult.TimeToConvert times)
                || cell.row() >= times.histogram().size()) {
            return People.NOBODY;
        }
        double start = times.histogram().get(cell.row()).start();
        double width =
                times.histogram().get(1).start() - times.histogram().get(0).start();
        long from = Math.round(start * Times.MICROS_PER_SECOND);
        long until = from + Math.round(width) * Times.MICROS_PER_SECOND;
        return those(() -> (_, tries) -> {
            if (!tries.findBest() || !TimesTally.converted(tries.best(), view)) {
                return false;
            }
            long micros = TimesTally.micros(tries.best(), view);
            return micros >= from && micros < until;
        });
    }

    private People ofEvent(Cell cell) {
        if (!(answer() instanceof FunnelResult.Correlation correlation)
                || cell.row() >= correlation.events().size()) {
            return People.NOBODY;
        }
        String event = correlation.events().get(cell.row()).event();
        return those(() -> (journey, tries) -> tries.findBest()
                && CorrelationTally.side(tries.best()) == cell.column()
                && CorrelationTally.did(journey, tries.best(), event));
    }
}
