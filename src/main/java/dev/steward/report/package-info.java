/** Floor 5: documents out - pictures, tables and workbooks, each with a caption that says what it shows and where it is from. */
@NullMarked
package dev.steward.report;

import org.jspecify.annotations.NullMarked;
