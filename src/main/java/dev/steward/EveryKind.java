package dev.steward;

import dev.steward.analysis.Kinds;
import dev.steward.analysis.attribution.AttributionKind;
import dev.steward.analysis.churn.ChurnKind;
import dev.steward.analysis.experiment.ExperimentKind;
import dev.steward.analysis.funnel.FunnelKind;
import dev.steward.analysis.lifecycle.LifecycleKind;
import dev.steward.analysis.paths.PathsKind;
import dev.steward.analysis.retention.RetentionKind;
import dev.steward.analysis.segment.SegmentKind;
import dev.steward.analysis.sessions.SessionsKind;
import dev.steward.analysis.stages.StagesKind;
import dev.steward.analysis.stickiness.StickinessKind;
import dev.steward.analysis.trends.TrendsKind;
import java.util.List;

/** The kinds of question there are, in the order in which they are offered. */
public final class EveryKind {
    private EveryKind() {}

    public static Kinds kinds() {
        return new Kinds(List.of(
                new TrendsKind(),
                new FunnelKind(),
                new RetentionKind(),
                new LifecycleKind(),
                new StickinessKind(),
                new StagesKind(),
                new SegmentKind(),
                new ChurnKind(),
                new PathsKind(),
                new SessionsKind(),
                new ExperimentKind(),
                new AttributionKind()));
    }
}
