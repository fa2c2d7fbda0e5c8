package dev.steward.governance.archive;

import dev.steward.files.CrashPoint;
import dev.steward.files.SafeFiles;
import dev.steward.files.Sha256;
import dev.steward.files.WriteFailures;
import dev.steward.model.BadInput;
import dev.steward.model.Refused;
import dev.steward.model.SecretStore;
import dev.steward.model.SourceUnavailable;
import dev.steward.model.StorageFailed;
import dev.steward.model.Work;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * The archives of a home: a folder for each, with a manifest and sealed copies of files, byte for byte. Each has a key of its own,
 * which lies elsewhere. A folder whose name ends in {@code .partial} is no archive: its making was cut short, and nothing was
 * removed for it.
 */
public final class Archives {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();
    private static final String MANIFEST = ArchivePlace.MANIFEST;
    private static final int KEY_BYTES = 32;

    private final Path folder;
    private final SecretStore secrets;
    private final CrashPoint crash;

    public Archives(Path folder, SecretStore secrets, CrashPoint crash) {
        this.folder = folder;
        this.secrets = secrets;
        this.crash = crash;
    }

    /** All there are, newest first. */
    public List<Archive> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(path -> path.getFileName().toString().matches("[0-9a-f]{16}"))
                    .map(path -> read(path.resolve(MANIFEST)))
                    .sorted(Comparator.comparing(Archive::made).reversed())
                    .toList();
        } catch (IOException failed) {
            throw WriteFailures.of(folder, failed);
        }
    }

    public boolean has(String id) {
        return Files.exists(folder.resolve(id).resolve(MANIFEST));
    }

    /** A folder for files that {@link #make} is to seal; empty, and for this user's eyes alone. Whoever uses it clears it. */
    public Path workshop(String id) {
        Path workshop = folder.resolve(id + ".rows");
        clearWorkshop(id);
        SafeFiles.privateFolder(workshop);
        return workshop;
    }

    public void clearWorkshop(String id) {
        remove(folder.resolve(id + ".rows"));
    }

    /** Folders that making or opening an archive may have left, when it was killed. */
    List<Path> leavings(String id) {
        return List.of(folder.resolve(id + ".rows"), folder.resolve(id + ".partial"));
    }

    void clearLeavings(String id) {
        leavings(id).forEach(Archives::remove);
    }

    private static void remove(Path workshop) {
        if (Files.isDirectory(workshop)) {
            try {
                removeTree(workshop);
            } catch (IOException failed) {
                throw WriteFailures.of(workshop, failed);
            }
        }
    }

    public Path folder() {
        return folder;
    }

    ArchivePlace place(String id) {
        return new ArchivePlace(folder.resolve(id));
    }

    /** How it stands with an archive at a moment. */
    public ArchiveStanding standing(Archive archive, Instant now) {
        return place(archive.id()).ended().orElseGet(() -> {
            if (!hasKey(archive.id())) {
                return new ArchiveStanding.KeyMissing();
            }
            return archive.until()
                    .filter(end -> !now.isBefore(end))
                    .<ArchiveStanding>map(ArchiveStanding.Over::new)
                    .orElseGet(() -> new ArchiveStanding.Kept(archive.until()));
        });
    }

    /** Whether the key is there; that it opens the archive, only opening it shows. */
    public boolean hasKey(String id) {
        return secrets.get(secret(id)).isPresent();
    }

    /** Whether in the folder of an archive lie the files that its manifest names, and no others. */
    public boolean complete(Archive archive) {
        return place(archive.id()).sealed().stream()
                .map(file -> file.getFileName().toString())
                .collect(Collectors.toSet())
                .equals(archive.files().stream().map(Archive.Entry::sealed).collect(Collectors.toSet()));
    }

    /** See {@link ArchivePlace#digest}. */
    public String digest(String id, Work work) {
        find(id);
        return place(id).digest(work);
    }

    /** @throws BadInput when there is none of that name */
    public Archive find(String id) {
        Path manifest = folder.resolve(id).resolve(MANIFEST);
        if (!id.matches("[0-9a-f]{16}") || !Files.exists(manifest)) {
            throw new BadInput(
                    "archive.unknown",
                    "There is no archive " + id + " in " + folder + ".",
                    "steward archive list shows them.");
        }
        return read(manifest);
    }

    /**
     * An archive that can still be opened.
     *
     * @throws Refused when it was destroyed, with when and by which plan
     */
    public Archive openable(String id) {
        Archive archive = find(id);
        key(id);
        return archive;
    }

    /**
     * Makes an archive of files of a lake, and returns when all of it is on disk, was read back from there, opened, and found to be
     * what the files were. One that is there already is only checked.
     *
     * @throws Refused when a file is not what the manifest says
     * @throws StorageFailed when the disk is full or may not be written; what was begun is put aside
     */
    public void make(Archive archive, Path lake, Work work) {
        Path place = folder.resolve(archive.id());
        if (!Files.exists(place)) {
            Path partial = folder.resolve(archive.id() + ".partial");
            byte[] key = secrets.getOrMake(secret(archive.id()), Archives::fresh);
            try {
                clear(partial);
                for (int i = 0; i < archive.files().size(); i++) {
                    Archive.Entry file = archive.files().get(i);
                    work.checkCancelled();
                    work.progress(i / (2.0 * archive.files().size()), "Archiving " + file.path());
                    seal(file, lake, partial, key, archive.id());
                    crash.reached("archived-one");
                }
                SafeFiles.write(
                        partial.resolve(MANIFEST),
                        MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(archive));
                crash.reached("archive-written");
                check(archive, partial, work);
                Files.move(partial, place, StandardCopyOption.ATOMIC_MOVE);
                SafeFiles.sync(folder);
            } catch (IOException failed) {
                throw WriteFailures.of(partial, failed);
            }
        } else if (!find(archive.id()).files().containsAll(archive.files())) {
            throw new Refused(
                    "archive-other",
                    "The archive " + archive.id() + " does not hold all files of this plan.",
                    "Make a new plan.");
        } else {
            check(archive, place, work);
        }
        crash.reached("archive-checked");
    }

    /**
     * Reads the whole archive from disk and opens it.
     *
     * @throws Refused when a file is missing, damaged, or not what the manifest says
     */
    public Archive verify(String id, Work work) {
        Archive archive = find(id);
        check(archive, folder.resolve(id), work);
        return archive;
    }

    /**
     * Writes the files of an archive below a folder, where they lay below their lake; nothing is overwritten.
     *
     * @throws BadInput when the folder has something in it
     */
    public Archive restore(String id, Path to, Work work) {
        Archive archive = verify(id, work);
        try {
            if (Files.exists(to) && !empty(to)) {
                throw new BadInput("restore.into", to + " is not empty.", "Name a new folder; nothing is overwritten.");
            }
            byte[] key = key(id);
            for (Archive.Entry file : archive.files()) {
                work.checkCancelled();
                Path sealed = folder.resolve(id).resolve(file.sealed());
                SafeFiles.write(to.resolve(file.path()), out -> {
                    try (InputStream in = new BufferedInputStream(Files.newInputStream(sealed))) {
                        SealedFile.open(in, out, key, name(id, file));
                    }
                });
            }
            return archive;
        } catch (IOException failed) {
            throw WriteFailures.of(to, failed);
        }
    }

    private static void seal(Archive.Entry file, Path lake, Path into, byte[] key, String id) throws IOException {
        MessageDigest digest = Sha256.begin();
        try (InputStream plain = new DigestInputStream(
                new BufferedInputStream(Files.newInputStream(lake.resolve(file.path()))), digest)) {
            SafeFiles.write(into.resolve(file.sealed()), out -> SealedFile.seal(plain, out, key, name(id, file)));
        }
        if (!Sha256.hex(digest).equals(file.sha256())) {
            throw new Refused(
                    "file-changed",
                    file.path() + " has changed since the plan was made.",
                    "Make a new plan; nothing was removed.");
        }
    }

    private void check(Archive archive, Path place, Work work) {
        byte[] key = key(archive.id());
        int done = 0;
        for (Archive.Entry file : archive.files()) {
            work.checkCancelled();
            work.progress(0.5 + done++ / (2.0 * archive.files().size()), "Reading back " + file.path());
            MessageDigest digest = Sha256.begin();
            Path sealed = place.resolve(file.sealed());
            try (InputStream in = new BufferedInputStream(Files.newInputStream(sealed));
                    OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
                SealedFile.open(in, out, key, name(archive.id(), file));
            } catch (NoSuchFileException gone) {
                throw broken(archive, sealed + " is missing", gone);
            } catch (IOException damaged) {
                throw broken(archive, sealed + " cannot be opened: " + damaged.getMessage(), damaged);
            }
            if (!Sha256.hex(digest).equals(file.sha256())) {
                throw broken(archive, sealed + " holds something else than " + file.path(), new IOException("digest"));
            }
        }
    }

    private static Refused broken(Archive archive, String what, IOException cause) {
        return new Refused(
                "archive-broken",
                "The archive " + archive.id() + " does not hold: " + what + ".",
                "Nothing is removed while its archive does not hold. Look after the disk, move the archive away, and run the plan again.",
                cause);
    }

    private byte[] key(String id) {
        return secrets.get(secret(id)).orElseThrow(() -> switch (place(id)
                .ended()
                .orElse(new ArchiveStanding.KeyMissing())) {
            case ArchiveStanding.Destroyed(ArchiveEnd end) ->
                new Refused(
                        "archive-destroyed",
                        "The archive " + id + " was destroyed on " + end.at() + " by the plan " + end.shortPlan() + ".",
                        "Nobody can bring back what was in it.");
            case ArchiveStanding.Ending(ArchiveEnd end) ->
                new Refused(
                        "archive-destroyed",
                        "The key of the archive " + id + " was destroyed by the plan " + end.shortPlan()
                                + ", which has not come to its end.",
                        "Carry that plan out again: it brings it to its end. Nobody can bring back what was in the archive.");
            default ->
                new SourceUnavailable(
                        "archive-key",
                        "The key of the archive " + id + " is gone.",
                        "Restore it from a backup of this home's configuration; without it nobody can read the archive.");
        });
    }

    static String secret(String id) {
        return "archive-" + id;
    }

    private static String name(String id, Archive.Entry file) {
        return "steward-archive-v1\n" + id + "\n" + file.path();
    }

    private static byte[] fresh() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }

    private static Archive read(Path manifest) {
        try {
            Archive archive = MAPPER.readValue(Files.readAllBytes(manifest), Archive.class);
            if (!SafeFiles.folderOf(manifest).endsWith(archive.id())) {
                throw new IOException("it is that of the archive " + archive.id());
            }
            return archive;
        } catch (IOException | JacksonException broken) {
            throw new SourceUnavailable(
                    "archive-unreadable",
                    "The archive's manifest " + manifest + " cannot be read: " + broken.getMessage() + ".",
                    "Restore it from a backup.",
                    broken);
        }
    }

    private static void removeTree(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** What a run that was cut short has left. */
    private static void clear(Path partial) throws IOException {
        SafeFiles.privateFolder(partial);
        try (Stream<Path> files = Files.list(partial)) {
            files.forEach(SafeFiles::delete);
        }
    }

    private static boolean empty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }
}
