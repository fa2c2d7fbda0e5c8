package dev.steward.analysis.paths;

import static dev.steward.analysis.Sentences.say;

import dev.steward.analysis.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A paths question in plain words. */
final class PathsWords {
    private PathsWords() {}

    static String title(Paths paths) {
        Optional<String> start = paths.cut().startAt().map(PathsWords::node);
        Optional<String> end = paths.cut().endAt().map(PathsWords::node);
        if (start.isPresent() && end.isPresent()) {
            return say("paths.title.both", start.get(), end.get());
        }
        return start.map(node -> say("paths.title.start", node))
                .or(() -> end.map(node -> say("paths.title.end", node)))
                .orElseGet(() -> say("paths.title"));
    }

    private static String node(String name) {
        return name.isEmpty() ? say("paths.node.none") : name;
    }

    static String of(Paths paths) {
        List<String> sentences = new ArrayList<>();
        sentences.add(say(
                "paths.words",
                Phrases.actors(paths.scope()),
                Phrases.duration(paths.sessionGap()),
                paths.cut().maxSteps()));
        nodes(paths.nodes(), sentences);
        paths.cut().startAt().ifPresent(node -> sentences.add(say("paths.start", node(node))));
        paths.cut().endAt().ifPresent(node -> sentences.add(say("paths.end", node(node))));
        shown(paths.shown(), sentences);
        sentences.addAll(Phrases.scope(paths.scope()));
        return String.join(" ", sentences);
    }

    private static void nodes(Paths.Nodes nodes, List<String> sentences) {
        if (!nodes.events().isEmpty()) {
            sentences.add(say("paths.events", Phrases.names(nodes.events())));
        }
        nodes.property().forEach((event, property) -> sentences.add(say("paths.property", event, property)));
        if (!nodes.groupings().isEmpty()) {
            sentences.add(say("paths.groupings", Phrases.names(nodes.groupings())));
        }
        if (!nodes.excluded().isEmpty()) {
            List<String> excluded =
                    nodes.excluded().stream().map(PathsWords::node).toList();
            sentences.add(say("paths.excluded", Phrases.names(excluded)));
        }
        if (!nodes.collapseRepeats()) {
            sentences.add(say("paths.repeats"));
        }
    }

    private static void shown(Paths.Shown shown, List<String> sentences) {
        if (shown.dropoff()) {
            sentences.add(say("paths.dropoff"));
        }
        shown.maxNodesPerStep().ifPresent(most -> sentences.add(say("paths.most", most)));
        shown.onlyStep().ifPresent(step -> sentences.add(say("paths.only", step)));
        if (shown.minimumCount() > 1) {
            sentences.add(say("paths.minimum", shown.minimumCount()));
        }
    }

    /** What somebody must know who reads the answer. */
    static List<String> remarks(Paths paths, PathsResult result) {
        List<String> remarks = new ArrayList<>();
        if (result.leftOut().links() > 0) {
            remarks.add(say(
                    "paths.left_out",
                    paths.shown().minimumCount(),
                    result.leftOut().links(),
                    result.leftOut().count()));
        }
        if (result.paths() == 0 && result.sessions() > 0) {
            String key = paths.cut().startAt().isPresent()
                    ? paths.cut().endAt().isPresent() ? "paths.none.both" : "paths.none.start"
                    : paths.cut().endAt().isPresent() ? "paths.none.end" : "paths.none";
            remarks.add(say(
                    key,
                    result.sessions(),
                    paths.cut().startAt().map(PathsWords::node).orElse(""),
                    paths.cut().endAt().map(PathsWords::node).orElse("")));
        }
        return remarks;
    }
}
