package dev.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs the launcher in a checkout whose JDK and Maven are small scripts that tell what they were asked to do. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    private static final Path LAUNCHER =
            Path.of("..", "steward").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    private Path root;
    private Path tools;

    record Ended(int code, String out, String err) {}

    @BeforeEach
    void checkout() throws IOException {
        root = Files.createDirectories(folder.resolve("a checkout"));
        tools = Files.createDirectories(folder.resolve("tools"));
        Files.copy(LAUNCHER, root.resolve("steward"));
        executable(root.resolve("steward"));
        for (String source : List.of(
                "pom.xml",
                "src/pom.xml",
                "src/main/A.java",
                "app/pom.xml",
                "app/main/B.java",
                "resources/c.txt",
                "packaging/Prepare.java")) {
            Files.createDirectories(root.resolve(source).resolve("..").normalize());
            Files.writeString(root.resolve(source), "");
        }
        age(root);
        for (String tool : List.of(
                "find",
                "head",
                "mkdir",
                "rm",
                "touch",
                "mv",
                "cat",
                "sleep",
                "dirname",
                "readlink",
                "tail",
                "grep",
                "printf",
                "pwd",
                "ls")) {
            for (String bin : List.of("/bin/", "/usr/bin/")) {
                if (Files.exists(Path.of(bin + tool)) && !Files.exists(tools.resolve(tool))) {
                    script(tools.resolve(tool), "exec " + bin + tool + " \"$@\"\n");
                }
            }
        }
        script(tools.resolve("mvn"), """
                echo "mvn $*" >>'%s/calls'
                [ -z "${SLOW:-}" ] || sleep 1
                [ -z "${BROKEN:-}" ] || { echo '[ERROR] B.java:[3,7] ; expected'; exit 1; }
                """.formatted(folder));
    }

    @Test
    void buildsOnceAndStartsTwice() throws Exception {
        Path jdk = jdk("25.0.1");
        Ended first = steward(Map.of("JAVA_HOME", jdk.toString()), "run", "a b.json");
        Ended second = steward(Map.of("JAVA_HOME", jdk.toString()), "help");

        assertThat(first.code).isZero();
        assertThat(first.out).contains("started", "steward.args|run|a b.json|");
        assertThat(first.err).contains("Building Steward");
        assertThat(second.err).isEmpty();
        assertThat(second.out).contains("steward.args|help|");
        assertThat(calls()).containsExactly("mvn -q -B -Dmaven.test.skip=true package", "prepare " + root.toRealPath());
    }

    @Test
    void buildsAgainWhenASourceIsNewerOrGone() throws Exception {
        Map<String, String> jdk = Map.of("JAVA_HOME", jdk("25").toString());
        steward(jdk);
        Files.setLastModifiedTime(
                root.resolve("app/main/B.java"), FileTime.from(Instant.now().plusSeconds(5)));
        Ended changed = steward(jdk);
        age(root);
        steward(jdk);
        Files.delete(root.resolve("src/main/A.java"));
        Files.setLastModifiedTime(
                root.resolve("src/main"), FileTime.from(Instant.now().plusSeconds(5)));
        Ended removed = steward(jdk);

        assertThat(changed.err).contains("Building Steward");
        assertThat(removed.err).contains("Building Steward");
        assertThat(calls()).filteredOn(call -> call.startsWith("mvn")).hasSize(3);
    }

    @Test
    void startsThroughASymbolicLinkFromAnywhere() throws Exception {
        Path jdk = jdk("26-ea");
        Path link = Files.createSymbolicLink(folder.resolve("steward link"), root.resolve("steward"));
        Path second = Files.createSymbolicLink(folder.resolve("again"), link.getFileName());
        Ended ended = run(List.of(second.toString(), "version"), Map.of("JAVA_HOME", jdk.toString()));

        assertThat(ended.code).isZero();
        assertThat(ended.out).contains("in " + folder.toRealPath());
    }

    @Test
    void findsTheJdkOnThePathBehindLinks() throws Exception {
        Path jdk = jdk("25.0.1");
        Files.createSymbolicLink(tools.resolve("java"), jdk.resolve("bin/java"));
        assertThat(steward(Map.of()).code).isZero();
    }

    @Test
    void prefersTheJdkMeantForSteward() throws Exception {
        Ended ended = steward(Map.of(
                "STEWARD_JAVA_HOME",
                jdk("25.0.1").toString(),
                "JAVA_HOME",
                jdk("26.0.2").toString()));
        assertThat(ended.out).contains("started by 25.0.1");
    }

    @Test
    void refusesAJdkMeantForStewardThatIsTooOld() throws Exception {
        Ended ended = steward(Map.of("STEWARD_JAVA_HOME", jdk("17.0.9").toString()));
        assertThat(ended.code).isEqualTo(2);
        assertThat(ended.err).contains("STEWARD_JAVA_HOME", "not a JDK 25 or later");
    }

    @Test
    void saysWhatToInstallWhenThereIsNoMaven() throws Exception {
        Files.delete(tools.resolve("mvn"));
        Ended ended = steward(Map.of("JAVA_HOME", jdk("25").toString()));
        assertThat(ended.code).isEqualTo(2);
        assertThat(ended.err).contains("mvn is not on the PATH", "apt install maven");
    }

    @Test
    void showsTheLogOfABuildThatFails() throws Exception {
        Map<String, String> jdk = Map.of("JAVA_HOME", jdk("25").toString(), "BROKEN", "yes");
        Ended ended = steward(jdk);
        Ended again = steward(jdk);
        assertThat(ended.code).isEqualTo(2);
        assertThat(ended.err).contains("B.java:[3,7] ; expected", "build.log");
        assertThat(ended.out).isEmpty();
        assertThat(again.code).as("the lock was given back").isEqualTo(2);
    }

    @Test
    void twoStartsAtOnceBuildOnce() throws Exception {
        Map<String, String> environment = Map.of("JAVA_HOME", jdk("25").toString(), "SLOW", "yes");
        Process first = start(List.of(root.resolve("steward").toString()), environment);
        Process second = start(List.of(root.resolve("steward").toString()), environment);
        assertThat(end(first).code).isZero();
        assertThat(end(second).code).isZero();
        assertThat(calls()).filteredOn(call -> call.startsWith("mvn")).hasSize(1);
    }

    @Test
    void takesOverTheLockOfAStartThatDied() throws Exception {
        Path lock = Files.createDirectories(root.resolve("target/launcher/lock"));
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Files.writeString(lock.resolve("pid"), dead.pid() + "\n");
        assertThat(steward(Map.of("JAVA_HOME", jdk("25").toString())).code).isZero();
    }

    @Test
    void passesOnOptionsForTheJavaMachine() throws Exception {
        Ended ended =
                steward(Map.of("JAVA_HOME", jdk("25").toString(), "STEWARD_JAVA_OPTS", "-Xmx2g -Da=b"), "describe");
        assertThat(ended.out).contains("-Dsteward.terminal=|-Xmx2g|-Da=b|@");
    }

    private Path jdk(String version) throws IOException {
        Path home = folder.resolve("jdk " + version);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(
                home.resolve("release"), "IMPLEMENTOR=\"A\"\nJAVA_VERSION=\"" + version + "\"\nOS=\"Linux\"\n");
        script(home.resolve("bin/javac"), "");
        script(home.resolve("bin/java"), """
                case $1 in
                    packaging/Prepare.java)
                        echo "prepare $2" >>'%s/calls'
                        echo >"$2/target/launcher/steward.args"
                        ;;
                    *) echo "started by %s in $(pwd): $(printf '%%s|' "$@")" ;;
                esac
                """.formatted(folder, version));
        return home;
    }

    private Ended steward(Map<String, String> environment, String... arguments) throws Exception {
        return run(
                Stream.concat(Stream.of(root.resolve("steward").toString()), Stream.of(arguments))
                        .toList(),
                environment);
    }

    private Ended run(List<String> command, Map<String, String> environment) throws Exception {
        return end(start(command, environment));
    }

    private Process start(List<String> command, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        Map<String, String> all = new HashMap<>(environment);
        all.put("PATH", tools.toString());
        all.put("HOME", folder.toString());
        builder.environment().clear();
        builder.environment().putAll(all);
        return builder.start();
    }

    private static Ended end(Process process) throws Exception {
        String out = new String(process.getInputStream().readAllBytes());
        String err = new String(process.getErrorStream().readAllBytes());
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), out, err);
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(folder.resolve("calls"));
    }

    /** As after a build: everything is older than a stamp made now. */
    private static void age(Path tree) throws IOException {
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path path :
                    all.filter(path -> !path.toString().contains("target")).toList()) {
                Files.setLastModifiedTime(path, FileTime.from(Instant.now().minusSeconds(60)));
            }
        }
    }

    private static void script(Path file, String body) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + body);
        executable(file);
    }

    private static void executable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
