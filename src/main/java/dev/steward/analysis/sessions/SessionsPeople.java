package dev.steward.analysis.sessions;

import dev.steward.analysis.Data;
import dev.steward.analysis.PeopleFold;
import dev.steward.analysis.SessionCut;
import dev.steward.analysis.TextIds;
import dev.steward.journey.Journeys;
import dev.steward.journey.People;
import dev.steward.model.CalendarAxis;
import dev.steward.model.Cell;
import dev.steward.model.Work;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Who has the sessions behind one number. */
final class SessionsPeople {
    private static final int NOBODY = -1;

    private SessionsPeople() {}

    static People in(Sessions question, Cell cell, Data data, Work work) {
        return data.reader().inPlace()
                ? counted(question, cell, data, work)
                : folded(question, cell, data.journeys(), work);
    }

    private static People counted(Sessions question, Cell cell, Data data, Work work) {
        Predicate<Counted> meant = meant(question, cell, data.journeys(), work);
        People.Gathering people = new People.Gathering();
        int[] last = {NOBODY};
        SessionsSql.read(question, data.reader(), work, (who, session) -> {
            if (who.actor() != last[0] && meant.test(session)) {
                last[0] = who.actor();
                people.add(who);
            }
        });
        return people.people();
    }

    private static Predicate<Counted> meant(Sessions question, Cell cell, Journeys journeys, Work work) {
        return switch (question.view()) {
            case Sessions.View.Totals _ ->
                session -> question.breakdown().isEmpty()
                        || session.value().equals(cell.group().getFirst());
            case Sessions.View.Length _ -> session -> LengthTally.bin(session.micros()) == cell.row();
            case Sessions.View.Pages _ ->
                session -> (cell.column() == 0 ? session.entry() : session.exit())
                        .map(PageNames::withoutSlash)
                        .equals(Optional.of(cell.group().getFirst()));
            case Sessions.View.Trend trend -> {
                Optional<CalendarAxis> axis = SessionsKind.axis(question, trend.granularity(), journeys, work);
                yield session -> axis.isPresent() && axis.get().indexOf(session.start()) == cell.row();
            }
        };
    }

    private static People folded(Sessions question, Cell cell, Journeys journeys, Work work) {
        SessionCut cut = new SessionCut(question.gap());
        Supplier<SessionCut.Test> meant = test(question, cell, journeys, work);
        return journeys.fold(
                SessionsKind.query(question),
                () -> {
                    SessionCut.Test test = meant.get();
                    return new PeopleFold(journey -> cut.any(journey, test));
                },
                work);
    }

    /** Makes what is asked of each session; one for each thread, for some remember what they have read. */
    private static Supplier<SessionCut.Test> test(Sessions question, Cell cell, Journeys journeys, Work work) {
        return switch (question.view()) {
            case Sessions.View.Totals _ -> () -> value(question, cell);
            case Sessions.View.Length _ ->
                () -> (journey, from, to) -> LengthTally.bin(TotalsTally.micros(journey, from, to)) == cell.row();
            case Sessions.View.Pages _ -> () -> page(question, cell);
            case Sessions.View.Trend trend -> {
                Optional<CalendarAxis> axis = SessionsKind.axis(question, trend.granularity(), journeys, work);
                yield () -> (journey, from, to) ->
                        axis.isPresent() && axis.get().indexOf(journey.micros(from)) == cell.row();
            }
        };
    }

    private static SessionCut.Test value(Sessions question, Cell cell) {
        if (question.breakdown().isEmpty()) {
            return (journey, from, to) -> true;
        }
        TextIds values = new TextIds(GroupsTally.PROPERTY);
        int wanted = values.id(cell.group().getFirst());
        return (journey, from, to) -> values.of(journey, from) == wanted;
    }

    private static SessionCut.Test page(Sessions question, Cell cell) {
        PageNames names = new PageNames(question);
        int wanted = names.named(cell.group().getFirst());
        return (journey, from, to) -> {
            int view = cell.column() == 0
                    ? PagesTally.firstView(journey, from, to)
                    : PagesTally.lastView(journey, from, to);
            return view != PagesTally.NONE && names.of(journey, view) == wanted;
        };
    }
}
