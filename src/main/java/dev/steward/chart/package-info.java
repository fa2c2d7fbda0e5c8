/** Floor 3: results become pictures. The only room, with {@code report}, that may speak to {@code java.awt}. */
@NullMarked
package dev.steward.chart;

import org.jspecify.annotations.NullMarked;
