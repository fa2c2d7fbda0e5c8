package dev.steward.report;

import dev.steward.chart.Numbers;
import dev.steward.model.Table;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A table as a file, every row of it. CSV, Markdown and JSON are UTF-8 and hold the table alone. */
public record TableExport(Table table, Caption caption) {
    /** Named as file names end. */
    public enum Format {
        CSV,
        MD,
        JSON,
        XLSX
    }

    @FunctionalInterface
    private interface Text {
        void write(Appendable out) throws IOException;
    }

    /** By the file's extension: csv, md, json or xlsx. Throws {@link dev.steward.model.BadInput} for another one, {@link dev.steward.model.StorageFailed}. */
    public void write(Path target) {
        write(Extension.of(target, Format.values()), target);
    }

    public void write(Format format, Path target) {
        switch (format) {
            case CSV -> text(target, out -> csv(table, out));
            case MD -> text(target, out -> markdown(table, out));
            case JSON -> text(target, out -> json(table, out));
            case XLSX -> Draft.write(target, out -> new Xlsx(table, caption).write(out));
        }
    }

    /** RFC 4180 under the columns' keys; ISO times, ratios and seconds as plain numbers. Texts that look like formulas get an apostrophe in front. */
    public static void csv(Table table, Appendable out) throws IOException {
        CsvTable.write(table, out);
    }

    /** For people: the columns' headings, percentages, durations, thousands separators. */
    public static void markdown(Table table, Appendable out) throws IOException {
        MarkdownTable.write(table, Numbers.ENGLISH, out);
    }

    /** A list of objects under the columns' keys. */
    public static void json(Table table, Appendable out) throws IOException {
        JsonTable.write(table, out);
    }

    /**
     * A document for people: pages of a PDF, for printing and filing.
     *
     * @param closing lines below the table
     */
    public static void pdf(Table table, List<String> closing, Path target) {
        Draft.write(target, out -> new TablePaper(table, closing).write(out));
    }

    private static void text(Path target, Text text) {
        Draft.write(target, out -> {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            text.write(writer);
            writer.flush();
        });
    }
}
