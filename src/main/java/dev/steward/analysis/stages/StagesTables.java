package dev.steward.analysis.stages;

import static dev.steward.analysis.Sentences.say;

import dev.steward.analysis.stages.StagesResult.Cohort;
import dev.steward.analysis.stages.StagesResult.Group;
import dev.steward.analysis.stages.StagesResult.Stage;
import dev.steward.definition.Words;
import dev.steward.model.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A stages result as a document and as tables. */
final class StagesTables {
    private StagesTables() {}

    static ObjectNode json(StagesResult result) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        result.at().ifPresent(at -> document.put("at", at.toString()));
        ArrayNode stages = document.putArray("stages");
        for (Stage stage : Stage.values()) {
            Group group = result.groups().get(stage.ordinal());
            ObjectNode entry = stages.addObject()
                    .put("stage", Words.of(stage))
                    .put("count", group.people().size());
            result.share(stage)
                    .percent()
                    .ifPresentOrElse(percent -> entry.put("percent", percent), () -> entry.putNull("percent"));
            group.averageScore()
                    .ifPresentOrElse(score -> entry.put("average_score", score), () -> entry.putNull("average_score"));
            ArrayNode users = entry.putArray("users");
            group.people().names().forEach(users::add);
        }
        ArrayNode cohorts = document.putArray("cohorts");
        for (Cohort cohort : result.cohorts()) {
            ObjectNode entry = cohorts.addObject().put("cohort", cohort.label()).put("size", cohort.size());
            for (Stage stage : Stage.values()) {
                entry.put(Words.of(stage), cohort.count(stage));
            }
        }
        return document;
    }

    /** With a column for the score, when there is one. */
    static Table table(String title, boolean scored, StagesResult result) {
        List<Table.Column> columns = new ArrayList<>(List.of(
                new Table.Column("stage", say("stages.column.stage"), Table.Type.TEXT),
                new Table.Column("count", say("stages.column.count"), Table.Type.COUNT),
                new Table.Column("percent", say("stages.column.percent"), Table.Type.RATIO)));
        if (scored) {
            columns.add(new Table.Column("average_score", say("stages.column.score"), Table.Type.NUMBER));
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            Group group = result.groups().get(stage.ordinal());
            List<@Nullable Object> row = new ArrayList<>();
            row.add(StagesWords.name(stage));
            row.add((long) group.people().size());
            row.add(result.people() == 0 ? null : result.share(stage).ratio().getAsDouble());
            if (scored) {
                row.add(group.people().isEmpty() ? null : group.averageScore().getAsDouble());
            }
            rows.add(row);
        }
        return new Table(title, columns, rows);
    }

    /** The stages of each cohort. */
    static Table cohorts(String title, StagesResult result) {
        List<Table.Column> columns = new ArrayList<>();
        columns.add(new Table.Column("cohort", say("stages.column.cohort"), Table.Type.TEXT));
        columns.add(new Table.Column("size", say("stages.column.size"), Table.Type.COUNT));
        for (Stage stage : Stage.values()) {
            columns.add(new Table.Column(Words.of(stage), StagesWords.name(stage), Table.Type.COUNT));
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Cohort cohort : result.cohorts()) {
            List<@Nullable Object> row = new ArrayList<>();
            row.add(cohort.label());
            row.add(cohort.size());
            for (Stage stage : Stage.values()) {
                row.add(cohort.count(stage));
            }
            rows.add(row);
        }
        return new Table(title, columns, rows);
    }
}
