/** The churn screen: its builder and what is particular to it. */
@NullMarked
package dev.steward.app.ask.churn;

import org.jspecify.annotations.NullMarked;
