package dev.steward.cli;

import dev.steward.audit.Recorded;
import dev.steward.model.Suggest;
import dev.steward.model.Table;
import dev.steward.model.Table.Column;
import dev.steward.model.Table.Type;
import dev.steward.model.Value;
import dev.steward.report.TableExport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How entries of the audit log, and what verifying it found, are printed. */
enum AuditFormat {
    TABLE,
    JSON,
    CSV;

    void print(List<Recorded> entries, Console console) {
        switch (this) {
            case TABLE -> {
                console.out().println(Pretty.many(entries.size(), "entry", "entries") + ".");
                if (!entries.isEmpty()) {
                    console.out().println();
                    Pretty.print(table(entries), console);
                }
            }
            case JSON -> console.out().println(AuditJson.of(entries));
            case CSV -> {
                try {
                    TableExport.csv(table(entries), console.out());
                } catch (IOException impossible) {
                    // A PrintWriter keeps its troubles to itself.
                    throw new UncheckedIOException(impossible);
                }
            }
        }
    }

    private static Table table(List<Recorded> entries) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Recorded entry : entries) {
            rows.add(List.of(
                    entry.sequence(),
                    entry.time(),
                    entry.payload().map(Recorded.Payload::person).orElse("(taken out)"),
                    entry.action(),
                    entry.payload().map(Recorded.Payload::subject).orElse(""),
                    entry.payload().map(AuditFormat::details).orElse("")));
        }
        return new Table(
                "Audit log",
                List.of(
                        new Column("sequence", "Entry", Type.COUNT),
                        new Column("time", "Time (UTC)", Type.INSTANT),
                        new Column("person", "Person", Type.TEXT),
                        new Column("action", "Action", Type.TEXT),
                        new Column("subject", "Subject", Type.TEXT),
                        new Column("details", "Details", Type.TEXT)),
                rows);
    }

    private static String details(Recorded.Payload payload) {
        Map<String, Value> sorted = new TreeMap<>(payload.details());
        return sorted.entrySet().stream()
                .map(detail -> detail.getKey() + "=" + detail.getValue().text())
                .collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads an option's value. */
    static final class Converter implements ITypeConverter<AuditFormat> {
        @Override
        public AuditFormat convert(String word) {
            List<String> known =
                    Arrays.stream(values()).map(AuditFormat::toString).toList();
            int found = known.indexOf(word.toLowerCase(Locale.ROOT));
            if (found < 0) {
                throw new TypeConversionException("\"" + word + "\" is no format"
                        + Suggest.nearest(word, known)
                                .map(near -> "; did you mean \"" + near + "\"?")
                                .orElse(".")
                        + " There are " + String.join(", ", known) + ".");
            }
            return values()[found];
        }
    }
}
