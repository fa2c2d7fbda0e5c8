package dev.steward.app.ui;

import dev.steward.governance.people.Signer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Who acts in this window, and their key while it is unlocked: as long as they go on signing, and for a while after. Screens look here
 * when they come to the front. Used on the JavaFX thread.
 */
public final class Unlocked {
    /** How long a key stays unlocked that nobody signs with. */
    public static final Duration WHILE = Duration.ofMinutes(15);

    private final InstantSource clock;
    private Optional<String> person = Optional.empty();
    private Optional<Signer> signer = Optional.empty();
    private Instant until = Instant.MIN;

    public Unlocked(InstantSource clock) {
        this.clock = clock;
    }

    /** Who acted last. */
    public Optional<String> person() {
        return person;
    }

    /** Somebody acts from now on; the key of whoever did before is locked. */
    public void choose(String id) {
        if (person.filter(id::equals).isEmpty()) {
            lock();
            person = Optional.of(id);
        }
    }

    /** Somebody has typed the passphrase; ignored when somebody else acts by now. */
    public void unlock(Signer opened) {
        if (person.filter(opened.person()::equals).isPresent()) {
            signer = Optional.of(opened);
            until = clock.instant().plus(WHILE);
        }
    }

    /** The key of whoever acts, to sign with now; empty while it is locked. */
    public Optional<Signer> use() {
        if (left().isPresent()) {
            until = clock.instant().plus(WHILE);
        }
        return signer;
    }

    /** For how long it stays unlocked if nobody signs; empty when it is locked. */
    public Optional<Duration> left() {
        if (!clock.instant().isBefore(until)) {
            lock();
        }
        return signer.map(_ -> Duration.between(clock.instant(), until));
    }

    public void lock() {
        signer = Optional.empty();
    }
}
