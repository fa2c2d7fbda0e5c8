package dev.steward.definition;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How the columns of somebody's files become events. Columns that no role uses are properties. Its text form, such as
 * {@code user=client_id,event='visit',ts=timestamp}, is what {@code --map} takes and a workspace remembers.
 *
 * @param zone where times are local that carry no zone of their own
 * @param timeFormat how time texts are written that are not ISO, in strptime's letters, such as {@code %d/%m/%Y %H:%M}
 */
public record Mapping(Map<Role, Expression> roles, ZoneId zone, Optional<String> timeFormat) {
    public Mapping {
        roles = Collections.unmodifiableMap(roles.isEmpty() ? new EnumMap<>(Role.class) : new EnumMap<>(roles));
    }

    public static Mapping of(Map<Role, Expression> roles) {
        return new Mapping(roles, ZoneOffset.UTC, Optional.empty());
    }

    /** Reads the text form; throws {@link dev.steward.model.BadInput} that points at the place. */
    public static Mapping parse(String text) {
        return new MappingParser(text).parse();
    }

    public Optional<Expression> get(Role role) {
        return Optional.ofNullable(roles.get(role));
    }

    /** The same with one role changed; an empty expression leaves the role unmapped. */
    public Mapping with(Role role, Optional<Expression> expression) {
        Map<Role, Expression> changed = new EnumMap<>(Role.class);
        changed.putAll(roles);
        expression.ifPresentOrElse(given -> changed.put(role, given), () -> changed.remove(role));
        return new Mapping(changed, zone, timeFormat);
    }

    /** This mapping, and what the other one says of roles this one leaves open. */
    public Mapping orElse(Mapping other) {
        Map<Role, Expression> all = new EnumMap<>(Role.class);
        all.putAll(other.roles);
        all.putAll(roles);
        return new Mapping(all, zone.equals(ZoneOffset.UTC) ? other.zone : zone, timeFormat.or(other::timeFormat));
    }

    /** The columns that some role reads. */
    public Set<String> columns() {
        return roles.values().stream().flatMap(Expression::columns).collect(Collectors.toSet());
    }

    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        roles.forEach((role, expression) -> parts.add(role.word() + "=" + expression));
        if (!zone.equals(ZoneOffset.UTC)) {
            parts.add("zone=" + MappingParser.quoteText(zone.getId()));
        }
        timeFormat.ifPresent(format -> parts.add("format=" + MappingParser.quoteText(format)));
        return String.join(",", parts);
    }
}
