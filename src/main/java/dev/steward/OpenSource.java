package dev.steward;

import dev.steward.audit.Anchors;
import dev.steward.catalog.Catalog;
import dev.steward.catalog.SourceCatalog;
import dev.steward.definition.Mapping;
import dev.steward.governance.gate.Place;
import dev.steward.journey.JourneyIndexes;
import dev.steward.model.AnchorStore;
import dev.steward.model.Failure;
import dev.steward.source.Source;
import dev.steward.source.SourceFacts;
import dev.steward.workspace.SavedConnection;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A source somebody has opened: what can be asked of it, until it is closed. */
public final class OpenSource implements AutoCloseable {
    /** A warehouse, by the connection that leads there. */
    record Reached(
            SavedConnection connection, Supplier<Warehouse> warehouse, Anchors.Branch anchors, Runnable forget) {}

    private final Optional<Path> path;
    private final Optional<Reached> reached;
    private final Optional<Mapping> mapping;
    private final Source source;
    private final KnownNames names;
    private final Catalog catalog;
    private final JourneyIndexes indexes;
    private final SavedPeople segments;

    OpenSource(
            Optional<Path> path,
            Optional<Reached> reached,
            Optional<Mapping> mapping,
            Source source,
            JourneyIndexes indexes,
            SavedPeople segments) {
        this.path = path;
        this.reached = reached;
        this.mapping = mapping;
        this.source = source;
        this.catalog = new SourceCatalog(source);
        this.indexes = indexes;
        this.segments = segments;
        segments.lookIn(source, indexes);
        this.names = new KnownNames(source, () -> indexes.eventNames(source));
    }

    /** Where its files are; empty for a warehouse. */
    public Optional<Path> path() {
        return path;
    }

    /** How its warehouse is reached; empty for files. */
    public Optional<SavedConnection> connection() {
        return reached.map(Reached::connection);
    }

    /** Whether it is in production: what is changed there is changed on purpose. */
    public boolean inProduction() {
        return connection()
                .filter(one -> one.stage() == SavedConnection.Stage.PRODUCTION)
                .isPresent();
    }

    /** What of it changes may be about: a lake, or the database it is in; empty: files of others. */
    public Optional<Place> changeable() {
        return connection()
                .<Place>map(Place.Database::new)
                .or(() -> path.filter(_ -> mapping.isEmpty()).map(Place::lake));
    }

    /** Its warehouse as a place where things are set up and built, as the role it was opened with; empty for files. */
    public Optional<Warehouse> warehouse() {
        return reached.map(there -> there.warehouse().get());
    }

    /** Where its warehouse keeps anchors of the audit log; empty for files. */
    public Optional<AnchorStore> anchors() {
        return reached.map(there -> there.anchors().store());
    }

    /** How its columns became events; empty for a lake, whose columns are known. */
    public Optional<Mapping> mapping() {
        return mapping;
    }

    /** What it holds now. */
    public SourceFacts facts() {
        return source.facts();
    }

    /** What was noticed about the data, in sentences; empty when all is well. */
    public List<String> problems() {
        return source.problems();
    }

    /** Why the last query did not reach its warehouse; empty: it did, or these are files. */
    public Optional<Failure> lost() {
        return source.lost();
    }

    /** Its events, their properties and its people. */
    public Catalog catalog() {
        return catalog;
    }

    public Source reader() {
        return source;
    }

    /** Its journey indexes; what is asked while none is fresh is answered without. */
    public JourneyIndexes indexes() {
        return indexes;
    }

    SavedPeople segments() {
        return segments;
    }

    KnownNames names() {
        return names;
    }

    @Override
    public void close() {
        reached.ifPresent(there -> {
            there.anchors().close();
            there.forget().run();
        });
        source.close();
    }
}
