package dev.steward.chart;

/** The two looks of a picture. Colours themselves are the chart room's affair. */
public enum Palette {
    LIGHT,
    DARK
}
