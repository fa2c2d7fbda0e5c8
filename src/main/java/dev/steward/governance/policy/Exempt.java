package dev.steward.governance.policy;

import dev.steward.model.Matcher;

/**
 * Events that a policy keeps for longer than the others.
 *
 * @param name of the exception, for whoever reads why something was kept
 */
public record Exempt(String name, Matcher events, Keep keep) {}
