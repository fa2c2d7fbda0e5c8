package dev.steward.analysis.sessions;

import dev.steward.chart.Chart;
import dev.steward.chart.SessionFigures;
import dev.steward.chart.SessionLengthChart;
import dev.steward.chart.SessionLengthChart.Part;
import dev.steward.chart.SessionPagesChart;
import dev.steward.chart.SessionTotalsChart;
import dev.steward.chart.SessionTrendChart;
import java.util.List;

/** Which picture shows a sessions result. */
final class SessionsCharts {
    private SessionsCharts() {}

    static Chart of(Sessions question, SessionsResult result) {
        String title = SessionsWords.title(question);
        SessionFigures all = figures(result.totals());
        return switch (result.detail()) {
            case SessionsResult.Groups groups -> new SessionTotalsChart(title, all, groups(groups));
            case SessionsResult.Trend trend ->
                new SessionTrendChart(
                        title,
                        ((Sessions.View.Trend) question.view()).granularity(),
                        all,
                        trend.periods().stream()
                                .map(period -> new SessionTrendChart.Period(
                                        period.start(), period.sessions(), period.people()))
                                .toList());
            case SessionsResult.Lengths lengths ->
                new SessionLengthChart(
                        title,
                        all,
                        lengths.bins().stream()
                                .map(bin -> new SessionLengthChart.Bin(
                                        part(bin.from()), bin.from(), bin.to(), bin.sessions()))
                                .toList());
            case SessionsResult.Pages pages ->
                new SessionPagesChart(
                        title,
                        pages.sessions(),
                        pages.entries().stream()
                                .map(page -> new SessionPagesChart.Page(page.page(), page.entries()))
                                .toList(),
                        pages.exits().stream()
                                .map(page -> new SessionPagesChart.Page(page.page(), page.exits()))
                                .toList());
        };
    }

    private static List<SessionTotalsChart.Group> groups(SessionsResult.Groups groups) {
        return groups.groups().stream()
                .map(group -> new SessionTotalsChart.Group(group.value(), figures(group.totals())))
                .toList();
    }

    /** What sessions of at least that many seconds are. */
    private static Part part(long seconds) {
        if (seconds < Sessions.BOUNCE.toSeconds()) {
            return Part.BOUNCED;
        }
        return seconds < Sessions.ENGAGED.toSeconds() ? Part.BETWEEN : Part.ENGAGED;
    }

    private static SessionFigures figures(SessionsResult.Totals totals) {
        return new SessionFigures(
                totals.sessions(),
                totals.people(),
                totals.events(),
                totals.pageViews(),
                totals.bounced(),
                totals.engaged(),
                totals.averageSeconds(),
                totals.medianSeconds());
    }
}
