/** Fills the schemas of a warehouse with people who do not exist, so that there is something to try and to measure. */
@org.jspecify.annotations.NullMarked
package dev.steward.ingest.seed;
