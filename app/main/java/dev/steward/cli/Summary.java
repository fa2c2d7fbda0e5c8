package dev.steward.cli;

import dev.steward.analysis.scenario.Comparison.Difference;
import dev.steward.model.Failure;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Outcomes on the terminal: a line each, what differs below those that failed, and a last line to grep for. */
final class Summary {
    private final Console console;

    Summary(Console console) {
        this.console = console;
    }

    void print(List<Outcome> outcomes, Duration took) {
        outcomes.forEach(this::print);
        long passed = outcomes.stream()
                .filter(outcome -> outcome.verdict() instanceof Verdict.Passed)
                .count();
        line("%d scenarios: %d passed, %d failed, in %s s"
                .formatted(
                        outcomes.size(),
                        passed,
                        outcomes.size() - passed,
                        String.format(Locale.ROOT, "%.1f", took.toMillis() / 1000.0)));
    }

    /** 1 when an answer differs; else what stopped the first scenario that could not be run; else 0. */
    static int code(List<Outcome> outcomes) {
        if (outcomes.stream().anyMatch(outcome -> outcome.verdict() instanceof Verdict.Failed)) {
            return Exit.CHECK_FAILED;
        }
        return outcomes.stream()
                .map(Outcome::verdict)
                .filter(Verdict.Broken.class::isInstance)
                .map(Verdict.Broken.class::cast)
                .findFirst()
                .map(broken -> Exit.of(broken.failure()))
                .orElse(Exit.DONE);
    }

    private void print(Outcome outcome) {
        Ink ink = console.outInk();
        String name = outcome.suite() + "/" + outcome.name();
        switch (outcome.verdict()) {
            case Verdict.Passed passed -> line(ink.green("ok    ") + name);
            case Verdict.Failed failed -> {
                line(ink.red("FAIL  ") + ink.bold(name) + ink.faint("  " + outcome.file()));
                failed.differences().forEach(difference -> line("        " + sentence(difference)));
            }
            case Verdict.Broken broken -> {
                Failure failure = broken.failure();
                line(ink.red("ERROR ") + ink.bold(name) + ink.faint("  " + outcome.file()));
                line("        " + failure.getMessage());
                line("        " + failure.remedy() + ink.faint("  [" + failure.code() + "]"));
            }
        }
    }

    /** {@code steps[1].count: expected 3, got 2}. */
    static String sentence(Difference difference) {
        return "%s: expected %s, got %s".formatted(difference.path(), difference.expected(), difference.actual());
    }

    private void line(String text) {
        console.out().println(text);
    }
}
