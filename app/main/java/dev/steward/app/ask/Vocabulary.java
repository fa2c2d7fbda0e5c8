package dev.steward.app.ask;

import dev.steward.app.tasks.Background;
import dev.steward.catalog.Catalog;
import dev.steward.catalog.EventFacts;
import dev.steward.catalog.PropertyFacts;
import dev.steward.model.Failure;
import dev.steward.model.Job;
import dev.steward.model.Work;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The names a builder offers: events, properties and segments. Found in the background; what is not known yet is simply
 * not offered yet. Belongs to the screen's thread.
 */
public final class Vocabulary implements AutoCloseable {
    /** Properties are gathered from this many of the most frequent events, and from the latest of these. */
    private static final int EVENTS_READ = 40;

    private final Catalog catalog;
    private final Background background;
    private final Supplier<List<String>> segmentNames;
    private final String title;
    private final ReadOnlyObjectWrapper<List<EventFacts>> events = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<PropertyFacts>> properties = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<String>> segments = new ReadOnlyObjectWrapper<>(List.of());
    private Map<String, String> carriers = Map.of();
    private @Nullable Job<?> job;
    private boolean closed;

    /** @param segmentNames reads the names of the saved segments; called off the screen's thread */
    public Vocabulary(Catalog catalog, Supplier<List<String>> segmentNames, String title, Background background) {
        this.catalog = catalog;
        this.segmentNames = segmentNames;
        this.title = title;
        this.background = background;
    }

    public ReadOnlyObjectProperty<List<EventFacts>> events() {
        return events.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<List<PropertyFacts>> properties() {
        return properties.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<List<String>> segments() {
        return segments.getReadOnlyProperty();
    }

    public Optional<PropertyFacts> property(String name) {
        return properties.get().stream()
                .filter(facts -> facts.name().equals(name))
                .findFirst();
    }

    /** The event that carries a property most often; empty until that is known. */
    public Optional<String> carrier(String property) {
        return Optional.ofNullable(carriers.get(property));
    }

    /** Looks again; one of the two hears of the events, or why they cannot be listed. */
    public void load(Runnable known, Consumer<Failure> failed) {
        loadSegments();
        job = background.run(title, catalog::events, found -> listed(found, known), failed);
    }

    private void listed(List<EventFacts> found, Runnable known) {
        if (!closed) {
            events.set(found);
            loadProperties(
                    found.stream().limit(EVENTS_READ).map(EventFacts::name).toList());
            known.run();
        }
    }

    /** Looks again which segments there are. */
    public void loadSegments() {
        background.run(title, _ -> segmentNames.get(), segments::set, _ -> {});
    }

    private void loadProperties(List<String> names) {
        job = background.run(title, work -> gather(names, work), this::gathered, _ -> {});
    }

    private void gathered(Gathered found) {
        carriers = found.carriers();
        properties.set(found.properties());
    }

    /** @param carriers for each property the event that carries it most often */
    private record Gathered(List<PropertyFacts> properties, Map<String, String> carriers) {}

    private Gathered gather(List<String> names, Work work) {
        List<PropertyFacts> known = List.of();
        Map<String, Long> most = new HashMap<>();
        Map<String, String> carriers = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            String event = names.get(i);
            work.progress((double) i / names.size(), event);
            List<PropertyFacts> found = catalog.recentProperties(event, work);
            for (PropertyFacts property : found) {
                if (property.carried() > most.getOrDefault(property.name(), 0L)) {
                    most.put(property.name(), property.carried());
                    carriers.put(property.name(), event);
                }
            }
            known = PropertyUnion.of(known, found);
        }
        return new Gathered(known, carriers);
    }

    @Override
    public void close() {
        closed = true;
        if (job != null) {
            job.cancel();
        }
    }
}
