package dev.steward.governance.retention;

import java.time.LocalDate;

/** What falls due on a UTC day, before exceptions and holds. */
public record Due(LocalDate day, int files, long rows, long bytes) {}
