package dev.steward.app.ask;

import dev.steward.analysis.Question;
import dev.steward.chart.Palette;

/** Everything that decides what is on screen: the question, and how its answer is to be shown. */
record Asked<Q extends Question, R>(Q question, boolean compared, Presenter<Q, R> presenter, Palette palette) {}
