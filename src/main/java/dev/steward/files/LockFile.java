package dev.steward.files;

import dev.steward.model.StorageFailed;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A lock that one thread of one process on this machine holds at a time. The system frees it when its holder dies; the
 * file itself stays and is empty. Not to be taken twice by one thread.
 */
public final class LockFile {
    /** A held lock; closing it lets the next one in. */
    public interface Held extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * The system's locks belong to the whole process, and closing any channel on the file frees them. So threads of
     * this process queue here first, and only one of them ever has the file open: state that cannot be an object's own.
     */
    private static final ConcurrentHashMap<Path, ReentrantLock> WITHIN_PROCESS = new ConcurrentHashMap<>();

    /** The code of the failure of whoever has waited too long. */
    public static final String BUSY = "storage.locked";

    private static final long POLL_MILLIS = 2;

    private final Path file;
    private final Duration patience;

    /** Waits up to {@code patience} for whoever holds the lock. */
    public LockFile(Path file, Duration patience) {
        this.file = file;
        this.patience = patience;
    }

    /** Waits for the lock, even in an interrupted thread, and takes it; the same thread must close it. */
    public Held hold() {
        long deadline = System.nanoTime() + patience.toNanos();
        SafeFiles.privateFolder(SafeFiles.folderOf(file));
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return take(deadline);
                } catch (InterruptedException later) {
                    interrupted = true;
                }
            }
        } catch (IOException failed) {
            throw WriteFailures.of(file, failed);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Held take(long deadline) throws IOException, InterruptedException {
        ReentrantLock within = withinProcess();
        if (!within.tryLock(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            throw busy();
        }
        try {
            FileChannel channel = locked(deadline);
            return () -> release(channel, within);
        } catch (IOException | InterruptedException | RuntimeException failed) {
            within.unlock();
            throw failed;
        }
    }

    private FileChannel locked(long deadline) throws IOException, InterruptedException {
        FileChannel channel = open();
        try {
            while (channel.tryLock() == null) {
                if (System.nanoTime() > deadline) {
                    throw busy();
                }
                Thread.sleep(POLL_MILLIS);
            }
            return channel;
        } catch (IOException | InterruptedException | RuntimeException failed) {
            channel.close();
            throw failed;
        }
    }

    private FileChannel open() throws IOException {
        try {
            return SafeFiles.create(file);
        } catch (FileAlreadyExistsException there) {
            return FileChannel.open(file, StandardOpenOption.WRITE);
        }
    }

    private static void release(FileChannel channel, ReentrantLock within) {
        try {
            channel.close();
        } catch (IOException ignored) {
            // The lock is gone with the channel, whatever closing it complained about.
        } finally {
            within.unlock();
        }
    }

    private ReentrantLock withinProcess() throws IOException {
        Path real = SafeFiles.folderOf(file).toRealPath().resolve(file.getFileName());
        return WITHIN_PROCESS.computeIfAbsent(real, path -> new ReentrantLock());
    }

    private StorageFailed busy() {
        return new StorageFailed(
                "locked",
                "Another Steward has been writing beside " + file + " for more than " + patience.toSeconds()
                        + " seconds.",
                "Look whether another Steward hangs, end it, then retry.",
                new TimeoutException("lock " + file));
    }
}
