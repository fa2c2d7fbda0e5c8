package dev.steward.analysis.sessions;

import dev.steward.journey.Journey;
import dev.steward.model.Condition;
import dev.steward.model.Matcher;
import dev.steward.model.Op;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Small numbers for the pages of a fold. The query's only matcher says what a page view is, its first properties name
 * the page: the first of them that the event carries. A closing slash is not part of a name.
 */
final class PageNames {
    static final String PAGE_VIEW = "page_view";

    private static final List<String> USUAL = List.of("page", "url");
    private static final int UNKNOWN = -1;

    private final int properties;
    private final Map<String, Integer> pages = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final List<int[]> byCode = new ArrayList<>();

    PageNames(Sessions question) {
        this.properties = properties(question.page()).size();
        for (int i = 0; i < properties; i++) {
            byCode.add(new int[0]);
        }
    }

    /** What a page view is. */
    static Matcher views(Optional<String> page) {
        return page.map(property ->
                        new Matcher(List.of(), List.of(new Condition.Property(property, Op.IS_SET, List.of()))))
                .orElse(Matcher.event(PAGE_VIEW));
    }

    /** What names the page of a view. */
    static List<String> properties(Optional<String> page) {
        return page.map(List::of).orElse(USUAL);
    }

    static boolean isView(Journey journey, int event) {
        return journey.matches(event, 0);
    }

    /** The number of the page that is viewed. */
    int of(Journey journey, int view) {
        for (int property = 0; property < properties; property++) {
            int code = journey.value(view, property);
            if (code >= 0) {
                return of(journey, property, code);
            }
        }
        return named("");
    }

    private int of(Journey journey, int property, int code) {
        int[] known = byCode.get(property);
        if (code >= known.length) {
            int[] more = Arrays.copyOf(known, Math.max(16, code * 2));
            Arrays.fill(more, known.length, more.length, UNKNOWN);
            byCode.set(property, more);
            known = more;
        }
        if (known[code] == UNKNOWN) {
            known[code] = of(journey.legend().text(property, code));
        }
        return known[code];
    }

    /** The number of the page that a view names so. */
    int of(String text) {
        return named(withoutSlash(text));
    }

    static String withoutSlash(String text) {
        return text.length() > 1 && text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    /** The number of the page of that name, a new one if need be. */
    int named(String name) {
        Integer known = pages.putIfAbsent(name, names.size());
        if (known == null) {
            names.add(name);
            return names.size() - 1;
        }
        return known;
    }

    String name(int page) {
        return names.get(page);
    }

    int size() {
        return names.size();
    }
}
