package dev.steward.governance.policy;

import dev.steward.definition.MatcherJson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;
import tools.jackson.dataformat.yaml.util.StringQuotingChecker;

/** Writes single fields of a policy anew. All other lines of its text, comments among them, stay as somebody wrote them. */
public final class PolicyEdits {
    /** A field that can be written anew, in the order in which they stand in a policy. */
    public enum Field {
        KEEP,
        EXCEPTIONS,
        ARCHIVE,
        LIMITS,
        APPROVAL,
        ALONE;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The lines of a field, the last one not included. */
    private record Block(String key, int from, int to) {}

    private static final YAMLMapper YAML = YAMLMapper.builder(
                    YAMLFactory.builder().stringQuotingChecker(new Quotes()).build())
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER, YAMLWriteFeature.SPLIT_LINES)
            .enable(
                    YAMLWriteFeature.MINIMIZE_QUOTES,
                    YAMLWriteFeature.INDENT_ARRAYS,
                    YAMLWriteFeature.INDENT_ARRAYS_WITH_INDICATOR)
            .build();

    /** Quotes whatever YAML might take for something else than these words. */
    private static final class Quotes extends StringQuotingChecker {
        private static final long serialVersionUID = 1;
        private static final Pattern PLAIN = Pattern.compile("\\d+ [a-z]+|[A-Za-z]([A-Za-z0-9_./ -]*[A-Za-z0-9_])?");

        @Override
        public boolean needToQuoteName(String name) {
            return needToQuoteValue(name);
        }

        @Override
        public boolean needToQuoteValue(String value) {
            return isReservedKeyword(value) || !PLAIN.matcher(value).matches();
        }
    }

    private final List<String> lines;
    private final List<Block> blocks;

    private PolicyEdits(List<String> lines, List<Block> blocks) {
        this.lines = lines;
        this.blocks = blocks;
    }

    /** Empty when the text is no policy that has each of its fields at the beginning of a line, such as one within braces. */
    public static Optional<PolicyEdits> of(String yaml) {
        List<String> lines = Arrays.asList(yaml.split("\n", -1));
        int[] heads = IntStream.range(0, lines.size())
                .filter(line -> YamlLine.head(lines.get(line)).isPresent())
                .toArray();
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < heads.length; i++) {
            int end = i + 1 < heads.length ? heads[i + 1] : lines.size();
            while (YamlLine.between(lines.get(end - 1))) {
                end--;
            }
            blocks.add(new Block(YamlLine.head(lines.get(heads[i])).orElseThrow(), heads[i], end));
        }
        return !blocks.isEmpty() && blocks.stream().map(Block::key).toList().equals(keys(yaml))
                ? Optional.of(new PolicyEdits(lines, blocks))
                : Optional.empty();
    }

    private static List<String> keys(String yaml) {
        try {
            return YAML.readTree(yaml) instanceof ObjectNode fields
                    ? fields.properties().stream().map(Map.Entry::getKey).toList()
                    : List.of();
        } catch (JacksonException broken) {
            return List.of();
        }
    }

    /** Comments within a field that are gone when it is written anew. One behind its name stays. */
    public List<String> dropped(Field field) {
        return find(field).stream()
                .flatMap(block -> lines.subList(block.from() + 1, block.to()).stream())
                .flatMap(line -> YamlLine.comment(line).stream())
                .map(String::strip)
                .toList();
    }

    public String keep(Keep keep) {
        return write(Field.KEEP, JsonNodeFactory.instance.stringNode(keep.toString()));
    }

    /** @param keep empty: nothing is archived */
    public String archive(Optional<Keep> keep) {
        return write(
                Field.ARCHIVE,
                keep.<JsonNode>map(time -> object().put("keep", time.toString()))
                        .orElseGet(() -> JsonNodeFactory.instance.stringNode("none")));
    }

    public String limits(Limits limits) {
        return write(Field.LIMITS, object().put("percent", limits.percent()).put("times_normal", limits.timesNormal()));
    }

    /** @param otherOsUser whether who approves signs under another user of the operating system */
    public String approval(boolean otherOsUser) {
        return write(Field.APPROVAL, object().put("os_users", otherOsUser ? "different" : "any"));
    }

    /** @param wait empty: nobody carries out a plan alone */
    public String alone(Optional<Keep> wait) {
        return write(
                Field.ALONE,
                wait.<JsonNode>map(time -> object().put("after", time.toString()))
                        .orElseGet(() -> JsonNodeFactory.instance.stringNode("never")));
    }

    public String exceptions(List<Exempt> exceptions) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (Exempt exempt : exceptions) {
            ObjectNode one = object().put("name", exempt.name());
            one.setAll(MatcherJson.write(exempt.events()));
            all.add(one.put("keep", exempt.keep().toString()));
        }
        return write(Field.EXCEPTIONS, all);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private String write(Field field, JsonNode value) {
        ObjectNode one = object();
        one.set(field.key(), value);
        List<String> written = new ArrayList<>(
                YAML.writeValueAsString(one).stripTrailing().lines().toList());
        Optional<Block> before = find(field);
        before.flatMap(block -> YamlLine.comment(lines.get(block.from())))
                .ifPresent(comment -> written.set(0, written.getFirst() + comment));
        int from = before.map(Block::from).orElseGet(() -> place(field));
        List<String> text = new ArrayList<>(lines.subList(0, from));
        text.addAll(written);
        text.addAll(lines.subList(before.map(Block::to).orElse(from), lines.size()));
        return String.join("\n", text);
    }

    private Optional<Block> find(Field field) {
        return blocks.stream().filter(block -> block.key().equals(field.key())).findFirst();
    }

    /** Behind the fields that usually stand before it. */
    private int place(Field field) {
        TreeSet<String> after = new TreeSet<>();
        Arrays.stream(Field.values())
                .filter(other -> other.compareTo(field) > 0)
                .forEach(other -> after.add(other.key()));
        return blocks.stream()
                .filter(block -> !after.contains(block.key()))
                .mapToInt(Block::to)
                .max()
                .orElse(0);
    }
}
