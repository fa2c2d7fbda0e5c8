package dev.steward.cli;

import dev.steward.audit.Recorded;
import dev.steward.model.Suggest;
import dev.steward.report.AuditTable;
import dev.steward.report.TableExport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
                    Pretty.print(AuditTable.brief(entries), console);
                }
            }
            case JSON -> console.out().println(AuditJson.of(entries));
            case CSV -> {
                try {
                    TableExport.csv(AuditTable.whole(entries), console.out());
                } catch (IOException impossible) {
                    // A PrintWriter keeps its troubles to itself.
                    throw new UncheckedIOException(impossible);
                }
            }
        }
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
