package dev.steward.cli;

import dev.steward.Answer;
import dev.steward.analysis.Question;
import dev.steward.model.Suggest;
import dev.steward.model.Table;
import dev.steward.report.TableExport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How an answer is printed. */
enum Format {
    TABLE,
    JSON,
    CSV,
    MARKDOWN;

    <Q extends Question, R> void print(Answer<Q, R> answer, String source, Console console) {
        try {
            switch (this) {
                case TABLE -> Pretty.print(answer, console);
                case JSON -> console.out().println(AnswerJson.of(answer, source));
                case CSV -> TableExport.csv(table(answer), console.out());
                case MARKDOWN -> TableExport.markdown(table(answer), console.out());
            }
        } catch (IOException impossible) {
            // A PrintWriter keeps its troubles to itself.
            throw new UncheckedIOException(impossible);
        }
    }

    private static <Q extends Question, R> Table table(Answer<Q, R> answer) {
        return answer.kind().table(answer.question(), answer.result());
    }

    /** Reads an option's value. */
    static final class Converter implements ITypeConverter<Format> {
        @Override
        public Format convert(String word) {
            List<String> known = Arrays.stream(values()).map(Format::toString).toList();
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

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
