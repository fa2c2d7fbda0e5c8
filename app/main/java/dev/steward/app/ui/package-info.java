/** What screens share: theme, words, formats, dialogs, the interface of a screen. */
@NullMarked
package dev.steward.app.ui;

import org.jspecify.annotations.NullMarked;
