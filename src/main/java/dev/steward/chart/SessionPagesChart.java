package dev.steward.chart;

import dev.steward.model.Cell;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import org.jfree.chart.JFreeChart;

/**
 * The pages sessions begin with and those they end with, as two lists of bars. A page stands for
 * {@code Cell([page], 0, 0)} where sessions begin, {@code Cell([page], 0, 1)} where they end.
 *
 * @param sessions how many sessions have pages at all
 */
public record SessionPagesChart(String title, long sessions, List<Page> entries, List<Page> exits) implements Chart {
    public record Page(String page, long sessions) {}

    public SessionPagesChart {
        entries = List.copyOf(entries);
        exits = List.copyOf(exits);
    }

    @Override
    public JFreeChart draw(Palette palette) {
        Look look = Look.of(palette);
        return sessions == 0
                ? Sheet.noData(title, look)
                : Sheet.of(title, Optional.of(note()), new Plot(this, look), look);
    }

    private String note() {
        return Words.say("sessions.pages.note", SessionFigures.count(sessions));
    }

    @Override
    public String description() {
        if (sessions == 0) {
            return Words.say("empty.description", title);
        }
        Page first = entries.getFirst();
        Page last = exits.getFirst();
        return Words.say(
                "sessions.description.pages",
                title,
                SessionFigures.count(sessions),
                Numbers.ENGLISH.percent(first.sessions(), sessions),
                Words.value(List.of(first.page())),
                Numbers.ENGLISH.percent(last.sessions(), sessions),
                Words.value(List.of(last.page())));
    }

    /** Side by side where there is room, else below one another. */
    private record Plot(SessionPagesChart chart, Look look) implements Canvas.Painter {
        private static final double WIDE = 520;
        private static final double APART = 24;
        private static final double HEADER = 22;

        @Override
        public void paint(Pen pen, Rectangle2D area) {
            boolean wide = area.getWidth() >= WIDE;
            double width = wide ? (area.getWidth() - APART) / 2 : area.getWidth();
            double height = wide ? area.getHeight() : (area.getHeight() - APART / 2) / 2;
            list(pen, area.getMinX(), area.getMinY(), width, height, "sessions.pages.entry", chart.entries(), 0);
            double x = wide ? area.getMinX() + width + APART : area.getMinX();
            double y = wide ? area.getMinY() : area.getMinY() + height + APART / 2;
            list(pen, x, y, width, height, "sessions.pages.exit", chart.exits(), 1);
        }

        private void list(
                Pen pen, double x, double y, double width, double height, String key, List<Page> pages, int end) {
            pen.text(Words.say(key), x, y + HEADER / 2 - 2, Pen.Align.LEFT, Sheet.STRONG, look.text());
            BarsChart bars = new BarsChart(
                    "",
                    pages.stream()
                            .map(page -> new BarsChart.Bar(page.page(), page.sessions()))
                            .toList(),
                    chart.sessions());
            new BarsPlot(bars, look, i -> new Cell(List.of(pages.get(i).page()), 0, end))
                    .paint(pen, new Rectangle2D.Double(x, y + HEADER, width, Math.max(17, height - HEADER)));
        }
    }
}
