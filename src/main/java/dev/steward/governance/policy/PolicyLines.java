package dev.steward.governance.policy;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** On which line of a YAML text each of its keys and items stands, by paths such as {@code exceptions[1].keep}. */
final class PolicyLines {
    private final Map<String, Integer> lines;

    private PolicyLines(Map<String, Integer> lines) {
        this.lines = lines;
    }

    static PolicyLines of(String yaml) {
        Map<String, Integer> lines = new HashMap<>();
        try (JsonParser parser = YAMLMapper.shared().createParser(yaml)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                lines.putIfAbsent(
                        path(parser.streamReadContext()),
                        parser.currentTokenLocation().getLineNr());
            }
        }
        return new PolicyLines(lines);
    }

    /** The line of a path, or of the nearest thing around it. */
    int line(String path) {
        for (String here = path; !here.isEmpty(); here = here.substring(0, Math.max(0, cut(here)))) {
            Integer line = lines.get(here);
            if (line != null) {
                return line;
            }
        }
        return 1;
    }

    private static int cut(String path) {
        return Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
    }

    private static String path(TokenStreamContext context) {
        StringBuilder path = new StringBuilder();
        for (TokenStreamContext at = context; at != null && !at.inRoot(); at = at.getParent()) {
            if (at.inArray()) {
                path.insert(0, "[" + Math.max(0, at.getCurrentIndex()) + "]" + dot(path));
            } else if (at.currentName() != null) {
                path.insert(0, at.currentName() + dot(path));
            }
        }
        return path.toString();
    }

    /** What stands between a name or number and what follows. */
    private static String dot(StringBuilder rest) {
        return rest.isEmpty() || rest.charAt(0) == '[' ? "" : ".";
    }
}
