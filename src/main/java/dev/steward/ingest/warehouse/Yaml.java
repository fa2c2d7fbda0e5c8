package dev.steward.ingest.warehouse;

import dev.steward.model.BadInput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The part of YAML that the files of a project need: maps and lists by indentation, lists and maps in brackets, texts in one
 * line. Everything else is refused, naming file and line. A value is a map, a list or a text.
 */
final class Yaml {
    private record Line(int number, int indent, String text) {}

    private final String file;
    private final List<Line> lines = new ArrayList<>();
    private int at;

    private Yaml(String file, String text) {
        this.file = file;
        int number = 0;
        for (String raw : text.split("\n", -1)) {
            number++;
            String line = raw.replaceAll("(^|\\s)#.*$", "").stripTrailing();
            if (!line.isBlank()) {
                String stripped = line.stripLeading();
                lines.add(new Line(number, line.length() - stripped.length(), stripped));
            }
        }
    }

    /** The map that a file holds. */
    static Map<String, Object> map(String file, String text) {
        Yaml yaml = new Yaml(file, text);
        if (yaml.lines.isEmpty()) {
            return Map.of();
        }
        Map<String, Object> map = yaml.mapping(yaml.lines.getFirst().indent);
        if (yaml.at < yaml.lines.size()) {
            throw yaml.wrong(yaml.lines.get(yaml.at), "it is indented as nothing before it is");
        }
        return map;
    }

    private Object block(int indent) {
        return lines.get(at).text.startsWith("- ") ? sequence(indent) : mapping(indent);
    }

    private Map<String, Object> mapping(int indent) {
        Map<String, Object> map = new LinkedHashMap<>();
        while (at < lines.size()
                && lines.get(at).indent == indent
                && !lines.get(at).text.startsWith("- ")) {
            Line line = lines.get(at++);
            int colon = line.text.indexOf(':');
            if (colon <= 0 || colon + 1 < line.text.length() && line.text.charAt(colon + 1) != ' ') {
                throw wrong(line, "it is no \"key: value\"");
            }
            String key = line.text.substring(0, colon);
            String rest = line.text.substring(colon + 1).strip();
            boolean deeper = at < lines.size()
                    && (lines.get(at).indent > indent
                            || lines.get(at).indent == indent
                                    && lines.get(at).text.startsWith("- "));
            Object value = !rest.isEmpty() ? value(line, rest) : deeper ? block(lines.get(at).indent) : "";
            if (map.put(key, value) != null) {
                throw wrong(line, "\"" + key + "\" stands there twice");
            }
        }
        return map;
    }

    private List<Object> sequence(int indent) {
        List<Object> list = new ArrayList<>();
        while (at < lines.size()
                && lines.get(at).indent == indent
                && lines.get(at).text.startsWith("- ")) {
            Line line = lines.get(at);
            String item = line.text.substring(2).strip();
            if (item.matches("[\\w-]+:( .*)?")) {
                int within = indent + line.text.indexOf(item);
                lines.set(at, new Line(line.number, within, item));
                list.add(mapping(within));
            } else {
                at++;
                list.add(value(line, item));
            }
        }
        return list;
    }

    private Object value(Line line, String text) {
        if (text.isEmpty()) {
            throw wrong(line, "something is missing");
        }
        if (text.startsWith("[") && text.endsWith("]")) {
            return parts(text).stream().map(part -> value(line, part)).toList();
        }
        if (text.startsWith("{") && text.endsWith("}")) {
            Map<String, Object> map = new LinkedHashMap<>();
            for (String part : parts(text)) {
                int colon = part.indexOf(": ");
                if (colon < 0) {
                    throw wrong(line, "\"" + part + "\" is no \"key: value\"");
                }
                map.put(
                        part.substring(0, colon),
                        value(line, part.substring(colon + 2).strip()));
            }
            return map;
        }
        if (text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")) {
            return text.substring(1, text.length() - 1);
        }
        if ("[{&*!|>%@`\"'".indexOf(text.charAt(0)) >= 0) {
            throw wrong(line, "such YAML is not read here");
        }
        return text;
    }

    private static List<String> parts(String text) {
        String inside = text.substring(1, text.length() - 1).strip();
        return inside.isEmpty() ? List.of() : List.of(inside.split("\\s*,\\s*"));
    }

    private BadInput wrong(Line line, String why) {
        return new BadInput(
                "warehouse.model",
                file + ", line " + line.number + ": " + why + ".",
                "docs/warehouse.md says what is read.");
    }
}
