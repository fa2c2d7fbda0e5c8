/** The attribution of conversions to channels: see {@code docs/definitions.md}. */
@NullMarked
package dev.steward.analysis.attribution;

import org.jspecify.annotations.NullMarked;
