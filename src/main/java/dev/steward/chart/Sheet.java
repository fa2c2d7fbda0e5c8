package dev.steward.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.title.Title;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/** The paper all pictures stand on: background, margins, title and note, as one family. */
final class Sheet {
    static final Font TITLE = Fonts.semiBold(15);
    static final Font NOTE = Fonts.regular(12);
    static final Font LABEL = Fonts.regular(12);
    static final Font STRONG = Fonts.semiBold(12);
    static final Font SMALL = Fonts.regular(11);

    private static final double MARGIN = 16;

    private Sheet() {}

    /** The plot under its title and, where there is one, a line of muted text. */
    static JFreeChart of(String title, Optional<String> note, Plot plot, Look look) {
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        JFreeChart chart = new JFreeChart(null, null, plot, false);
        chart.setBackgroundPaint(look.background());
        chart.setPadding(new RectangleInsets(MARGIN - 4, MARGIN, MARGIN - 4, MARGIN));
        chart.getRenderingHints().put(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        chart.addSubtitle(heading(title, TITLE, look, note.isPresent() ? 4 : 10));
        note.ifPresent(text -> chart.addSubtitle(heading(text, NOTE, look, 10)));
        return chart;
    }

    static JFreeChart of(String title, Optional<String> note, Canvas.Painter painter, Look look) {
        return of(title, note, new Canvas(look, painter), look);
    }

    /** A picture of nothing: says so in words. */
    static JFreeChart noData(String title, Look look) {
        return noData(title, Words.say("empty"), look);
    }

    /** A picture of nothing that says why there is nothing. */
    static JFreeChart noData(String title, String why, Look look) {
        return of(
                title,
                Optional.empty(),
                (pen, area) -> pen.text(
                        why, area.getCenterX(), area.getCenterY(), Pen.Align.CENTRE, Fonts.regular(14), look.muted()),
                look);
    }

    private static Title heading(String text, Font font, Look look, int below) {
        TextTitle title = new TextTitle(text, Fonts.showing(text, font));
        title.setPaint(font.equals(TITLE) ? look.text() : look.muted());
        title.setPosition(RectangleEdge.TOP);
        title.setHorizontalAlignment(HorizontalAlignment.LEFT);
        title.setTextAlignment(HorizontalAlignment.LEFT);
        title.setMaximumLinesToDisplay(2);
        title.setPadding(new RectangleInsets(0, 0, below, 0));
        return title;
    }

    /** One swatch and name for each series, under the title. */
    static void legend(JFreeChart chart, List<Entry> entries, Look look) {
        if (entries.isEmpty()) {
            return;
        }
        LegendItemCollection items = new LegendItemCollection();
        for (Entry entry : entries) {
            LegendItem item = new LegendItem(
                    entry.label(), "", null, null, new Rectangle2D.Double(-5, -5, 10, 10), entry.colour());
            item.setOutlinePaint(entry.colour());
            items.add(item);
        }
        LegendTitle legend = new LegendTitle(() -> items);
        legend.setItemFont(Fonts.showing(entries.stream().map(Entry::label).collect(Collectors.joining()), LABEL));
        legend.setItemPaint(look.text());
        legend.setBackgroundPaint(null);
        legend.setPosition(RectangleEdge.TOP);
        legend.setHorizontalAlignment(HorizontalAlignment.LEFT);
        legend.setLegendItemGraphicPadding(new RectangleInsets(2, 0, 2, 4));
        legend.setItemLabelPadding(new RectangleInsets(2, 2, 2, 14));
        legend.setPadding(new RectangleInsets(0, 0, 8, 0));
        chart.addSubtitle(legend);
    }

    /** A line of a legend. */
    record Entry(String label, Color colour) {}
}
