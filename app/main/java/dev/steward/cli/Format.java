package dev.steward.cli;

import dev.steward.Answer;
import dev.steward.analysis.Question;
import dev.steward.model.Suggest;
import dev.steward.model.Table;
import dev.steward.source.SourceFacts;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How an answer is printed. */
enum Format {
    TABLE,
    JSON;

    /** No line break at the end. */
    <Q extends Question, R> String print(Answer<Q, R> answer, Path source, Ink ink) {
        return switch (this) {
            case TABLE -> table(answer, ink);
            case JSON -> AnswerJson.of(answer, source);
        };
    }

    private static <Q extends Question, R> String table(Answer<Q, R> answer, Ink ink) {
        Table table = answer.kind().table(answer.question(), answer.result());
        return ink.bold(answer.kind().words(answer.question())) + "\n\n" + new TextTable(table, ink).text() + "\n\n"
                + ink.faint(footer(answer));
    }

    private static String footer(Answer<?, ?> answer) {
        SourceFacts facts = answer.facts();
        return "%s events of %s read (generation %s) in %s"
                .formatted(
                        TextTable.cell(Table.Type.COUNT, answer.eventsRead()),
                        facts.name(),
                        facts.generation(),
                        TextTable.duration(answer.took().toMillis() / 1000.0));
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
