/** What a course of numbers tells by itself: what is out of the ordinary in it, and how it may go on. Pure functions. */
@NullMarked
package dev.steward.analysis.timeseries;

import org.jspecify.annotations.NullMarked;
