package dev.steward.chart;

import dev.steward.model.Cell;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** Draws figures of sessions as large numbers, each over its name. */
record SessionTiles(SessionFigures figures, Look look) implements Canvas.Painter {
    private static final Font LARGE = Fonts.semiBold(26);
    private static final int ACROSS = 4;
    private static final double NARROW = 480;
    private static final double HIGHEST = 104;

    private record Tile(String number, String name) {}

    private List<Tile> tiles() {
        Numbers numbers = Numbers.ENGLISH;
        return List.of(
                tile("sessions", numbers.count(figures.sessions())),
                tile("people", numbers.count(figures.people())),
                tile("events", numbers.fixed((double) figures.events() / figures.sessions(), 1)),
                tile("pages", numbers.fixed((double) figures.pageViews() / figures.sessions(), 1)),
                tile("median", SessionFigures.duration(figures.medianSeconds())),
                tile("average", SessionFigures.duration(figures.averageSeconds())),
                tile("bounced", numbers.percent(figures.bounced(), figures.sessions())),
                tile("engaged", numbers.percent(figures.engaged(), figures.sessions())));
    }

    private static Tile tile(String key, String number) {
        return new Tile(number, Words.say("sessions.tile." + key));
    }

    @Override
    public void paint(Pen pen, Rectangle2D area) {
        List<Tile> tiles = tiles();
        int across = area.getWidth() < NARROW ? ACROSS / 2 : ACROSS;
        int down = tiles.size() / across;
        double width = area.getWidth() / across;
        double height = Math.min(HIGHEST, area.getHeight() / down);
        for (int i = 0; i < tiles.size(); i++) {
            double left = area.getMinX() + i % across * width;
            double top = area.getMinY() + i / across * height;
            if (i % across == 0 && i > 0) {
                pen.line(area.getMinX(), top, area.getMaxX(), top, look.grid(), 1);
            }
            Tile tile = tiles.get(i);
            double room = width - 12;
            String number = pen.shorten(tile.number(), room, LARGE);
            String name = pen.shorten(tile.name(), room, Sheet.LABEL);
            pen.text(number, left, top + height * 0.4, Pen.Align.LEFT, LARGE, look.text());
            pen.text(name, left, top + height * 0.4 + 28, Pen.Align.LEFT, Sheet.LABEL, look.muted());
        }
        Rectangle2D all = new Rectangle2D.Double(area.getMinX(), area.getMinY(), area.getWidth(), height * down);
        pen.mark(all, figures.note(), new Cell(0, 0));
    }
}
