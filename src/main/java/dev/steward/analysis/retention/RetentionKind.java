package dev.steward.analysis.retention;
final class RetentionKind { static final String NAME = "retention"; }
