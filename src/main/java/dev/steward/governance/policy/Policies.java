package dev.steward.governance.policy;

import dev.steward.files.BundledFiles;
import dev.steward.files.SafeFiles;
import dev.steward.files.WriteFailures;
import dev.steward.model.BadInput;
import dev.steward.model.Suggest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The policies of a home: {@code NAME.yaml}, as somebody wrote them. */
public final class Policies {
    private static final String ENDING = ".yaml";
    private static final String SHIPPED = "policies";

    private final Path folder;

    public Policies(Path folder) {
        this.folder = folder;
    }

    public Path folder() {
        return folder;
    }

    /** The names of all policies, in order. */
    public List<String> names() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING) && !name.startsWith("."))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw WriteFailures.of(folder, failed);
        }
    }

    /**
     * A policy of this home, and no other: what changes go by.
     *
     * @throws BadInput when there is none of that name
     */
    public RetentionPolicy kept(String name) {
        if (!names().contains(name)) {
            throw new BadInput(
                    "policy.not-here",
                    "There is no policy \"" + name + "\" in this home.",
                    "Take it in first: steward policy add FILE.");
        }
        return find(name);
    }

    /**
     * A policy of this home by its name, or of a file.
     *
     * @throws BadInput when there is none, or it is not written as it should be
     */
    public RetentionPolicy find(String nameOrFile) {
        Path file = names().contains(nameOrFile) ? folder.resolve(nameOrFile + ENDING) : Path.of(nameOrFile);
        if (!Files.isRegularFile(file)) {
            throw new BadInput(
                    "policy.unknown",
                    "There is no policy \"" + nameOrFile + "\", and no file of that name"
                            + Suggest.nearest(nameOrFile, names())
                                    .map(near -> "; did you mean \"" + near + "\"?")
                                    .orElse("."),
                    "steward policy list shows them; they lie in " + folder + ".");
        }
        try {
            return PolicyFile.parse(Files.readString(file), file.toString());
        } catch (IOException failed) {
            throw WriteFailures.of(file, failed);
        }
    }

    /** How long one person waits who acts alone, by the names of those of this home that know such a way. */
    public Map<String, Duration> waits() {
        Map<String, Duration> waits = new TreeMap<>();
        for (String name : names()) {
            find(name).approving().alone().ifPresent(wait -> waits.put(name, wait));
        }
        return waits;
    }

    /** Those that come with Steward, for the schemas that do: none is in force before it is taken in. By name. */
    public List<RetentionPolicy> shipped() {
        return BundledFiles.in(SHIPPED).entrySet().stream()
                .map(file -> PolicyFile.parse(file.getValue(), file.getKey()))
                .toList();
    }

    /** Takes a policy into this home; one of the same name is replaced. */
    public void save(RetentionPolicy policy) {
        SafeFiles.write(folder.resolve(policy.name() + ENDING), policy.text().getBytes(StandardCharsets.UTF_8));
    }
}
