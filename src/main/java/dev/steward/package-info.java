/** Floor 6: the facade. It opens sources, wires the rooms together and hands out what each may do. */
@NullMarked
package dev.steward;

import org.jspecify.annotations.NullMarked;
