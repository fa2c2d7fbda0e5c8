package dev.steward.analysis;

import dev.steward.chart.Chart;
import dev.steward.definition.JsonFields;
import dev.steward.journey.People;
import dev.steward.model.Cell;
import dev.steward.model.Table;
import dev.steward.model.Work;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Ties one kind of question together for the registry: how it is read and written, computed, tabulated, drawn and put
 * into words. Someone who knows one kind knows all.
 *
 * @param <Q> the question
 * @param <R> its result: an immutable record of numbers
 */
public interface Kind<Q extends Question, R> {
    /** The name in a definition's {@code kind}, such as {@code funnel}. */
    String name();

    Class<Q> question();

    /** Reads a question; the cursor has been asked for {@code kind} already and rejects what nobody asks for. */
    Q read(JsonFields fields);

    /** Writes what {@link #read} reads, without keys that hold their default. */
    ObjectNode write(Q question);

    /** Computes the answer. */
    R answer(Q question, Data data, Work work);

    /** The result under the keys of docs/definitions.md, as {@code --format json} prints it and scenarios expect it. */
    ObjectNode json(Q question, R result);

    /** The result as the chart's table twin. */
    Table table(Q question, R result);

    /** Which number stands in a cell of the table, when it has people behind it. */
    Optional<Cell> cell(Q question, R result, int tableRow, int tableColumn);

    /** The actors behind one number; computed again from the data. */
    People people(Q question, Cell cell, Data data, Work work);

    /** The result as a picture; its clickable parts carry the same cells. */
    Chart chart(Q question, R result);

    /** The question in plain words, one sentence or two, for the explain panel and captions. */
    String words(Q question);

    /**
     * What the numbers say, in sentences: whether a difference is real, and what is not to be trusted. Empty where they speak
     * for themselves.
     */
    default List<String> findings(Q question, R result) {
        return List.of();
    }

    /** What the numbers say beside those of the same question about the period before. */
    default List<String> findings(Q question, R result, R before) {
        return List.of();
    }

    /**
     * Why a warehouse hands out its events, in order, to be folded here, instead of computing the answer where they are;
     * a part of a sentence that follows "because". Empty: it computes.
     */
    default Optional<String> handedOut(Q question) {
        return Optional.empty();
    }

    /** What somebody must know who reads the answer, in sentences: such as what was left out of it. */
    default List<String> remarks(Q question, R result) {
        return List.of();
    }

    /** Every event name the question mentions, for a warning when the data does not know one. */
    List<String> eventNames(Q question);

    /** Every property the question mentions, and every segment by its {@link dev.steward.model.Membership#property}. */
    List<String> propertyNames(Q question);
}
