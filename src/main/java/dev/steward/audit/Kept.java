package dev.steward.audit;

import dev.steward.model.Anchor;

/**
 * An anchor, and where it was kept.
 *
 * @param elsewhere whether that is out of reach of who can write to this machine's disk, as far as is known
 */
public record Kept(String where, boolean elsewhere, Anchor anchor) {}
