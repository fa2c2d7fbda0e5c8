package dev.steward.chart;

import dev.steward.model.Cell;
import java.awt.Shape;
import org.jfree.chart.entity.ChartEntity;

/** A part of a drawing that stands for one number of the result; its tool tip says the number in words. */
final class CellEntity extends ChartEntity {
    private static final long serialVersionUID = 1;

    private final transient Cell cell;

    CellEntity(Shape area, String toolTip, Cell cell) {
        super(area, toolTip);
        this.cell = cell;
    }

    Cell cell() {
        return cell;
    }
}
