package dev.steward.chart;

import dev.steward.model.Cell;
import java.util.Optional;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.entity.ChartEntity;

/** A picture of a result: data only, drawn in whichever palette is asked for, the same on screen, in PNG and in PDF. */
public interface Chart {
    /** What stands above the picture. */
    String title();

    /** A new drawing in that palette. Cheap enough to be called for every repaint of the question, not of the screen. */
    JFreeChart draw(Palette palette);

    /** What the picture shows, in words, for people who cannot see it: the main numbers, one to three sentences. */
    String description();

    /** The number under the mouse, when it has people behind it. */
    default Optional<Cell> cellAt(ChartEntity entity) {
        return entity instanceof CellEntity mark ? Optional.of(mark.cell()) : Optional.empty();
    }

    /** What a number of the picture is called; empty when its place in the table says that. */
    default Optional<String> name(Cell cell) {
        return Optional.empty();
    }
}
