package dev.steward.analysis.funnel;
final class FunnelKind { static final String NAME = "funnel"; }
