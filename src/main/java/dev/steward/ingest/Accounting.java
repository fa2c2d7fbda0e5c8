package dev.steward.ingest;

import static dev.steward.ingest.Fields.number;
import static dev.steward.ingest.Fields.text;

import dev.steward.model.Work;
import dev.steward.source.Appender;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** What became of every row of an import, counted. */
final class Accounting {
    private final Appender lake;
    private final List<StagedFile> files;
    private final Table<?> checked;
    private final Work work;

    /**
     * What the new events bring.
     *
     * @param corrected how many of them got another time than their client said
     * @param sessions to which these belong
     * @param days days (of a project) that get events
     */
    record Gains(long corrected, long sessions, long days) {}

    Accounting(Appender lake, List<StagedFile> files, Table<?> checked, Work work) {
        this.lake = lake;
        this.files = files;
        this.checked = checked;
        this.work = work;
    }

    /** How many rows the files have, malformed ones included. */
    long read() {
        return files.stream()
                .mapToLong(file -> file.taken().rows() + file.taken().malformed())
                .sum();
    }

    List<ImportReport.ImportedFile> files() {
        return files.stream().map(Accounting::imported).toList();
    }

    private static ImportReport.ImportedFile imported(StagedFile file) {
        return new ImportReport.ImportedFile(
                file.input().toString(),
                file.bytes(),
                file.taken().rows() + file.taken().malformed(),
                file.taken().mapping().toString());
    }

    /** Why rows were rejected, the most frequent reason first. */
    List<ImportReport.Reason> reasons() {
        List<ImportReport.Reason> reasons = new ArrayList<>(Queries.list(
                lake,
                DSL.select(text("reason"), DSL.count())
                        .from(checked)
                        .where(text("reason").isNotNull())
                        .groupBy(text("reason")),
                work,
                (batch, row) -> new ImportReport.Reason(String.valueOf(batch.text(row, 0)), batch.number(row, 1))));
        long malformed =
                files.stream().mapToLong(file -> file.taken().malformed()).sum();
        if (malformed > 0) {
            reasons.add(new ImportReport.Reason(RejectReason.MALFORMED_ROW.code(), malformed));
        }
        reasons.sort(Comparator.comparingLong(ImportReport.Reason::count)
                .reversed()
                .thenComparing(ImportReport.Reason::code));
        return reasons;
    }

    /** Of those rows that {@link Fates} keeps. */
    Gains gains() {
        return Queries.list(
                        lake,
                        DSL.select(
                                        DSL.count(number("offset")),
                                        DSL.field(
                                                "count(distinct {0}) filter (where {1} is not null)",
                                                SQLDataType.BIGINT, text("clock"), number("offset")),
                                        DSL.field(
                                                "count(distinct ({0}, {1}))",
                                                SQLDataType.BIGINT, text("project_id"), Fates.day(number("created"))))
                                .from(checked)
                                .join(Fates.kept())
                                .using(number("ord")),
                        work,
                        (batch, row) -> new Gains(batch.number(row, 0), batch.number(row, 1), batch.number(row, 2)))
                .getFirst();
    }
}
