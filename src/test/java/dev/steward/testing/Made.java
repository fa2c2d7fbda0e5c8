package dev.steward.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Folders that are made once in a process and copied for every test: making takes longer than copying. */
public final class Made {
    private static final Map<String, Path> TEMPLATES = new ConcurrentHashMap<>();

    private Made() {}

    /** Copies what was made under a name into a folder. What is made must not know where it lies. */
    public static void into(Path folder, String name, Consumer<Path> making) {
        copy(TEMPLATES.computeIfAbsent(name, _ -> made(temporary(), making)), folder);
    }

    /** A folder of that name, as it was made; always the same one, for what knows where it lies. */
    public static Path again(String name, Consumer<Path> making) {
        Path folder = TEMPLATES.computeIfAbsent(name, _ -> {
            Path place = temporary();
            copy(made(place.resolve("here"), making), place.resolve("aside"));
            return place;
        });
        Path here = folder.resolve("here");
        clear(here);
        copy(folder.resolve("aside"), here);
        return here;
    }

    private static Path made(Path folder, Consumer<Path> making) {
        try {
            Files.createDirectories(folder);
            making.accept(folder);
            return folder;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Path temporary() {
        try {
            Path folder = Files.createTempDirectory("steward-made");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> clear(folder)));
            return folder;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : (Iterable<Path>) all::iterator) {
                Path target = to.resolve(from.relativize(each).toString());
                if (!Files.isDirectory(target)) {
                    Files.copy(each, target, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void clear(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(each);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
