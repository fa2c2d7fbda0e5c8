package dev.steward.source.lake;

import dev.steward.files.Sha256;
import dev.steward.model.BadInput;
import dev.steward.model.SourceUnavailable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The data files under a path, in order of their names; hidden ones and those whose folder or name starts with an
 * underscore are left out. Of a lake, the event files of its present generation.
 *
 * @param generation changes whenever a file comes, goes, or changes its size or time
 */
public record SourceFiles(Path root, FileFormat format, List<SourceFile> files, String generation) {
    private static final int MOST_NAMED = 5;

    /** A file with its size in bytes and the time of its last change in milliseconds since 1970. */
    public record SourceFile(Path path, long bytes, long changed) {}

    /**
     * Finds the data files.
     *
     * @throws SourceUnavailable when the path does not exist, may not be read, or holds no data file
     * @throws BadInput when files of several formats lie mixed, when the path lies inside a lake, or a lake inside it: a
     *     lake's files alone do not say what it holds
     */
    public static SourceFiles find(Path path) {
        Path root = path.toAbsolutePath().normalize();
        if (LakeFolder.isLake(root)) {
            return ofLake(new LakeFolder(root).current());
        }
        LakeFolder.around(root).ifPresent(lake -> {
            throw new BadInput(
                    "source.inside-lake",
                    root + " is a part of the lake " + lake
                            + ". Alone it does not say who is one person, nor which files count.",
                    "Name the lake itself: " + lake);
        });
        return walk(root);
    }

    /** One file, whatever it is a part of. */
    public static SourceFiles of(Path file) {
        return walk(file.toAbsolutePath().normalize());
    }

    private static SourceFiles ofLake(LakeSnapshot lake) {
        List<SourceFile> files = lake.needFiles().stream()
                .map(file -> new SourceFile(file.path(), file.bytes(), 0))
                .toList();
        return new SourceFiles(lake.lake(), FileFormat.PARQUET, files, lake.generation());
    }

    private static SourceFiles walk(Path root) {
        Map<FileFormat, List<SourceFile>> found = new TreeMap<>();
        List<Path> lakes = new ArrayList<>();
        try {
            Files.walkFileTree(root, new Collector(root, found, lakes));
        } catch (NoSuchFileException missing) {
            throw new SourceUnavailable(
                    "not-found", "There is no file or folder " + missing.getFile() + ".", "Check the path.", missing);
        } catch (AccessDeniedException denied) {
            throw new SourceUnavailable(
                    "not-allowed",
                    denied.getFile() + " may not be read by this user.",
                    "Ask for the right to read it, or open a copy.",
                    denied);
        } catch (IOException failed) {
            throw new SourceUnavailable(
                    "unreadable",
                    root + " cannot be read: " + failed.getMessage(),
                    "Check the disk, then try again.",
                    failed);
        }
        if (!lakes.isEmpty()) {
            throw lakesInside(root, lakes);
        }
        if (found.isEmpty()) {
            throw new SourceUnavailable(
                    "no-data",
                    (Files.isDirectory(root) ? "The folder " + root + " holds" : root + " is")
                            + " no data file that Steward knows.",
                    "Open a file or folder of Parquet, CSV, JSON or JSON lines (text also as .gz).");
        }
        if (found.size() > 1) {
            throw new BadInput(
                    "source.mixed-formats",
                    "The folder " + root + " holds files of several formats: " + counts(found) + ".",
                    "Open a folder, or a file, of one format.");
        }
        FileFormat format = found.keySet().iterator().next();
        List<SourceFile> files = new ArrayList<>(found.get(format));
        files.sort(Comparator.comparing(SourceFile::path));
        return new SourceFiles(root, format, List.copyOf(files), digest(files));
    }

    /** The folders an engine must reach to read these files. */
    public List<Path> folders() {
        Path parent = root.getParent();
        return List.of(Files.isDirectory(root) || parent == null ? root : parent);
    }

    public List<String> paths() {
        return files.stream().map(file -> file.path().toString()).toList();
    }

    private static BadInput lakesInside(Path root, List<Path> lakes) {
        lakes.sort(Comparator.naturalOrder());
        boolean one = lakes.size() == 1;
        String named = lakes.stream().limit(MOST_NAMED).map(Path::toString).collect(Collectors.joining(", "));
        return new BadInput(
                "source.lake-inside",
                "The folder " + root + " holds " + (one ? "the lake " : lakes.size() + " lakes: ") + named
                        + (lakes.size() > MOST_NAMED ? ", …" : "") + ".",
                (one ? "Name the lake itself: " + named : "Name one of the lakes")
                        + ". Other files of the folder can be named one by one, or moved into a folder of their own.");
    }

    private static String counts(Map<FileFormat, List<SourceFile>> found) {
        List<String> parts = new ArrayList<>();
        found.forEach((format, files) -> parts.add(files.size() + " " + format.title()));
        return String.join(", ", parts);
    }

    private static String digest(List<SourceFile> files) {
        StringBuilder all = new StringBuilder();
        for (SourceFile file : files) {
            all.append(file.path())
                    .append('\0')
                    .append(file.bytes())
                    .append('\0')
                    .append(file.changed())
                    .append('\n');
        }
        return "files-" + Sha256.of(all.toString()).substring(0, 12);
    }

    private static final class Collector extends SimpleFileVisitor<Path> {
        private final Path root;
        private final Map<FileFormat, List<SourceFile>> found;
        private final List<Path> lakes;

        Collector(Path root, Map<FileFormat, List<SourceFile>> found, List<Path> lakes) {
            this.root = root;
            this.found = found;
            this.lakes = lakes;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            if (skipped(folder)) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            if (LakeFolder.isLake(folder)) {
                lakes.add(folder);
                return FileVisitResult.SKIP_SUBTREE;
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (!skipped(file)) {
                FileFormat.of(file)
                        .ifPresent(format -> found.computeIfAbsent(format, key -> new ArrayList<>())
                                .add(new SourceFile(
                                        file,
                                        attributes.size(),
                                        attributes.lastModifiedTime().toMillis())));
                if (!Files.isReadable(file)) {
                    throw new AccessDeniedException(file.toString());
                }
            }
            return FileVisitResult.CONTINUE;
        }

        private boolean skipped(Path path) {
            String name = path.getFileName().toString();
            return !path.equals(root) && (name.startsWith(".") || name.startsWith("_"));
        }
    }
}
