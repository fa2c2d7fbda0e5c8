package dev.steward.governance.alone;

import dev.steward.model.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * How documents are written that somebody has signed: keys in order of the alphabet, so that the same is the same text everywhere.
 *
 * @param what it is, in words
 * @param writer the command that writes it
 */
record SignedFile<T>(Class<T> type, String what, String writer) {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    static String text(Object said) {
        return MAPPER.writeValueAsString(said);
    }

    static byte[] json(Object document) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(document);
    }

    T read(Path file) {
        try {
            return MAPPER.readValue(Files.readAllBytes(file), type);
        } catch (IOException failed) {
            throw new BadInput(
                    "alone.unreadable",
                    file + (Files.exists(file) ? " cannot be read: " + failed.getMessage() : " does not exist") + ".",
                    "Name the file of an " + what + ".",
                    failed);
        } catch (JacksonException broken) {
            throw new BadInput(
                    "alone.unreadable",
                    file + " is no " + what + ": " + broken.getOriginalMessage(),
                    "Name a file that " + writer + " has written.",
                    broken);
        }
    }
}
