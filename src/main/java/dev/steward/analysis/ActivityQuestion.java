package dev.steward.analysis;

import dev.steward.model.Granularity;
import dev.steward.model.Matcher;

/** A question about who is active in which periods. */
public interface ActivityQuestion extends Question {
    Granularity period();

    Matcher activity();
}
