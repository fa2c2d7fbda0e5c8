package dev.steward.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.Hazard;
import dev.steward.model.StorageFailed;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The system's words, as Linux, macOS and Windows have them. */
@Hazard("H84")
class WriteFailuresTest {
    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new IOException("No space left on device"), "storage.full"),
                Arguments.of(new IOException("There is not enough space on the disk"), "storage.full"),
                Arguments.of(new FileSystemException("f", null, "Disk quota exceeded"), "storage.full"),
                Arguments.of(new AccessDeniedException("f"), "storage.denied"),
                Arguments.of(new FileNotFoundException("f (Permission denied)"), "storage.denied"),
                Arguments.of(new FileNotFoundException("f (Read-only file system)"), "storage.read-only"),
                Arguments.of(new FileSystemException("f", null, "Read-only file system"), "storage.read-only"),
                Arguments.of(new NoSuchFileException("f"), "storage.missing"),
                Arguments.of(new FileAlreadyExistsException("f"), "storage.in-the-way"),
                Arguments.of(new IOException(), "storage.failed"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void everyFailureNamesTheFileAndARemedy(IOException failed, String code) {
        StorageFailed failure = WriteFailures.of(Path.of("/lake/x.parquet"), failed);

        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure).hasMessageContaining("/lake/x.parquet").hasCause(failed);
        assertThat(failure.remedy()).isNotBlank();
    }
}
