package dev.steward.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Random questions of every kind, as documents, about the events of {@link InPlaceTest}. */
final class InPlaceQuestions {
    private InPlaceQuestions() {}

    static String document(String kind, Random random) {
        List<String> keys = new ArrayList<>();
        keys.add("\"kind\": \"%s\"".formatted(kind));
        switch (kind) {
            case "funnel" -> funnel(random, keys);
            case "retention" -> retention(random, keys);
            case "sessions" -> sessions(random, keys);
            case "paths" -> paths(random, keys);
            case "attribution" -> attribution(random, keys);
            case "experiment" -> experiment(random, keys);
            case "stages" -> stages(random, keys);
            case "segment" -> segment(random, keys);
            case "churn" -> churn(random, keys);
            default -> {
                keys.add("\"period\": \"%s\"".formatted(one(random, "hour", "day", "week", "month")));
                keys.add("\"activity\": " + matcher(random, one(random, "a", "b", "")));
            }
        }
        scope(random, keys, !kind.equals("segment"));
        return "{" + String.join(", ", keys) + "}";
    }

    private static void funnel(Random random, List<String> keys) {
        List<String> names = new ArrayList<>(List.of("a", "b", "c", "d"));
        Collections.shuffle(names, random);
        int steps = 1 + random.nextInt(4);
        keys.add("\"steps\": "
                + names.subList(0, steps).stream()
                        .map(name -> matcher(random, name))
                        .toList());
        keys.add("\"window\": {\"value\": %d, \"unit\": \"hour\"}".formatted(1 + random.nextInt(40)));
        keys.add("\"ties\": \"%s\"".formatted(one(random, "allowed", "allowed", "strictly_increasing")));
        int from = 1 + random.nextInt(steps);
        int to = from + random.nextInt(steps - from + 1);
        switch (random.nextInt(4)) {
            case 0 ->
                keys.add("\"type\": \"trend\", \"granularity\": \"%s\", \"from_step\": %d, \"to_step\": %d"
                        .formatted(one(random, "hour", "day", "week"), from, to));
            case 1 -> keys.add("\"type\": \"time_to_convert\", \"from_step\": %d, \"to_step\": %d".formatted(from, to));
            default -> {
                if (random.nextInt(3) > 0) {
                    keys.add("\"breakdown\": {\"properties\": %s, \"attribution\": \"%s\"}"
                            .formatted(
                                    one(random, "[\"p\"]", "[\"q\", \"p\"]"),
                                    one(random, "first_touch", "last_touch", "all_events")));
                }
            }
        }
    }

    private static void retention(Random random, List<String> keys) {
        keys.add("\"period\": \"%s\"".formatted(one(random, "hour", "day", "week", "month")));
        keys.add("\"mode\": \"%s\"".formatted(one(random, "first_time", "recurring")));
        keys.add("\"target\": " + matcher(random, one(random, "a", "b", "")));
        keys.add("\"returning\": " + matcher(random, one(random, "a", "c", "")));
        maybe(random, keys, "\"cohorts\": " + (1 + random.nextInt(6)));
        maybe(random, keys, "\"columns\": " + (1 + random.nextInt(5)));
        maybe(random, keys, "\"minimum_occurrences\": 2");
        maybe(random, keys, "\"rolling\": true");
        maybe(random, keys, "\"window_mode\": \"24h_from_target\"");
        maybe(
                random,
                keys,
                one(
                        random,
                        "\"breakdown\": {\"property\": \"p\"}",
                        "\"breakdown\": {\"property\": \"p\", \"limit\": 2}",
                        "\"breakdown\": {\"property\": \"q\", \"limit\": 1}"));
    }

    private static void sessions(Random random, List<String> keys) {
        keys.add("\"session_gap\": " + hours(random, 8));
        maybe(random, keys, "\"page\": \"%s\"".formatted(one(random, "p", "url")));
        maybe(random, keys, "\"list\": " + random.nextInt(9));
        switch (random.nextInt(5)) {
            case 0 ->
                keys.add("\"type\": \"trend\", \"granularity\": \"%s\""
                        .formatted(one(random, "hour", "day", "week", "month")));
            case 1 -> keys.add("\"type\": \"length\"");
            case 2, 3 -> keys.add("\"type\": \"pages\"");
            default -> maybe(random, keys, "\"breakdown\": {\"property\": \"%s\"}".formatted(one(random, "p", "q")));
        }
    }

    private static void paths(Random random, List<String> keys) {
        keys.add("\"session_gap\": " + hours(random, 20));
        maybe(random, keys, "\"events\": " + one(random, "[\"a\", \"page_view\"]", "[\"a\", \"b\", \"c\"]"));
        maybe(
                random,
                keys,
                "\"node_property\": " + one(random, "{\"page_view\": \"page\"}", "{\"a\": \"p\", \"b\": \"url\"}"));
        maybe(
                random,
                keys,
                "\"groupings\": " + one(random, "[\"/a/*\"]", "[\"/*b_\", \"/\"]", "[\"%\", \"*\"]", "[\"/a*c\"]"));
        maybe(random, keys, "\"exclude_nodes\": " + one(random, "[\"b\"]", "[\"/a/\", \"c\"]", "[\"/*b_\"]"));
        maybe(random, keys, "\"collapse_repeats\": false");
        maybe(random, keys, "\"start_at\": \"%s\"".formatted(one(random, "a", "c", "/a/")));
        maybe(random, keys, "\"end_at\": \"%s\"".formatted(one(random, "a", "d", "/")));
        int most = 1 + random.nextInt(6);
        keys.add("\"max_steps\": " + most);
        maybe(random, keys, "\"show_dropoff\": true");
        maybe(random, keys, "\"max_nodes_per_step\": " + (1 + random.nextInt(3)));
        maybe(random, keys, "\"only_step\": " + (1 + random.nextInt(most)));
        maybe(random, keys, "\"minimum_count\": 2");
    }

    private static void attribution(Random random, List<String> keys) {
        keys.add("\"conversion\": " + matcher(random, one(random, "a", "b", "")));
        keys.add("\"touches\": {\"event\": %s, \"channel\": \"%s\"}"
                .formatted(one(random, "\"c\"", "[\"a\", \"c\", \"d\"]", "null"), one(random, "p", "q", "page")));
        keys.add("\"window\": " + hours(random, 60));
        keys.add("\"half_life\": " + hours(random, 30));
        maybe(random, keys, "\"count\": \"first\"");
    }

    private static void experiment(Random random, List<String> keys) {
        keys.add("\"variant\": "
                + one(
                        random,
                        "{\"property\": \"p\"}",
                        "{\"property\": \"url\"}",
                        "{\"property\": \"p\", \"expected\": {\"x\": 1, \"Y\": 1}}"));
        keys.add("\"exposure\": " + matcher(random, one(random, "a", "b", "page_view")));
        keys.add("\"goal\": " + matcher(random, one(random, "a", "c", "")));
        keys.add("\"window\": " + hours(random, 90));
        maybe(
                random,
                keys,
                "\"measure\": " + one(random, "\"events_per_person\"", "{\"sum_of\": \"n\"}", "{\"mean_of\": \"n\"}"));
    }

    private static void stages(Random random, List<String> keys) {
        keys.add(life(random));
        maybe(
                random,
                keys,
                "\"engagement\": [{\"event\": \"a\", \"points\": 3}, {\"event\": \"c\", \"points\": %d}]"
                        .formatted(1 + random.nextInt(9)));
        maybe(random, keys, "\"engagement_window\": " + hours(random, 90));
    }

    private static String life(Random random) {
        return "\"signup\": %s, \"activity\": %s, \"new_for\": %s, \"at_risk_after\": %s, \"churned_after\": {\"value\": 3, \"unit\": \"day\"}"
                .formatted(
                        matcher(random, one(random, "a", "b", "")),
                        matcher(random, one(random, "c", "")),
                        hours(random, 120),
                        hours(random, 50));
    }

    private static void segment(Random random, List<String> keys) {
        List<String> rules = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(4); i++) {
            rules.add(
                    switch (random.nextInt(4)) {
                        case 0 -> "{\"first_seen\": {\"%s\": \"2024-03-31\"}}".formatted(one(random, "from", "to"));
                        case 1 ->
                            "{\"in_stage\": %s, \"stages\": {%s}}"
                                    .formatted(
                                            one(random, "[\"new\", \"active\"]", "[\"at_risk\"]", "[\"churned\"]"),
                                            life(random));
                        case 2 ->
                            "{\"did\": %s, \"at_most\": %d}"
                                    .formatted(matcher(random, one(random, "a", "b", "")), random.nextInt(5));
                        default ->
                            "{\"did\": %s, \"at_least\": %d, \"in_last\": %s}"
                                    .formatted(
                                            matcher(random, one(random, "a", "c", "")),
                                            1 + random.nextInt(6),
                                            hours(random, 100));
                    });
        }
        keys.add("\"rules\": " + rules);
        maybe(random, keys, "\"match\": \"any\"");
    }

    private static void churn(Random random, List<String> keys) {
        keys.add("\"activity\": " + matcher(random, one(random, "a", "b", "")));
        keys.add("\"lookback\": " + hours(random, 80));
        keys.add("\"horizon\": " + hours(random, 60));
        List<String> factors = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(4); i++) {
            String input = input(random);
            boolean always = input.contains("count") || input.contains("active");
            factors.add("{\"name\": \"%d\", \"weight\": %d, \"input\": %s, \"best\": 4, \"worst\": %s%s}"
                    .formatted(
                            i,
                            1 + random.nextInt(5),
                            input,
                            one(random, "0", "0.3", "9"),
                            always ? "" : one(random, "", ", \"missing\": 40")));
        }
        keys.add("\"factors\": " + factors);
        maybe(random, keys, "\"list\": 3");
    }

    private static String input(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> "\"active_days\"";
            case 1 -> "{\"count\": %s}".formatted(matcher(random, one(random, "a", "c")));
            case 2 -> "{\"days_since\": %s}".formatted(matcher(random, one(random, "a", "c", "")));
            case 3 -> "{\"average\": %s, \"property\": \"n\"}".formatted(matcher(random, one(random, "a", "")));
            default ->
                "{\"share\": %s, \"among\": %s}"
                        .formatted(matcher(random, one(random, "a", "b")), matcher(random, one(random, "c", "")));
        };
    }

    private static String hours(Random random, int most) {
        return "{\"value\": %d, \"unit\": \"hour\"}".formatted(1 + random.nextInt(most));
    }

    private static void scope(Random random, List<String> keys, boolean ofOthers) {
        maybe(random, keys, "\"timezone\": \"%s\"".formatted(one(random, "Europe/Berlin", "America/New_York")));
        maybe(
                random,
                keys,
                "\"from\": \"%s\"".formatted(one(random, "2024-03-30", "2024-04-01", "2024-03-31T05:30:00Z")));
        maybe(
                random,
                keys,
                "\"to\": \"%s\"".formatted(one(random, "2024-04-02", "2024-04-06", "2024-04-03T17:00:00Z")));
        maybe(random, keys, "\"filters\": [{\"property\": \"q\", \"op\": \"not_equals\", \"value\": \"x\"}]");
        if (ofOthers) {
            maybe(random, keys, "\"actor\": {\"property\": \"q\"}");
        }
    }

    private static void maybe(Random random, List<String> keys, String key) {
        if (random.nextInt(3) == 0) {
            keys.add(key);
        }
    }

    private static String matcher(Random random, String event) {
        String name = event.isEmpty() ? "null" : "\"" + event + "\"";
        return random.nextInt(3) > 0
                ? "{\"event\": %s}".formatted(name)
                : "{\"event\": %s, \"where\": [{\"property\": \"p\", \"op\": \"%s\"}]}"
                        .formatted(name, one(random, "is_set", "not_set"));
    }

    static String one(Random random, String... of) {
        return of[random.nextInt(of.length)];
    }
}
