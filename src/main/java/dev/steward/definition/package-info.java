/** Floor 1: questions as JSON documents, read strictly and written plainly. */
@NullMarked
package dev.steward.definition;

import org.jspecify.annotations.NullMarked;
