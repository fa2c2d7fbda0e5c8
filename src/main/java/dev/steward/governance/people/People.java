package dev.steward.governance.people;

import dev.steward.audit.AuditLog;
import dev.steward.audit.Entry;
import dev.steward.files.LockFile;
import dev.steward.files.SafeFiles;
import dev.steward.files.WriteFailures;
import dev.steward.model.Refused;
import dev.steward.model.Value;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;

/** The roster on disk: {@code decisions.jsonl}, a line for each decision, only ever added to. Processes may share it. */
public final class People {
    private final Path file;
    private final LockFile lock;
    private final AuditLog audit;
    private volatile Read last = new Read(List.of(), Roster.EMPTY);

    /** Decisions that held together, and what they make: the same lines need no second look, which costs a millisecond each. */
    private record Read(List<String> lines, Roster roster) {}

    public People(Path folder, AuditLog audit) {
        this.file = folder.resolve("decisions.jsonl");
        this.lock = new LockFile(folder.resolve("decisions.lock"), Duration.ofSeconds(10));
        this.audit = audit;
    }

    /**
     * Who is here now.
     *
     * @throws Refused when a decision on disk does not hold: nobody has any right then
     */
    public Roster roster() {
        List<String> lines = lines();
        Read known = last;
        if (!known.lines().equals(lines)) {
            known = new Read(lines, roster(lines, _ -> {}));
            last = known;
        }
        return known.roster();
    }

    /** Whether somebody of that name ever had that key here. */
    public boolean knew(String person, String key) {
        boolean[] known = {false};
        roster(
                lines(),
                then -> known[0] |=
                        then.find(person).filter(one -> one.key().equals(key)).isPresent());
        return known[0];
    }

    /** @param then hears how it was after each decision */
    private Roster roster(List<String> lines, Consumer<Roster> then) {
        Roster roster = Roster.EMPTY;
        int line = 0;
        for (String text : lines) {
            line++;
            try {
                roster = roster.apply(Decision.MAPPER.readValue(text, Decision.class));
                then.accept(roster);
            } catch (JacksonException | Refused | dev.steward.model.BadInput broken) {
                throw new Refused(
                        "roster-damaged",
                        "Line " + line + " of " + file + " is no decision that holds: " + broken.getMessage(),
                        "Restore the file from a backup; until then nobody may change anything. The audit log says what was decided.",
                        broken);
            }
        }
        return roster;
    }

    /** Carries out a decision; it is in the audit log before it is in force. */
    public Roster decide(Decision decision, String by) {
        try (LockFile.Held _ = lock.hold()) {
            Roster next = roster().apply(decision);
            audit.append(new Entry(
                    by,
                    "roster.decided",
                    file.toString(),
                    Map.of(
                            "decision",
                            Value.of(decision.matter().words()),
                            "statement",
                            Value.of(decision.id()),
                            "signed_by",
                            Value.of(String.join(
                                    ", ",
                                    decision.by().stream()
                                            .map(Signature::person)
                                            .toList())))));
            add(Decision.MAPPER.writeValueAsString(decision) + "\n");
            return next;
        }
    }

    /** What follows the last line feed was left by a killed writer: it was never in force. */
    private List<String> lines() {
        try {
            if (!Files.exists(file)) {
                return List.of();
            }
            String text = Files.readString(file);
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        } catch (IOException failed) {
            throw WriteFailures.of(file, failed);
        }
    }

    private void add(String line) {
        try {
            boolean fresh = !Files.exists(file);
            SafeFiles.privateFolder(SafeFiles.folderOf(file));
            long whole = fresh ? 0 : String.join("\n", lines()).getBytes(StandardCharsets.UTF_8).length;
            try (FileChannel channel = SafeFiles.append(file)) {
                if (!fresh) {
                    channel.truncate(whole == 0 ? 0 : whole + 1);
                }
                ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            if (fresh) {
                SafeFiles.sync(SafeFiles.folderOf(file));
            }
        } catch (IOException failed) {
            throw WriteFailures.of(file, failed);
        }
    }
}
