package dev.steward.app.warehouse;

import dev.steward.ingest.warehouse.BuildReport;
import dev.steward.ingest.warehouse.BuildReport.Built;
import dev.steward.ingest.warehouse.BuildReport.Checked;
import dev.steward.ingest.warehouse.BuildReport.Lineage;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The models of a schema: which are chosen, how far a build is, and what came of the last one. Knows no controls. */
final class BuildModel {
    /** How a model stands since the source was opened. */
    enum State {
        NOT_BUILT,
        WAITING,
        RUNNING,
        /** Filled, and nobody else sees it before every test has passed. */
        FILLED,
        KEPT,
        /** A test of the build failed: what was there before is shown. */
        NOT_KEPT
    }

    private final List<Lineage> models;
    private final Set<String> chosen = new LinkedHashSet<>();
    private final Map<String, State> states = new LinkedHashMap<>();
    private final Map<String, Built> built = new LinkedHashMap<>();
    private Optional<BuildReport> report = Optional.empty();
    private Map<String, State> before = Map.of();
    private boolean testing;

    /** @param models in the order in which they are built */
    BuildModel(List<Lineage> models) {
        this.models = List.copyOf(models);
        models.forEach(model -> states.put(model.model(), State.NOT_BUILT));
    }

    List<Lineage> models() {
        return models;
    }

    /** What is read and not built here: what was extracted, and lists that come with Steward. */
    List<String> sources() {
        return models.stream()
                .flatMap(model -> model.reads().stream())
                .filter(read -> !states.containsKey(read))
                .distinct()
                .sorted()
                .toList();
    }

    void choose(String model, boolean wanted) {
        if (wanted) {
            chosen.add(model);
        } else {
            chosen.remove(model);
        }
    }

    /** What is chosen with all that follows from it, as the engine reads it; empty: all. */
    String selection() {
        return chosen.stream().map(model -> model + "+").collect(Collectors.joining(" "));
    }

    /** The models that would be built now. */
    List<String> meant() {
        Set<String> reached = new LinkedHashSet<>(chosen);
        for (Lineage model : models) {
            if (chosen.isEmpty() || model.reads().stream().anyMatch(reached::contains)) {
                reached.add(model.model());
            }
        }
        return models.stream().map(Lineage::model).filter(reached::contains).toList();
    }

    State state(String model) {
        return states.getOrDefault(model, State.NOT_BUILT);
    }

    /** What the last build that reached a model did there. */
    Optional<Built> built(String model) {
        return Optional.ofNullable(built.get(model));
    }

    /** The tests of the last build that looked at a model, alone or among others. */
    List<Checked> tests(String model) {
        return report.stream()
                .flatMap(last -> last.checks().stream())
                .filter(check -> Arrays.asList(check.about().split(", ")).contains(model))
                .toList();
    }

    Optional<BuildReport> report() {
        return report;
    }

    /** Every model is filled, and tests run. */
    boolean testing() {
        return testing;
    }

    /** A build begins. */
    void begin() {
        before = Map.copyOf(states);
        report = Optional.empty();
        testing = false;
        meant().forEach(model -> states.put(model, State.WAITING));
    }

    /**
     * A build has come this far.
     *
     * @param fraction negative once tests run
     * @param model the one that is filled now
     */
    void reached(double fraction, String model) {
        testing = fraction < 0;
        if (testing || states.containsKey(model)) {
            states.replaceAll(
                    (_, state) -> state == State.RUNNING || (testing && state == State.WAITING) ? State.FILLED : state);
            states.computeIfPresent(model, (_, _) -> State.RUNNING);
        }
    }

    /** A build came to its end. */
    void ended(BuildReport last) {
        testing = false;
        report = Optional.of(last);
        states.replaceAll((model, state) -> inBuild(state) ? before.getOrDefault(model, State.NOT_BUILT) : state);
        last.models().forEach(one -> {
            built.put(one.model(), one);
            states.put(one.model(), last.promoted() ? State.KEPT : State.NOT_KEPT);
        });
    }

    /** A build was cancelled or could not go on: nothing of it is there. */
    void stopped() {
        testing = false;
        states.replaceAll((model, state) -> inBuild(state) ? before.getOrDefault(model, State.NOT_BUILT) : state);
    }

    private static boolean inBuild(State state) {
        return state == State.WAITING || state == State.RUNNING || state == State.FILLED;
    }
}
