package dev.steward.source.lake;

import dev.steward.model.SourceUnavailable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/** Says where a text is not JSON. As lenient as DuckDB, which reads the data itself but cannot say in which line. */
final class JsonText {
    private static final int DEEPEST = 10_000;
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private JsonText() {}

    /** Whether a text is one JSON object, with nothing before or after it. */
    static boolean isObject(String text) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (JacksonException broken) {
            return false;
        }
    }

    /** Whether lists and objects stand in each other more than that many levels deep. */
    static boolean isDeeper(String text, int levels) {
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == '{' || c == '[') {
                if (++depth > levels) {
                    return true;
                }
            } else if (c == '}' || c == ']') {
                depth--;
            }
        }
        return false;
    }

    /** The character, from 1, at which a text of one line stops being one JSON value; empty when that cannot be told. */
    static Optional<Integer> fault(String text) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            parser.nextToken();
            parser.skipChildren();
            return parser.nextToken() == null
                    ? Optional.empty()
                    : place(parser.currentTokenLocation()).map(TokenStreamLocation::getColumnNr);
        } catch (JacksonException broken) {
            return place(broken.getLocation()).map(TokenStreamLocation::getColumnNr);
        }
    }

    /** The failure that says in which line and column a file stops being JSON; empty when no fault is found. */
    static Optional<SourceUnavailable> fault(Path file) {
        try (InputStream in = CsvFile.open(file);
                JsonParser parser = JSON.createParser(ObjectReadContext.empty(), in)) {
            while (parser.nextToken() != null) {}
            return Optional.empty();
        } catch (UnexpectedEndOfInputException early) {
            return Optional.of(broken(
                    file,
                    "it ends too early"
                            + place(early.getLocation())
                                    .map(at -> ", in line " + at.getLineNr())
                                    .orElse(""),
                    early));
        } catch (JacksonException broken) {
            return Optional.of(broken(
                    file,
                    place(broken.getLocation())
                            .map(at -> "line " + at.getLineNr() + ", column " + at.getColumnNr())
                            .orElse("its text is broken"),
                    broken));
        } catch (IOException failed) {
            throw new SourceUnavailable(
                    "unreadable", file + " cannot be read: " + failed + ".", "Check the file, then try again.", failed);
        }
    }

    private static SourceUnavailable broken(Path file, String where, Exception cause) {
        return new SourceUnavailable(
                DuckFailures.MALFORMED_JSON,
                file + " is not valid JSON: " + where + ".",
                "Mend the file there, or write it with one object a line: then only broken lines are left out.",
                cause);
    }

    private static Optional<TokenStreamLocation> place(@Nullable TokenStreamLocation location) {
        return Optional.ofNullable(location).filter(at -> at.getLineNr() > 0);
    }
}
