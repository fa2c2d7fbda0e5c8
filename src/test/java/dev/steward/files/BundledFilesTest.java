package dev.steward.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundledFilesTest {
    @TempDir
    Path folder;

    @Test
    void manyMayReadAJarAtOnce() throws IOException {
        URL inJar = URI.create("jar:" + jar().toUri() + "!/sql").toURL();
        assertThat(IntStream.range(0, 200).parallel().mapToObj(_ -> read(inJar)))
                .allSatisfy(
                        texts -> assertThat(texts).isEqualTo(Map.of("a/one.sql", "select 1", "two.sql", "select 2")));
    }

    private static SortedMap<String, String> read(URL jar) {
        return BundledFiles.in(jar, "sql");
    }

    private Path jar() throws IOException {
        Path jar = folder.resolve("with space.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            add(out, "sql/", "");
            add(out, "sql/a/one.sql", "select 1");
            add(out, "sql/two.sql", "select 2");
        }
        return jar;
    }

    private static void add(JarOutputStream out, String name, String text) throws IOException {
        out.putNextEntry(new JarEntry(name));
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
    }
}
