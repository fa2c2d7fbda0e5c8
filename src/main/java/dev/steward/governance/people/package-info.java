/** Floor 5: who works here, with which roles and keys. The roster is a chain of decisions, each signed by two people. */
@NullMarked
package dev.steward.governance.people;

import org.jspecify.annotations.NullMarked;
