package dev.steward.analysis.sessions;

import static dev.steward.analysis.Sentences.say;

import dev.steward.analysis.Share;
import dev.steward.model.Cell;
import dev.steward.model.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** A sessions result as a table, and which number stands in a cell of it. What can be opened are numbers of people. */
final class SessionsTables {
    private SessionsTables() {}

    static Table table(Sessions question, SessionsResult result) {
        String title = SessionsWords.title(question);
        return switch (result.detail()) {
            case SessionsResult.Groups groups -> totals(title, question, result.totals(), groups);
            case SessionsResult.Trend trend -> trend(title, trend);
            case SessionsResult.Lengths lengths -> lengths(title, result.totals(), lengths);
            case SessionsResult.Pages pages -> pages(title, pages);
        };
    }

    static Optional<Cell> cell(Sessions question, SessionsResult result, int row, int column) {
        if (row < 0 || row >= rows(question, result)) {
            return Optional.empty();
        }
        boolean split = question.breakdown().isPresent();
        Cell cell = switch (result.detail()) {
            case SessionsResult.Groups groups
            when split ->
                column == 2 ? new Cell(List.of(groups.groups().get(row).value()), 0, 0) : null;
            case SessionsResult.Groups _ -> column == 1 ? new Cell(0, 0) : null;
            case SessionsResult.Trend _ -> column == 2 ? new Cell(row, 0) : null;
            case SessionsResult.Lengths _ -> column == 3 ? new Cell(row, 0) : null;
            case SessionsResult.Pages pages ->
                switch (column) {
                    case 2 -> new Cell(List.of(pages.pages().get(row).page()), 0, 0);
                    case 6 -> new Cell(List.of(pages.pages().get(row).page()), 0, 1);
                    default -> null;
                };
        };
        return Optional.ofNullable(cell);
    }

    private static int rows(Sessions question, SessionsResult result) {
        return switch (result.detail()) {
            case SessionsResult.Groups groups ->
                question.breakdown().isPresent() ? groups.groups().size() : 1;
            case SessionsResult.Trend trend -> trend.periods().size();
            case SessionsResult.Lengths lengths -> lengths.bins().size();
            case SessionsResult.Pages pages -> pages.pages().size();
        };
    }

    private static Table totals(
            String title, Sessions question, SessionsResult.Totals all, SessionsResult.Groups groups) {
        List<Table.Column> columns = new ArrayList<>();
        question.breakdown().ifPresent(property -> columns.add(new Table.Column("value", property, Table.Type.TEXT)));
        columns.add(column("sessions", Table.Type.COUNT));
        columns.add(column("people", Table.Type.COUNT));
        columns.add(column("events_per_session", Table.Type.NUMBER));
        columns.add(column("pages_per_session", Table.Type.NUMBER));
        columns.add(column("avg_seconds", Table.Type.SECONDS));
        columns.add(column("median_seconds", Table.Type.SECONDS));
        columns.add(column("bounce", Table.Type.RATIO));
        columns.add(column("engaged", Table.Type.RATIO));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        if (question.breakdown().isEmpty()) {
            rows.add(cells(all));
        }
        for (SessionsResult.Group group : groups.groups()) {
            List<@Nullable Object> row = new ArrayList<>();
            row.add(group.value());
            row.addAll(cells(group.totals()));
            rows.add(row);
        }
        return new Table(title, columns, rows);
    }

    private static List<@Nullable Object> cells(SessionsResult.Totals totals) {
        return row(
                totals.sessions(),
                totals.people(),
                number(totals.eventsEach().ratio()),
                number(totals.pagesEach().ratio()),
                number(totals.averageSeconds()),
                number(totals.medianSeconds()),
                number(totals.bounce().ratio()),
                number(totals.engagement().ratio()));
    }

    private static Table trend(String title, SessionsResult.Trend result) {
        return new Table(
                title,
                List.of(
                        column("start", Table.Type.TEXT),
                        column("sessions", Table.Type.COUNT),
                        column("people", Table.Type.COUNT),
                        column("events_per_session", Table.Type.NUMBER),
                        column("avg_seconds", Table.Type.SECONDS),
                        column("bounce", Table.Type.RATIO),
                        column("engaged", Table.Type.RATIO)),
                result.periods().stream()
                        .map(period -> row(
                                period.start(),
                                period.sessions(),
                                period.people(),
                                ratio(period.events(), period.sessions()),
                                number(period.averageSeconds()),
                                ratio(period.bounced(), period.sessions()),
                                ratio(period.engaged(), period.sessions())))
                        .toList());
    }

    private static Table lengths(String title, SessionsResult.Totals all, SessionsResult.Lengths result) {
        return new Table(
                title,
                List.of(
                        column("length", Table.Type.TEXT),
                        column("sessions", Table.Type.COUNT),
                        column("share", Table.Type.RATIO),
                        column("people", Table.Type.COUNT)),
                result.bins().stream()
                        .map(bin -> row(
                                SessionsWords.length(bin),
                                bin.sessions(),
                                ratio(bin.sessions(), all.sessions()),
                                bin.people()))
                        .toList());
    }

    private static Table pages(String title, SessionsResult.Pages result) {
        return new Table(
                title,
                List.of(
                        column("page", Table.Type.TEXT),
                        column("entries", Table.Type.COUNT),
                        column("entry_people", Table.Type.COUNT),
                        column("entry_share", Table.Type.RATIO),
                        column("entry_bounce", Table.Type.RATIO),
                        column("exits", Table.Type.COUNT),
                        column("exit_people", Table.Type.COUNT),
                        column("exit_share", Table.Type.RATIO)),
                result.pages().stream()
                        .map(page -> row(
                                page.page(),
                                page.entries(),
                                page.entryPeople(),
                                ratio(page.entries(), result.sessions()),
                                ratio(page.bounced(), page.entries()),
                                page.exits(),
                                page.exitPeople(),
                                ratio(page.exits(), result.sessions())))
                        .toList());
    }

    private static Table.Column column(String key, Table.Type type) {
        return new Table.Column(key, say("sessions.column." + key), type);
    }

    private static List<@Nullable Object> row(@Nullable Object... cells) {
        return Arrays.asList(cells);
    }

    private static @Nullable Double ratio(long part, long whole) {
        return number(new Share(part, whole).ratio());
    }

    private static @Nullable Double number(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
