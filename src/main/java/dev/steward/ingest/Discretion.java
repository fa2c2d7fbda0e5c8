package dev.steward.ingest;

import dev.steward.catalog.PersonalData;
import dev.steward.source.Selection.Personal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of each value on its way out of a warehouse: taken, left out, or a pseudonym instead, by the class of its column or
 * property or else by its look. Notes where it did what. For one thread.
 */
final class Discretion {
    /** What becomes of a value. */
    enum Fate {
        TAKEN,
        LEFT_OUT,
        HASHED
    }

    private final Personal personal;
    private final Pseudonyms pseudonyms;
    private final Map<String, Optional<PersonalData>> kinds = new HashMap<>();
    private final Set<String> leftOut = new TreeSet<>();
    private final Set<String> hashed = new TreeSet<>();

    Discretion(Personal personal, Pseudonyms pseudonyms) {
        this.personal = personal;
        this.pseudonyms = pseudonyms;
    }

    /** The class of what stands under a name, as far as the name tells. */
    Optional<PersonalData> kind(String name) {
        return kinds.computeIfAbsent(name, PersonalData::byName);
    }

    Fate fate(PersonalData kind) {
        return switch (personal) {
            case EXCLUDE -> Fate.LEFT_OUT;
            case HASH -> Fate.HASHED;
            case KEEP -> kind == PersonalData.IP_ADDRESS ? Fate.HASHED : Fate.TAKEN;
        };
    }

    /** What becomes of everything under a name, as far as that can be told without a value. */
    Fate fate(String name) {
        return kind(name).map(this::fate).orElse(Fate.TAKEN);
    }

    /**
     * What is taken of a value; null when it is left out.
     *
     * @param place the column, or the property with where it stands before it
     * @param name by which its class is told
     */
    @Nullable
    String taken(String place, String name, String value) {
        Optional<PersonalData> kind = kind(name);
        if (kind.isEmpty() && mayLookPersonal(value)) {
            kind = PersonalData.of(name, value);
        }
        return switch (kind.map(this::fate).orElse(Fate.TAKEN)) {
            case TAKEN -> value;
            case LEFT_OUT -> {
                leaveOut(place);
                yield null;
            }
            case HASHED -> {
                hashed.add(place);
                yield pseudonyms.of(kind.orElseThrow(), value);
            }
        };
    }

    /** Notes that something stayed where it is. */
    void leaveOut(String place) {
        leftOut.add(place);
    }

    Set<String> leftOut() {
        return leftOut;
    }

    Set<String> hashed() {
        return hashed;
    }

    /** Whether it is worth a look: each kind that is known by its look has a sign of its own. */
    private static boolean mayLookPersonal(String value) {
        boolean dotted = false;
        boolean letters = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '@' || c == ':' || c == '%' || c == '+') {
                return true;
            }
            dotted |= c == '.';
            letters |= c > '9';
        }
        return dotted && !letters;
    }
}
