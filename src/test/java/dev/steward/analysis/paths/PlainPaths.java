package dev.steward.analysis.paths;

import dev.steward.journey.PlainConditions;
import dev.steward.journey.PlainEvent;
import dev.steward.model.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Paths computed step by step as docs/definitions.md tells it, with lists of texts: slow, and nothing shared with the engine. */
final class PlainPaths {
    private static final PlainConditions CONDITIONS = new PlainConditions(Map.of());
    private static final String END = "(dropoff)";
    private static final String REST = "(other)";

    record Stop(String node, long micros) {}

    /** One link of one path of one person. */
    record Passage(int step, String from, String to, double seconds, String person) {}

    /** What the answer should say of a link; {@code seconds} is negative where there are none. */
    record Expected(int step, String from, String to, long count, Set<String> people, double seconds) {}

    private final Paths question;
    private final List<Passage> passages = new ArrayList<>();
    private long sessions;
    private long paths;

    PlainPaths(Paths question, List<PlainEvent> events) {
        this.question = question;
        Map<String, List<PlainEvent>> byPerson = new TreeMap<>();
        for (PlainEvent event : events) {
            boolean wanted = CONDITIONS.holdAll(question.scope().filters(), event)
                    && question.scope().range().contains(event.micros())
                    && (question.nodes().events().isEmpty()
                            || question.nodes().events().contains(event.event()));
            if (wanted) {
                byPerson.computeIfAbsent(event.user(), _ -> new ArrayList<>()).add(event);
            }
        }
        byPerson.forEach((person, own) -> {
            own.sort(Comparator.comparingLong(PlainEvent::micros));
            split(own).forEach(session -> session(person, session));
        });
    }

    long sessions() {
        return sessions;
    }

    long paths() {
        return paths;
    }

    private List<List<PlainEvent>> split(List<PlainEvent> own) {
        List<List<PlainEvent>> split = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            boolean longPause = i > 0
                    && own.get(i).micros() - own.get(i - 1).micros()
                            > question.sessionGap().toMillis() * 1_000;
            if (i == 0 || longPause) {
                split.add(new ArrayList<>());
            }
            split.getLast().add(own.get(i));
        }
        return split;
    }

    private void session(String person, List<PlainEvent> session) {
        sessions++;
        List<Stop> stops = new ArrayList<>();
        for (PlainEvent event : session) {
            String name = name(event);
            if (question.nodes().excluded().stream().noneMatch(out -> same(out, name))) {
                stops.add(new Stop(name, event.micros()));
            }
        }
        if (question.nodes().collapseRepeats()) {
            List<Stop> once = new ArrayList<>();
            for (Stop stop : stops) {
                if (once.isEmpty() || !once.getLast().node().equals(stop.node())) {
                    once.add(stop);
                }
            }
            stops = once;
        }
        if (question.cut().startAt().isPresent()) {
            int at = first(stops, question.cut().startAt());
            stops = at < 0 ? List.of() : stops.subList(at, stops.size());
        }
        if (question.cut().endAt().isPresent()) {
            stops = stops.subList(0, first(stops, question.cut().endAt()) + 1);
        }
        if (stops.isEmpty()) {
            return;
        }
        paths++;
        boolean cut = stops.size() > question.cut().maxSteps();
        List<Stop> kept = stops.subList(0, Math.min(stops.size(), question.cut().maxSteps()));
        for (int i = 1; i < kept.size(); i++) {
            Stop from = kept.get(i - 1);
            Stop to = kept.get(i);
            pass(new Passage(i, from.node(), to.node(), (to.micros() - from.micros()) / 1e6, person));
        }
        if (question.shown().dropoff() && !cut) {
            pass(new Passage(kept.size(), kept.getLast().node(), END, -1, person));
        }
    }

    private void pass(Passage passage) {
        if (question.shown().onlyStep().orElse(passage.step()) == passage.step()) {
            passages.add(passage);
        }
    }

    private static int first(List<Stop> stops, Optional<String> wanted) {
        for (int i = 0; i < stops.size(); i++) {
            if (same(wanted.orElseThrow(), stops.get(i).node())) {
                return i;
            }
        }
        return -1;
    }

    /** What somebody writes may have a closing slash that nodes do not have. */
    private static boolean same(String written, String node) {
        return written.equals(node) || !written.equals("/") && written.equals(node + "/");
    }

    private String name(PlainEvent event) {
        String name = event.event();
        String property = question.nodes().property().get(event.event());
        if (property != null) {
            Value value = event.properties().get(property);
            name = value == null ? "" : value.text();
        }
        if (!name.equals("/")) {
            name = name.replaceFirst("/$", "");
        }
        for (String pattern : question.nodes().groupings()) {
            String expression = ("\\Q" + pattern + "\\E").replace("*", "\\E.*\\Q");
            if (Pattern.compile(expression, Pattern.DOTALL).matcher(name).find()) {
                return pattern;
            }
        }
        return name;
    }

    /** Every link, also those with too few paths, in the order of the answer. */
    List<Expected> links() {
        List<Passage> shown = passages;
        boolean grouped = question.shown().maxNodesPerStep().isPresent();
        if (grouped) {
            int most = question.shown().maxNodesPerStep().getAsInt();
            Map<Integer, List<String>> from = new HashMap<>();
            Map<Integer, List<String>> to = new HashMap<>();
            for (int step = 1; step <= question.cut().maxSteps(); step++) {
                int each = step;
                List<Passage> there =
                        passages.stream().filter(p -> p.step() == each).toList();
                from.put(step, top(there.stream().map(Passage::from).toList(), most));
                to.put(step, top(there.stream().map(Passage::to).toList(), most));
            }
            shown = passages.stream()
                    .map(p -> new Passage(
                            p.step(),
                            from.getOrDefault(p.step(), List.of()).contains(p.from()) ? p.from() : REST,
                            p.to().equals(END)
                                            || to.getOrDefault(p.step(), List.of())
                                                    .contains(p.to())
                                    ? p.to()
                                    : REST,
                            p.seconds(),
                            p.person()))
                    .toList();
        }
        Map<List<Object>, List<Passage>> links = new LinkedHashMap<>();
        shown.forEach(p -> links.computeIfAbsent(List.of(p.step(), p.from(), p.to()), _ -> new ArrayList<>())
                .add(p));
        return links.values().stream()
                .map(same -> new Expected(
                        same.getFirst().step(),
                        same.getFirst().from(),
                        same.getFirst().to(),
                        same.size(),
                        same.stream().map(Passage::person).collect(Collectors.toCollection(TreeSet::new)),
                        grouped || same.getFirst().to().equals(END)
                                ? -1
                                : same.stream()
                                        .mapToDouble(Passage::seconds)
                                        .average()
                                        .orElseThrow()))
                .sorted(Comparator.comparingInt(Expected::step)
                        .thenComparing(Comparator.comparingLong(Expected::count).reversed())
                        .thenComparing(Expected::from)
                        .thenComparing(Expected::to))
                .toList();
    }

    private static List<String> top(List<String> names, int most) {
        Map<String, Long> counts = new TreeMap<>();
        names.stream().filter(name -> !name.equals(END)).forEach(name -> counts.merge(name, 1L, Long::sum));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }
}
