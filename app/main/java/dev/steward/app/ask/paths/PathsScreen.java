package dev.steward.app.ask.paths;

import dev.steward.analysis.Kind;
import dev.steward.analysis.paths.Paths;
import dev.steward.analysis.paths.PathsKind;
import dev.steward.analysis.paths.PathsResult;
import dev.steward.app.ask.AskKind;
import dev.steward.app.ask.AskModel;
import dev.steward.app.ask.AskScreen;
import dev.steward.app.ask.Vocabulary;
import dev.steward.app.ui.Place;
import dev.steward.app.ui.ScreenKind;
import dev.steward.app.ui.Texts;
import dev.steward.catalog.EventFacts;
import dev.steward.definition.Scope;
import dev.steward.source.SourceFacts;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Paths among the screens. */
public final class PathsScreen implements AskKind<Paths, PathsResult> {
    private static final double NEARLY_ALL = 0.9;
    private static final double ABOUT_ONCE = 1.2;

    private final PathsKind kind = new PathsKind();
    private final Texts texts = Texts.of(PathsScreen.class);

    private PathsScreen() {}

    public static ScreenKind screen() {
        PathsScreen paths = new PathsScreen();
        return new ScreenKind(Place.PATHS, paths.title(), "mdi2s-source-branch", desk -> new AskScreen<>(desk, paths));
    }

    @Override
    public String title() {
        return texts.get("title");
    }

    @Override
    public Kind<Paths, PathsResult> kind() {
        return kind;
    }

    /** What follows the event that nearly everybody does about once, such as signing up; else whole sessions. */
    @Override
    public Paths first(List<EventFacts> events, SourceFacts facts) {
        long most = events.stream().mapToLong(EventFacts::people).max().orElse(0);
        Optional<String> beginning = events.stream()
                .filter(event -> event.people() >= most * NEARLY_ALL && event.count() <= event.people() * ABOUT_ONCE)
                .max(Comparator.comparingLong(EventFacts::people))
                .map(EventFacts::name);
        return new Paths(
                Scope.ALL,
                Paths.DEFAULT_GAP,
                Paths.Nodes.PLAIN,
                new Paths.Cut(beginning, Optional.empty(), Paths.DEFAULT_STEPS),
                new Paths.Shown(true, OptionalInt.empty(), OptionalInt.empty(), 1));
    }

    /** Rows are sorted by their numbers: a link is compared with itself, wherever it stood before. */
    @Override
    public List<String> rowKeys() {
        return List.of("step", "from", "to");
    }

    @Override
    public Builder<Paths> builder(AskModel<Paths, PathsResult> model, Vocabulary vocabulary) {
        return new PathsBuilder(model, vocabulary);
    }
}
