/** The experiment screen: its builder, the sample-size calculator, and what is particular to it. */
@NullMarked
package dev.steward.app.ask.experiment;

import org.jspecify.annotations.NullMarked;
