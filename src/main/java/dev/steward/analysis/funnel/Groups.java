package dev.steward.analysis.funnel;

import dev.steward.analysis.TextIds;
import dev.steward.journey.Journey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which breakdown value a person belongs to. A value is a list of texts, one a property. */
final class Groups {
    private final Rules rules;
    private final List<TextIds> properties = new ArrayList<>();

    Groups(Rules rules, Funnel.Breakdown breakdown) {
        this.rules = rules;
        for (int i = 0; i < breakdown.properties().size(); i++) {
            properties.add(new TextIds(i));
        }
    }

    /** The texts an event carries. */
    List<String> of(Journey journey, int event) {
        List<String> texts = new ArrayList<>(properties.size());
        for (TextIds ids : properties) {
            texts.add(ids.text(ids.of(journey, event)));
        }
        return texts;
    }

    List<String> firstTouch(Journey journey) {
        for (int event = 0; event < journey.size(); event++) {
            if (touches(journey, event)) {
                return of(journey, event);
            }
        }
        return Collections.nCopies(properties.size(), "");
    }

    List<String> lastTouch(Journey journey) {
        for (int event = journey.size() - 1; event >= 0; event--) {
            if (touches(journey, event)) {
                return of(journey, event);
            }
        }
        return Collections.nCopies(properties.size(), "");
    }

    private boolean touches(Journey journey, int event) {
        return carries(journey, event) && servesSomeStep(journey, event);
    }

    private boolean carries(Journey journey, int event) {
        for (int property = 0; property < properties.size(); property++) {
            if (journey.value(event, property) >= 0) {
                return true;
            }
        }
        return false;
    }

    private boolean servesSomeStep(Journey journey, int event) {
        for (int step = 0; step < rules.steps; step++) {
            if (journey.matches(event, step)) {
                return true;
            }
        }
        return false;
    }

    /** The journey cut into one for each value its events carry. */
    Map<List<String>, Journey> parts(Journey journey) {
        Map<List<String>, Journey> parts = new LinkedHashMap<>();
        for (int event = 0; event < journey.size(); event++) {
            parts.computeIfAbsent(of(journey, event), _ -> journey.empty()).take(journey, event);
        }
        return parts;
    }
}
