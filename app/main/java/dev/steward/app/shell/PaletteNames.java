package dev.steward.app.shell;

import dev.steward.OpenSource;
import dev.steward.Steward;
import dev.steward.analysis.Kind;
import dev.steward.app.shell.PaletteModel.Entry;
import dev.steward.app.ui.Navigator;
import dev.steward.app.ui.Place;
import dev.steward.app.ui.Texts;
import dev.steward.catalog.EventFacts;
import dev.steward.model.Work;
import dev.steward.workspace.SavedDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The names a person has given or knows from the data: saved questions and events. */
record PaletteNames(Steward steward, OpenSource source, Navigator navigator, Texts texts) {
    private static final JsonMapper JSON = new JsonMapper();
    /** Screens that are not called as their kind of question is. */
    private static final Map<String, String> OTHERWISE = Map.of("funnel", Place.FUNNELS);

    /** Reads files and may run a query: for a job. */
    List<Entry> find(Work work) {
        List<Entry> entries = new ArrayList<>();
        for (SavedDefinition saved : steward.workspace().definitions().list()) {
            entry(saved).ifPresent(entries::add);
        }
        for (EventFacts event : source.catalog().events(work)) {
            entries.add(new Entry(
                    event.name(),
                    texts.get("palette.group.event"),
                    "mdi2c-cursor-default-click-outline",
                    Optional.empty(),
                    () -> navigator.go(new Place.Event(event.name()))));
        }
        return entries;
    }

    private Optional<Entry> entry(SavedDefinition saved) {
        return parse(saved.json())
                .flatMap(json -> screen(json.path("kind").asString(""))
                        .map(screen -> new Entry(
                                saved.name(),
                                texts.get("palette.group.saved"),
                                "mdi2b-bookmark-outline",
                                Optional.empty(),
                                () -> navigator.go(new Place.Definition(screen, saved.name(), json)))));
    }

    private Optional<String> screen(String kind) {
        return steward.kinds().all().stream()
                .map(Kind::name)
                .filter(kind::equals)
                .findFirst()
                .map(name -> OTHERWISE.getOrDefault(name, name));
    }

    private static Optional<ObjectNode> parse(String json) {
        try {
            return JSON.readTree(json) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }
}
