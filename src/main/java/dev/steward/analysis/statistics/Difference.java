package dev.steward.analysis.statistics;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How far a variant is from the control. What cannot be evaluated is empty, never a number that is none.
 *
 * @param absolute variant minus control: of rates a ratio (0.02 is two points), of means in their unit
 * @param interval of {@code absolute}
 * @param relative {@code absolute} over the control's value; empty unless that is above 0
 * @param relativeInterval of {@code relative}
 * @param pValue two-sided: how often chance alone would show a difference as large as this one
 */
public record Difference(
        double absolute,
        Optional<Interval> interval,
        OptionalDouble relative,
        Optional<Interval> relativeInterval,
        OptionalDouble pValue) {}
