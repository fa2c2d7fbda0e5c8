/**
 * The frame every question screen shares: a builder whose edits ask at once, the chart with its table twin, and what
 * explains them. A kind of question adds its builder; the rest is here.
 */
@NullMarked
package dev.steward.app.ask;

import org.jspecify.annotations.NullMarked;
