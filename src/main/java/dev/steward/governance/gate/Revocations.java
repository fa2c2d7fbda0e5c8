package dev.steward.governance.gate;

import dev.steward.files.SafeFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Approvals that were taken back: a file for each, named by its nonce. */
final class Revocations {
    private final Path folder;

    Revocations(Path folder) {
        this.folder = folder;
    }

    void add(Approval approval, String by, Instant now) {
        SafeFiles.write(file(approval), (by + " " + now + "\n").getBytes(StandardCharsets.UTF_8));
    }

    boolean contains(Approval approval) {
        return Files.exists(file(approval));
    }

    private Path file(Approval approval) {
        return folder.resolve(java.util.UUID.fromString(approval.nonce()).toString());
    }
}
