package dev.steward.app;

import dev.steward.app.archive.ArchivesScreen;
import dev.steward.app.ask.attribution.AttributionScreen;
import dev.steward.app.ask.churn.ChurnScreen;
import dev.steward.app.ask.experiment.ExperimentScreen;
import dev.steward.app.ask.funnel.FunnelScreen;
import dev.steward.app.ask.lifecycle.LifecycleScreen;
import dev.steward.app.ask.paths.PathsScreen;
import dev.steward.app.ask.retention.RetentionScreen;
import dev.steward.app.ask.segment.SegmentScreen;
import dev.steward.app.ask.sessions.SessionsScreen;
import dev.steward.app.ask.stages.StagesScreen;
import dev.steward.app.ask.stickiness.StickinessScreen;
import dev.steward.app.ask.trends.TrendsScreen;
import dev.steward.app.audit.AuditScreen;
import dev.steward.app.change.ChangeScreen;
import dev.steward.app.cleanup.CleanupScreen;
import dev.steward.app.events.EventsScreen;
import dev.steward.app.hold.HoldsScreen;
import dev.steward.app.people.PeopleScreen;
import dev.steward.app.roster.RosterScreen;
import dev.steward.app.ui.Place;
import dev.steward.app.ui.ScreenKind;
import dev.steward.app.ui.Texts;
import dev.steward.app.warehouse.WarehouseScreen;
import java.util.List;

/** What the navigation offers about an open source, in its order. */
public final class Screens {
    private Screens() {}

    public static List<ScreenKind> all() {
        Texts texts = Texts.of(Screens.class);
        return List.of(
                new ScreenKind(
                        Place.EVENTS, texts.get("events"), "mdi2c-cursor-default-click-outline", EventsScreen::new),
                TrendsScreen.screen(),
                FunnelScreen.screen(),
                RetentionScreen.screen(),
                LifecycleScreen.screen(),
                StickinessScreen.screen(),
                StagesScreen.screen(),
                SegmentScreen.screen(),
                ChurnScreen.screen(),
                PathsScreen.screen(),
                SessionsScreen.screen(),
                ExperimentScreen.screen(),
                AttributionScreen.screen(),
                new ScreenKind(Place.PEOPLE, texts.get("people"), "mdi2a-account-multiple-outline", PeopleScreen::new),
                WarehouseScreen.screen(),
                ChangeScreen.screen(),
                CleanupScreen.screen(),
                HoldsScreen.screen(),
                ArchivesScreen.screen(),
                RosterScreen.screen(),
                AuditScreen.screen());
    }
}
