/** Floor 0: the words everybody uses - time, values, conditions, jobs, tables, failures - and the ports upper rooms fill in. */
@NullMarked
package dev.steward.model;

import org.jspecify.annotations.NullMarked;
