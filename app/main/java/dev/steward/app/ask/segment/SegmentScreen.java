package dev.steward.app.ask.segment;

import dev.steward.analysis.Kind;
import dev.steward.analysis.segment.Segment;
import dev.steward.analysis.segment.Segment.Match;
import dev.steward.analysis.segment.Segment.Rule;
import dev.steward.analysis.segment.SegmentKind;
import dev.steward.analysis.segment.SegmentResult;
import dev.steward.app.ask.AskKind;
import dev.steward.app.ask.AskModel;
import dev.steward.app.ask.AskScreen;
import dev.steward.app.ask.Keeping;
import dev.steward.app.ask.Vocabulary;
import dev.steward.app.ui.Place;
import dev.steward.app.ui.ScreenKind;
import dev.steward.app.ui.Texts;
import dev.steward.catalog.EventFacts;
import dev.steward.definition.Scope;
import dev.steward.source.SourceFacts;
import java.util.List;

/** Segments among the screens. */
public final class SegmentScreen implements AskKind<Segment, SegmentResult> {
    private final SegmentKind kind = new SegmentKind();
    private final Texts texts = Texts.of(SegmentScreen.class);

    private SegmentScreen() {}

    public static ScreenKind screen() {
        SegmentScreen segments = new SegmentScreen();
        return new ScreenKind(
                Place.SEGMENTS,
                segments.title(),
                "mdi2a-account-filter-outline",
                desk -> new AskScreen<>(desk, segments));
    }

    @Override
    public String title() {
        return texts.get("title");
    }

    @Override
    public Kind<Segment, SegmentResult> kind() {
        return kind;
    }

    /** Who did the most frequent event several times of late. */
    @Override
    public Segment first(List<EventFacts> events, SourceFacts facts) {
        Rule often = Edits.did(events.getFirst().name());
        return new Segment(Scope.ALL, List.of(often), Match.ALL);
    }

    @Override
    public Keeping keeping() {
        return new SegmentKeeping(kind, texts);
    }

    @Override
    public Builder<Segment> builder(AskModel<Segment, SegmentResult> model, Vocabulary vocabulary) {
        return new SegmentBuilder(model, vocabulary);
    }
}
