package dev.steward.source.warehouse;

import dev.steward.model.Work;
import dev.steward.source.Batch;
import java.util.List;
import java.util.function.Function;
import org.jooq.Select;

/** What answers small questions. */
interface Listing {
    /** All rows of a small answer; {@code reader} is given the batch through {@code row}. */
    <T> List<T> list(Select<?> query, Work work, Function<Batch, T> reader);
}
