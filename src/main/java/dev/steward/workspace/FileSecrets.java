package dev.steward.workspace;

import dev.steward.files.LockFile;
import dev.steward.files.SafeFiles;
import dev.steward.files.WriteFailures;
import dev.steward.model.BadInput;
import dev.steward.model.Refused;
import dev.steward.model.SecretStore;
import dev.steward.model.Shredder;
import dev.steward.model.SourceUnavailable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Secrets as files that only their owner may read, in {@code keys} below the config folder, so outside any lake and its
 * backups. For machines without a keychain.
 */
public final class FileSecrets implements SecretStore, Shredder {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    private final Path folder;
    private final LockFile lock;

    public FileSecrets(Home home) {
        this.folder = home.config().resolve("keys");
        this.lock = new LockFile(folder.resolve("lock"), Duration.ofSeconds(10));
    }

    @Override
    public Optional<byte[]> get(String name) {
        Path file = fileOf(name);
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new SourceUnavailable(
                    "secret-unreadable",
                    "The secret " + file + " cannot be read: " + unreadable + ".",
                    "Give your account alone the right to read it.",
                    unreadable);
        }
    }

    @Override
    public void put(String name, byte[] secret) {
        try (LockFile.Held _ = lock.hold()) {
            SafeFiles.write(fileOf(name), secret);
        }
    }

    @Override
    public byte[] getOrMake(String name, Supplier<byte[]> fresh) {
        Optional<byte[]> known = get(name);
        if (known.isPresent()) {
            return known.get();
        }
        try (LockFile.Held _ = lock.hold()) {
            return get(name).orElseGet(() -> {
                byte[] made = fresh.get();
                SafeFiles.write(fileOf(name), made);
                return made;
            });
        }
    }

    @Override
    public void destroy(String name) {
        Path file = fileOf(name);
        try (LockFile.Held _ = lock.hold()) {
            shred(file);
            // What a killed writer has left beside it is the same key.
            try (Stream<Path> others = Files.list(folder)) {
                for (Path other : others.filter(
                                each -> each.getFileName().toString().startsWith("." + file.getFileName() + "."))
                        .toList()) {
                    shred(other);
                }
            }
            SafeFiles.sync(folder);
        } catch (IOException failed) {
            throw WriteFailures.of(file, failed);
        }
    }

    private static void shred(Path file) throws IOException {
        if (Files.isSymbolicLink(file)) {
            throw new Refused(
                    "key-link",
                    "The key " + file + " is a link: what it leads to would stay.",
                    "Move the key itself to where the link is.");
        }
        if (!Files.exists(file)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            byte[] noise = new byte[Math.toIntExact(channel.size())];
            new SecureRandom().nextBytes(noise);
            ByteBuffer left = ByteBuffer.wrap(noise);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
        Files.delete(file);
    }

    private Path fileOf(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new BadInput(
                    "secret.name", "\"" + name + "\" cannot name a secret.", "Use a-z, 0-9 and hyphens, up to 64.");
        }
        return folder.resolve(name + ".key");
    }
}
