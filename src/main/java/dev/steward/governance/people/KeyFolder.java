package dev.steward.governance.people;

import dev.steward.files.SafeFiles;
import dev.steward.files.WriteFailures;
import dev.steward.model.BadInput;
import dev.steward.model.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The keys of the people who use this home: {@code NAME.key.json}, readable by their owner alone. */
public final class KeyFolder {
    /** Short enough to be typed, long enough that 600,000 rounds a guess hurt. */
    private static final int SHORTEST = 10;

    private static final JsonMapper MAPPER = JsonMapper.shared();

    /** By OWASP's password storage guide, since 2023. */
    public static final int ROUNDS = 600_000;

    private final Path folder;
    private final int rounds;
    private final Optional<OsUser> os;

    /** @param rounds of PBKDF2 that a new key's passphrase goes through; {@link #ROUNDS}, but for tests */
    public KeyFolder(Path folder, int rounds) {
        this(folder, rounds, OsUser.current());
    }

    /** @param os under whom keys are opened, as signatures say it */
    public KeyFolder(Path folder, int rounds, Optional<OsUser> os) {
        this.folder = folder;
        this.rounds = rounds;
        this.os = os;
    }

    /**
     * Makes a key for somebody who has none here, and returns its public half.
     *
     * @throws BadInput when the name or the passphrase will not do, or there is a key already
     */
    public String make(String person, char[] passphrase) {
        if (Files.exists(file(Person.checkedId(person)))) {
            throw new BadInput(
                    "person.has-key",
                    person + " has a key here already: " + file(person) + ".",
                    "Use it, or move the file away and let two others give " + person + " the new one.");
        }
        longEnough(passphrase);
        KeyFile made = KeyFile.make(person, passphrase, rounds);
        SafeFiles.write(file(person), MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(made));
        return made.key();
    }

    /**
     * Makes another key for somebody, and returns its public half. The one there was is put aside beside it, as
     * {@code NAME.key.json.replaced-1}: it can be brought back as long as nobody has signed the other one.
     *
     * @throws BadInput as {@link #make} does
     */
    public String renew(String person, char[] passphrase) {
        Path file = file(Person.checkedId(person));
        longEnough(passphrase);
        if (Files.exists(file)) {
            try {
                Files.move(file, aside(file), StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException failed) {
                throw WriteFailures.of(file, failed);
            }
        }
        return make(person, passphrase);
    }

    private static Path aside(Path file) {
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> file.resolveSibling(file.getFileName() + ".replaced-" + number))
                .filter(free -> !Files.exists(free))
                .findFirst()
                .orElseThrow();
    }

    /** Opens somebody's key, and makes it first where there is none; see {@link #make} and {@link #unlock}. */
    public Signer unlockOrMake(String person, char[] passphrase) {
        if (!Files.exists(file(Person.checkedId(person)))) {
            make(person, passphrase);
        }
        return unlock(person, passphrase);
    }

    private static void longEnough(char[] passphrase) {
        if (passphrase.length < SHORTEST) {
            throw new BadInput(
                    "person.passphrase",
                    "A passphrase of " + passphrase.length + " characters is too short.",
                    "Take at least " + SHORTEST + ", such as four or five words.");
        }
    }

    /**
     * Opens somebody's key.
     *
     * @throws Refused when there is none here, or the passphrase is not the one
     */
    public Signer unlock(String person, char[] passphrase) {
        Path file = file(Person.checkedId(person));
        if (!Files.exists(file)) {
            throw new Refused(
                    "no-key",
                    person + " has no key in this home: " + file + " is missing.",
                    "Make one: steward person key --as " + person + "; or bring the file from where you have it.");
        }
        try {
            KeyFile key = MAPPER.readValue(Files.readAllBytes(file), KeyFile.class);
            if (key.format() > KeyFile.FORMAT || !key.person().equals(person)) {
                throw new Refused(
                        "key-damaged",
                        file + " is not the key of " + person + ", or of a newer Steward.",
                        "Restore it from a backup.");
            }
            return key.unlock(passphrase, os);
        } catch (IOException | JacksonException broken) {
            throw new Refused("key-damaged", file + " cannot be read as a key.", "Restore it from a backup.", broken);
        }
    }

    /** Where somebody's key lies, or would. */
    public Path file(String person) {
        return folder.resolve(person + ".key.json");
    }
}
