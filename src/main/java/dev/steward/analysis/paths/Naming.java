package dev.steward.analysis.paths;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** From an event's name or a property's value to the name of its node. Asked once for every different text. */
final class Naming {
    /** Before a sign of a pattern of SQL that stands for itself. */
    static final char ESCAPE = '!';

    private final List<Grouping> groupings;
    private final Set<String> excluded;

    Naming(Paths.Nodes nodes) {
        groupings = nodes.groupings().stream().map(Grouping::new).toList();
        excluded = spellings(nodes.excluded());
    }

    /** The node's name; empty when it is left out. */
    Optional<String> name(String text) {
        String plain = withoutSlash(text);
        String name = groupings.stream()
                .filter(grouping -> grouping.in(plain))
                .map(Grouping::pattern)
                .findFirst()
                .orElse(plain);
        return excluded.contains(name) ? Optional.empty() : Optional.of(name);
    }

    /** The names of all nodes that somebody means who writes these. */
    static Set<String> spellings(List<String> written) {
        return written.stream().flatMap(node -> spellings(node).stream()).collect(Collectors.toSet());
    }

    /** A pattern of SQL, with {@link #ESCAPE}, that is satisfied by what a grouping contains. */
    static String like(String grouping) {
        return "%" + grouping.replaceAll("[%_!]", ESCAPE + "$0").replace('*', '%') + "%";
    }

    /** The names of nodes that somebody means who writes this one: a closing slash makes no difference. */
    static Set<String> spellings(String written) {
        String plain = withoutSlash(written);
        return plain.equals(written) ? Set.of(written) : Set.of(written, plain);
    }

    private static String withoutSlash(String text) {
        return text.length() > 1 && text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    /** A pattern, cut at its stars: its parts must be found one after the other. */
    private record Grouping(String pattern, List<String> parts) {
        Grouping(String pattern) {
            this(pattern, List.of(pattern.split("\\*", -1)));
        }

        boolean in(String text) {
            int from = 0;
            for (String part : parts) {
                int at = text.indexOf(part, from);
                if (at < 0) {
                    return false;
                }
                from = at + part.length();
            }
            return true;
        }
    }
}
