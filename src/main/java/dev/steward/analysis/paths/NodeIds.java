package dev.steward.analysis.paths;

import dev.steward.journey.Journey;
import dev.steward.journey.JourneyQuery;
import dev.steward.model.BadDefinition;
import dev.steward.model.Matcher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Small numbers for the nodes of one fold. An event's code, or that of its property's value, leads to its node through an
 * array; names are looked at only when a code is met for the first time.
 */
final class NodeIds {
    /** Not a node: the event is left out. */
    static final int EXCLUDED = -1;

    static final int DROPOFF = 0;
    static final int OTHER = 1;

    /** As many as a link's key has room for, and more than anybody has memory for. */
    static final int MOST = 1 << 27;

    private static final int UNKNOWN = -2;

    /** And below: named by the value of property 0, 1, 2 … of the query. */
    private static final int BY_PROPERTY = -3;

    private static final int FIRST_CAPACITY = 64;

    private final Paths.Nodes nodes;
    private final Naming naming;
    private final List<String> properties;
    private final List<String> names = new ArrayList<>();
    private final Map<String, Integer> ids = new HashMap<>();
    private int[] byCode = new int[0];
    private final int[][] byValue;

    NodeIds(Paths.Nodes nodes) {
        this.nodes = nodes;
        this.naming = new Naming(nodes);
        this.properties = properties(nodes);
        this.byValue = new int[properties.size()][0];
        id(Paths.DROPOFF);
        id(Paths.OTHER);
    }

    /** What the journeys must tell of each event. */
    static JourneyQuery query(Paths question) {
        List<String> events = question.nodes().events();
        return new JourneyQuery(
                question.scope().actor(),
                question.scope().filters(),
                question.scope().range(),
                List.of(new Matcher(events, List.of())),
                properties(question.nodes()),
                false);
    }

    /** The properties that name nodes of events that take part. */
    static List<String> properties(Paths.Nodes nodes) {
        return nodes.property().entrySet().stream()
                .filter(named -> nodes.events().isEmpty() || nodes.events().contains(named.getKey()))
                .map(Map.Entry::getValue)
                .distinct()
                .toList();
    }

    /** The event's node, or {@link #EXCLUDED}. */
    int of(Journey journey, int event) {
        int code = journey.code(event);
        int known = code < byCode.length ? byCode[code] : UNKNOWN;
        if (known >= EXCLUDED) {
            return known;
        }
        return known == UNKNOWN ? learn(journey, event) : ofValue(journey, event, BY_PROPERTY - known);
    }

    private int ofValue(Journey journey, int event, int property) {
        int code = journey.value(event, property) + 1;
        int[] known = byValue[property];
        if (code < known.length && known[code] != UNKNOWN) {
            return known[code];
        }
        byValue[property] = reaching(known, code);
        int node = node(code == 0 ? "" : journey.legend().text(property, code - 1));
        byValue[property][code] = node;
        return node;
    }

    private int learn(Journey journey, int event) {
        int code = journey.code(event);
        byCode = reaching(byCode, code);
        String name = journey.legend().name(code);
        String property = nodes.property().get(name);
        byCode[code] = property == null ? node(name) : BY_PROPERTY - properties.indexOf(property);
        return of(journey, event);
    }

    private int node(String text) {
        return naming.name(text).map(this::id).orElse(EXCLUDED);
    }

    private static int[] reaching(int[] known, int code) {
        if (code < known.length) {
            return known;
        }
        int[] longer = Arrays.copyOf(known, Math.max(FIRST_CAPACITY, Math.max(code + 1, known.length * 2)));
        Arrays.fill(longer, known.length, longer.length, UNKNOWN);
        return longer;
    }

    /** The number of a node's name, a new one where there is none yet. */
    int id(String name) {
        Integer known = ids.get(name);
        if (known != null) {
            return known;
        }
        if (names.size() == MOST) {
            throw tooMany("nodes", MOST);
        }
        names.add(name);
        ids.put(name, names.size() - 1);
        return names.size() - 1;
    }

    String name(int id) {
        return names.get(id);
    }

    int size() {
        return names.size();
    }

    static BadDefinition tooMany(String what, int most) {
        return new BadDefinition(
                "too-many-" + what,
                "groupings",
                String.format(java.util.Locale.ROOT, "The paths have more than %,d different %s.", most, what),
                "Put nodes together with \"groupings\", name events by a property with fewer values, or choose \"events\".");
    }
}
