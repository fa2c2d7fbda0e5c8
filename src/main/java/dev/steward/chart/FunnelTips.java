package dev.steward.chart;

/**
 * What the mouse is told over a funnel's bars.
 *
 * @param prefix names the breakdown value; empty without a breakdown
 */
record FunnelTips(FunnelChart chart, String prefix) {
    String reached(FunnelChart.Group group, int step) {
        String head = Words.say(
                "funnel.tip.reached",
                prefix,
                chart.steps().get(step).label(),
                chart.amount(group.count(step)),
                Numbers.ENGLISH.percent(group.count(step), group.count(0)));
        if (step == 0) {
            return head;
        }
        String conversion = Words.say(
                "funnel.tip.conversion", Numbers.ENGLISH.percent(group.count(step), group.count(chart.base(step))));
        String times = FunnelWords.times(group.reached().get(step)).stream()
                .map(time -> ", " + time)
                .reduce("", String::concat);
        return head + ", " + conversion + times;
    }

    String dropped(FunnelChart.Group group, int step) {
        return Words.say(
                chart.steps().get(step).optional() ? "funnel.tip.skipped" : "funnel.tip.dropped",
                prefix,
                chart.steps().get(step).label(),
                chart.amount(chart.dropped(group, step)),
                Numbers.ENGLISH.percent(chart.dropped(group, step), group.count(chart.base(step))));
    }
}
