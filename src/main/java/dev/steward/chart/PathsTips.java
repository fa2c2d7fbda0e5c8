package dev.steward.chart;

import java.util.List;

/** What the mouse is told over the bars and ribbons of paths. */
record PathsTips(PathsChart chart) {
    String node(PathsChart.Node node) {
        return Words.say(
                node.role() == PathsChart.Role.DROPOFF ? "paths.tip.dropoff" : "paths.tip.node",
                node.label(),
                node.position(),
                Words.paths(node.paths()),
                Numbers.ENGLISH.percent(node.paths(), chart.totals().paths()));
    }

    String link(PathsChart.Link link, PathsChart.Role to) {
        String tip = Words.say(
                to == PathsChart.Role.DROPOFF ? "paths.tip.end" : "paths.tip.link",
                Words.value(List.of(link.from())),
                Words.value(List.of(link.to())),
                link.step(),
                Words.paths(link.count()),
                Numbers.ENGLISH.percent(link.count(), link.leaving()));
        return link.averageSeconds().isEmpty()
                ? tip
                : Words.say(
                        "paths.tip.time",
                        tip,
                        Numbers.ENGLISH.duration(link.averageSeconds().getAsDouble()));
    }
}
