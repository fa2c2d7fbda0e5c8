package dev.steward.app.ask.sessions;

import dev.steward.analysis.sessions.Sessions.View;
import dev.steward.app.ask.Bits;
import dev.steward.app.ask.ChoicePart;
import dev.steward.app.ask.Part;
import dev.steward.app.ask.Tabs;
import dev.steward.app.ui.Texts;
import dev.steward.model.Granularity;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.VPos;
import javafx.scene.layout.FlowPane;

/** What is shown of the sessions: when they begin, how long they last, their pages, the totals. */
final class ViewsPart implements Part<View> {
    private enum Kind {
        TREND,
        LENGTH,
        PAGES,
        TOTALS
    }

    private final Consumer<View> edited;
    private final Tabs<Kind> tabs;
    private final ChoicePart<Granularity> granularity;
    private final FlowPane node;
    private Granularity lastGranularity = Granularity.DAY;

    ViewsPart(Texts texts, Consumer<View> edited) {
        this.edited = edited;
        tabs = new Tabs<>(texts.get("view"), List.of(Kind.values()), kind -> texts.get("view." + kind), this::choose);
        granularity = new ChoicePart<>(
                texts.get("view.period"),
                List.of(Granularity.values()),
                each -> texts.get("period." + each),
                each -> edited.accept(new View.Trend(each)));
        node = new FlowPane(16, 8, tabs.node(), granularity.node());
        node.setRowValignment(VPos.CENTER);
        node.setMinWidth(0);
    }

    @Override
    public FlowPane node() {
        return node;
    }

    @Override
    public void show(View view) {
        tabs.show(
                switch (view) {
                    case View.Trend _ -> Kind.TREND;
                    case View.Length _ -> Kind.LENGTH;
                    case View.Pages _ -> Kind.PAGES;
                    case View.Totals _ -> Kind.TOTALS;
                });
        Bits.visible(granularity.node(), view instanceof View.Trend);
        if (view instanceof View.Trend trend) {
            lastGranularity = trend.granularity();
            granularity.show(lastGranularity);
        }
    }

    private void choose(Kind kind) {
        edited.accept(
                switch (kind) {
                    case TREND -> new View.Trend(lastGranularity);
                    case LENGTH -> new View.Length();
                    case PAGES -> new View.Pages();
                    case TOTALS -> new View.Totals();
                });
    }
}
