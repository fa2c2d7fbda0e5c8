import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Makes a built checkout ready for fast starts; run by the launchers after Maven: {@code java packaging/Prepare.java ROOT}.
 * Writes to target/launcher: DuckDB's native library beside its classes (from the published jar it would be unpacked,
 * 70 MB, at every start), the options file {@code steward.args}, and the ahead-of-time cache of a training run.
 */
class Prepare {
    private static final String NATIVE = "libduckdb_java.so_";
    private static final String MAIN = "dev.steward.cli.Main";
    private static final String TRAINING = "dev.steward.cli.Training";

    private final Path root;
    private final Path out;

    private Prepare(Path root) {
        this.root = root;
        this.out = root.resolve("target/launcher");
    }

    public static void main(String[] args) throws Exception {
        new Prepare(Path.of(args[0]).toRealPath()).run();
    }

    private void run() throws Exception {
        Files.createDirectories(out);
        List<String> options = options();
        Path arguments = out.resolve("steward.args");
        Path cache = out.resolve("steward.aot");
        Files.deleteIfExists(cache);
        write(arguments, options, MAIN);
        if (train(options, cache)) {
            options.add("-XX:AOTCache=" + cache);
            write(arguments, options, MAIN);
        }
    }

    private List<String> options() throws IOException {
        return new ArrayList<>(List.of(
                // Small heap, short runs, two cores as well as twenty: starts fastest.
                "-XX:+UseSerialGC",
                // The Java machine's own advice (a cache that no longer fits) is not for the person at the keyboard.
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "--enable-native-access=ALL-UNNAMED,javafx.graphics",
                "-Dorg.jooq.no-logo=true",
                "-Dorg.jooq.no-tips=true",
                "--module-path",
                root.resolve("app/target/lib/fx").toString(),
                "--add-modules",
                "javafx.controls,javafx.fxml,javafx.swing",
                "-cp",
                classPath()));
    }

    private String classPath() throws IOException {
        List<String> jars = new ArrayList<>();
        jars.add(one(root.resolve("app/target"), "steward-app-").toString());
        Path duckdb = one(root.resolve("app/target/lib"), "duckdb_jdbc-");
        jars.add(slim(duckdb).toString());
        try (Stream<Path> lib = Files.list(root.resolve("app/target/lib"))) {
            lib.filter(jar -> jar.toString().endsWith(".jar") && !jar.equals(duckdb))
                    .map(Path::toString)
                    .sorted()
                    .forEach(jars::add);
        }
        return String.join(File.pathSeparator, jars);
    }

    private static Path one(Path folder, String prefix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(prefix + "[0-9].*(?<!-sources)\\.jar"))
                    .max((a, b) -> Long.compare(a.toFile().lastModified(), b.toFile().lastModified()))
                    .orElseThrow(() -> new IOException("no " + prefix + "*.jar in " + folder));
        }
    }

    /** The same jar without libraries of any platform, and this platform's beside it: where DuckDB looks next. */
    private Path slim(Path jar) throws IOException {
        Path folder = Files.createDirectories(out.resolve("duckdb"));
        String wanted = NATIVE + platform();
        Path slim = folder.resolve(jar.getFileName());
        Path library = folder.resolve(wanted);
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry found = zip.getEntry(wanted);
            if (found == null) {
                return jar;
            }
            if (Files.exists(slim) && Files.exists(library) && Files.size(library) == found.getSize()) {
                return slim;
            }
            extract(zip, found, library);
            copyWithoutLibraries(zip, slim);
            return slim;
        }
    }

    private static void extract(ZipFile zip, ZipEntry entry, Path target) throws IOException {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try (InputStream in = zip.getInputStream(entry)) {
            Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void copyWithoutLibraries(ZipFile zip, Path target) throws IOException {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try (OutputStream file = Files.newOutputStream(part);
                ZipOutputStream slim = new ZipOutputStream(file)) {
            for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
                ZipEntry entry = all.nextElement();
                if (!entry.getName().startsWith(NATIVE)) {
                    byte[] bytes = zip.getInputStream(entry).readAllBytes();
                    slim.putNextEntry(stored(entry, bytes));
                    slim.write(bytes);
                    slim.closeEntry();
                }
            }
        }
        Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }

    private static ZipEntry stored(ZipEntry like, byte[] bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        ZipEntry entry = new ZipEntry(like.getName());
        entry.setTime(like.getTime());
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(sum.getValue());
        return entry;
    }

    /** As DuckDB names it: {@code linux_amd64}. */
    private static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return (system.startsWith("windows") ? "windows" : system.startsWith("mac") ? "macos" : "linux")
                + "_"
                + (machine.equals("aarch64") || machine.equals("arm64") ? "arm64" : "amd64");
    }

    /**
     * A small demo in a throw-away home, and a window drawn in memory, show the Java machine which classes every start
     * needs. A start without the cache is slower and otherwise the same, so nothing fails when this does.
     */
    private boolean train(List<String> options, Path cache) throws Exception {
        Path home = Files.createTempDirectory("steward-training");
        Path arguments = out.resolve("training.args");
        write(arguments, options, TRAINING);
        try {
            ProcessBuilder builder = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:AOTCacheOutput=" + cache,
                    "-Dglass.platform=Headless",
                    "-Dprism.order=sw",
                    "@" + arguments);
            builder.environment().put("STEWARD_HOME", home.toString());
            builder.redirectErrorStream(true).redirectOutput(out.resolve("training.log").toFile());
            Process training = builder.directory(home.toFile()).start();
            if (!training.waitFor(3, TimeUnit.MINUTES)) {
                training.destroyForcibly().waitFor();
                return false;
            }
            return training.exitValue() == 0 && Files.exists(cache);
        } finally {
            remove(home);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    private static void write(Path arguments, List<String> options, String main) throws IOException {
        List<String> lines = new ArrayList<>();
        options.stream().map(Prepare::quoted).forEach(lines::add);
        lines.add(main);
        Path part = arguments.resolveSibling(arguments.getFileName() + ".part");
        Files.write(part, lines);
        Files.move(part, arguments, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String quoted(String option) {
        return '"' + option.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
