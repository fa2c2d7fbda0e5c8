package dev.steward.app.ask.segment;

import dev.steward.analysis.segment.Segment;
import dev.steward.analysis.segment.SegmentKind;
import dev.steward.app.ask.Keeping;
import dev.steward.app.ui.Texts;
import dev.steward.definition.JsonFields;
import dev.steward.workspace.SavedDefinition;
import dev.steward.workspace.SavedSegment;
import dev.steward.workspace.Workspace;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Keeps definitions among the segments, where filters and breakdowns find them. */
final class SegmentKeeping implements Keeping {
    private final SegmentKind kind;
    private final Texts texts;

    SegmentKeeping(SegmentKind kind, Texts texts) {
        this.kind = kind;
        this.texts = texts;
    }

    @Override
    public List<SavedDefinition> list(Workspace workspace) {
        return workspace.segments().list().stream()
                .flatMap(segment -> segment.content() instanceof SavedSegment.Defined defined
                        ? Stream.of(new SavedDefinition(segment.name(), defined.definition(), segment.created()))
                        : Stream.empty())
                .toList();
    }

    /** Lists of people, too: they are saved where people are found, and there is no other place to delete them. */
    @Override
    public List<String> names(Workspace workspace) {
        return workspace.segments().list().stream().map(SavedSegment::name).toList();
    }

    @Override
    public SavedDefinition save(Workspace workspace, String name, String json, String source, boolean ranged) {
        Segment question = read(json);
        // The top bar's range belongs to the window: used elsewhere, a segment looks at all there is by then.
        Segment kept =
                ranged ? question.withScope(question.scope().withRange(Optional.empty(), Optional.empty())) : question;
        String definition = kind.write(kept).toString();
        SavedSegment saved =
                new SavedSegment(name, kind.words(kept), Instant.now(), source, new SavedSegment.Defined(definition));
        workspace.segments().save(saved);
        return new SavedDefinition(saved.name(), definition, saved.created());
    }

    private Segment read(String json) {
        JsonFields fields = JsonFields.parse(json);
        fields.text("kind");
        return kind.read(fields);
    }

    @Override
    public void delete(Workspace workspace, String name) {
        workspace.segments().delete(name);
    }

    @Override
    public String done(Texts ask, String name) {
        return texts.get("saved", name);
    }
}
