package dev.steward.analysis.lifecycle;
final class LifecycleKind { static final String NAME = "lifecycle"; }
