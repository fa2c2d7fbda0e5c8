package dev.steward.chart;

import java.util.List;

/** A funnel in words: who came in, who went through, where most were lost. */
record FunnelSummary(FunnelChart chart) {
    String text() {
        if (chart.empty()) {
            return Words.say("empty.description", chart.title());
        }
        if (chart.groups().size() > 1) {
            return describeGroups();
        }
        FunnelChart.Group all = chart.groups().getFirst();
        int goal = chart.goal();
        if (goal == 0) {
            return Words.say(
                    "funnel.description.one",
                    chart.title(),
                    chart.amount(all.count(0)),
                    chart.steps().getFirst().label());
        }
        String reached = Words.say(
                "funnel.description",
                chart.title(),
                chart.amount(all.count(0)),
                chart.steps().getFirst().label(),
                Numbers.ENGLISH.count(all.count(goal)),
                Numbers.ENGLISH.percent(all.count(goal), all.count(0)),
                chart.steps().get(goal).label());
        int worst = worstStep(all);
        if (worst == 0) {
            return reached;
        }
        return reached
                + " "
                + Words.say(
                        "funnel.description.drop",
                        chart.steps().get(chart.base(worst)).label(),
                        chart.steps().get(worst).label(),
                        chart.amount(chart.dropped(all, worst)),
                        Numbers.ENGLISH.percent(chart.dropped(all, worst), all.count(chart.base(worst))));
    }

    private String describeGroups() {
        int goal = chart.goal();
        List<String> shares = chart.groups().stream()
                .map(group -> Words.say(
                        "funnel.description.group",
                        group.label(),
                        Numbers.ENGLISH.percent(group.count(goal), group.count(0)),
                        Numbers.ENGLISH.count(group.count(0))))
                .limit(8)
                .toList();
        return Words.say(
                "funnel.description.groups",
                chart.title(),
                chart.steps().getFirst().label(),
                chart.steps().get(goal).label(),
                chart.groups().size(),
                String.join("; ", shares));
    }

    /** The required step with the largest share of people lost; 0 when nobody was lost. */
    private int worstStep(FunnelChart.Group group) {
        int worst = 0;
        double most = 0;
        for (int step = 1; step < chart.steps().size(); step++) {
            long before = group.count(chart.base(step));
            double lost = before == 0 ? 0 : (double) chart.dropped(group, step) / before;
            if (lost > most && !chart.steps().get(step).optional()) {
                worst = step;
                most = lost;
            }
        }
        return worst;
    }
}
