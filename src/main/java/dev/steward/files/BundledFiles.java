package dev.steward.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Text files that come with Steward, read by folder, whether they lie in a jar or beside the classes. */
public final class BundledFiles {
    private BundledFiles() {}

    /** Every file in and below a folder of resources: its path from there, with slashes, and its text. */
    public static SortedMap<String, String> in(String folder) {
        return in(Objects.requireNonNull(BundledFiles.class.getClassLoader().getResource(folder), folder), folder);
    }

    static SortedMap<String, String> in(URL found, String folder) {
        try {
            if (!(found.openConnection() instanceof JarURLConnection jar)) {
                return texts(Path.of(found.toURI()));
            }
            // By its path: a file system made by its address is there once for all, and others may be reading, too.
            try (FileSystem files =
                    FileSystems.newFileSystem(Path.of(jar.getJarFileURL().toURI()))) {
                return texts(files.getPath(folder));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static SortedMap<String, String> texts(Path folder) throws IOException {
        SortedMap<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        return texts;
    }
}
