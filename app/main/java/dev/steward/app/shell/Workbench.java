package dev.steward.app.shell;

import dev.steward.OpenSource;
import dev.steward.Steward;
import dev.steward.app.tasks.Background;
import dev.steward.app.tasks.Lane;
import dev.steward.app.ui.Notice;
import dev.steward.app.ui.RangeChoice;
import dev.steward.app.ui.Texts;
import dev.steward.definition.Mapping;
import dev.steward.ingest.demo.DemoSize;
import dev.steward.model.Cancelled;
import dev.steward.model.Failure;
import dev.steward.model.Job;
import dev.steward.model.StorageFailed;
import dev.steward.source.SourceFacts;
import dev.steward.source.lake.Inspection;
import dev.steward.workspace.SavedConnection;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** What is open in the window and for which days; how sources come to be open. Knows no controls. */
final class Workbench implements AutoCloseable {
    /** A source, what it held when it was last looked at, and when that was. */
    record Opened(OpenSource source, SourceFacts facts, Instant read) {}

    /** Files whose columns a person should look at before they are opened. */
    record Unknown(Inspection inspection) {}

    /** Below, reading the files takes no longer than a person notices. */
    private static final long WORTH_AN_INDEX = 100_000;

    private final Texts texts = Texts.of(Workbench.class);
    private final Steward steward;
    private final Background background;
    private final Lane opening;
    private final Lane indexing;
    private final Consumer<Notice> notices;
    private final Consumer<Unknown> unknown;
    private final ReadOnlyObjectWrapper<Optional<Opened>> opened = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<RangeChoice> range =
            new SimpleObjectProperty<>(new RangeChoice(new RangeChoice.Everything(), ZoneOffset.UTC));

    Workbench(Steward steward, Background background, Consumer<Notice> notices, Consumer<Unknown> unknown) {
        this.steward = steward;
        this.background = background;
        this.opening = background.lane();
        this.indexing = background.lane();
        this.notices = notices;
        this.unknown = unknown;
    }

    ReadOnlyObjectProperty<Optional<Opened>> openedProperty() {
        return opened.getReadOnlyProperty();
    }

    ObjectProperty<RangeChoice> rangeProperty() {
        return range;
    }

    void openDemo(String title) {
        open(title, work -> read(steward.open(steward.demo(DemoSize.STANDARD, work), Optional.empty(), work)));
    }

    void open(String title, Path path, Optional<Mapping> mapping) {
        open(title, work -> read(steward.open(path, mapping, work)));
    }

    /** @param typed the password, where it has just been typed */
    void connect(String title, SavedConnection connection, Optional<String> typed) {
        open(title, work -> read(steward.connect(connection, typed, work)));
    }

    /**
     * Saves what could be opened.
     *
     * @param before what it was saved as until now; empty: it is new
     */
    void connectAndSave(
            String title, SavedConnection connection, Optional<String> typed, Optional<SavedConnection> before) {
        open(title, work -> {
            OpenSource source = steward.connect(connection, typed, work);
            try {
                steward.save(connection, before, typed);
            } catch (RuntimeException failed) {
                source.close();
                throw failed;
            }
            return read(source);
        });
    }

    /** Opens a lake or files seen before; hands the others to whoever asks about columns. */
    void look(String title, Path path) {
        opening.run(
                title,
                work -> steward.known(path) ? Optional.<Inspection>empty() : Optional.of(steward.inspect(path, work)),
                inspected -> inspected.ifPresentOrElse(
                        inspection -> unknown.accept(new Unknown(inspection)),
                        () -> open(title, path, Optional.empty())),
                this::failed);
    }

    /** Shows the columns of files even though they are known. */
    void inspect(String title, Path path) {
        opening.run(
                title,
                work -> steward.inspect(path, work),
                inspection -> unknown.accept(new Unknown(inspection)),
                this::failed);
    }

    /** Looks at the open source again, so that the status bar tells of an import in between. */
    void refresh(String title) {
        opened.get()
                .ifPresent(now -> background.run(
                        title,
                        _ -> read(now.source()),
                        fresh -> {
                            if (opened.get().filter(now::equals).isPresent()) {
                                opened.set(Optional.of(fresh));
                                index(fresh);
                            }
                        },
                        this::failed));
    }

    private void open(String title, Job.Body<Opened> body) {
        opening.run(title, body, this::replace, this::failed);
    }

    private static Opened read(OpenSource source) {
        return new Opened(source, source.facts(), Instant.now());
    }

    private void replace(Opened next) {
        Optional<Opened> before = opened.get();
        opened.set(Optional.of(next));
        before.ifPresent(this::release);
        index(next);
    }

    /** Questions are answered meanwhile, more slowly, from the files. */
    private void index(Opened now) {
        if (now.facts().events() < WORTH_AN_INDEX || now.source().path().isEmpty()) {
            indexing.cancel();
            return;
        }
        indexing.run(
                texts.get("task.index"),
                work -> {
                    now.source().indexes().renew(now.source().reader(), Optional.empty(), work);
                    return now;
                },
                _ -> {},
                this::unindexed);
    }

    /** A source that cannot be indexed is answered from its files: nobody has asked for an index. */
    private void unindexed(Failure failure) {
        if (failure instanceof StorageFailed) {
            failed(failure);
        }
    }

    /** Closing waits for statements to end, which the JavaFX thread must not. */
    private void release(Opened old) {
        background.run(
                old.facts().name(),
                _ -> {
                    old.source().close();
                    return old;
                },
                _ -> {},
                this::failed);
    }

    private void failed(Failure failure) {
        if (!(failure instanceof Cancelled)) {
            notices.accept(Notice.of(failure));
        }
    }

    @Override
    public void close() {
        opening.close();
        indexing.close();
        opened.get().ifPresent(now -> now.source().close());
    }
}
