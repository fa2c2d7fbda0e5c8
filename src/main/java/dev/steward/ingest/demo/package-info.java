/**
 * The demo lake: a year of PetForce, an imaginary pet-care app, invented person by person from a seed. The same size
 * gives the same events on every machine. docs/demo-lake.md tells what is hidden in it.
 */
@NullMarked
package dev.steward.ingest.demo;

import org.jspecify.annotations.NullMarked;
