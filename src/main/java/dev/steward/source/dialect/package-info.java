/** How one engine's SQL says what events need: docs/dialects.md. */
@NullMarked
package dev.steward.source.dialect;

import org.jspecify.annotations.NullMarked;
