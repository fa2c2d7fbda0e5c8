package dev.steward.cli;

import dev.steward.model.BadInput;
import dev.steward.model.SourceUnavailable;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Definitions as files. */
final class Documents {
    private static final Path STANDARD_INPUT = Path.of("-");

    private Documents() {}

    /** The text of a file, or of standard input for {@code -}. */
    static String text(Path file) {
        try {
            return file.equals(STANDARD_INPUT)
                    ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                    : Files.readString(file);
        } catch (NoSuchFileException absent) {
            throw new BadInput(
                    "definition.no-such-file",
                    "There is no file " + file + ".",
                    "Name a JSON document, such as the ones docs/definitions.md shows.",
                    absent);
        } catch (CharacterCodingException notText) {
            throw new BadInput(
                    "definition.not-text",
                    file + " is not a text in UTF-8.",
                    "A definition is a JSON document; the data to read is named by --source.",
                    notText);
        } catch (IOException unreadable) {
            throw new SourceUnavailable(
                    "unreadable-file",
                    file + " cannot be read: " + unreadable.getMessage() + ".",
                    "Check that it is a file, and that you may read it.",
                    unreadable);
        }
    }
}
