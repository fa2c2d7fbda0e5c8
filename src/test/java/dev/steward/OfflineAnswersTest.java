package dev.steward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.analysis.Kinds.Asked;
import dev.steward.analysis.Question;
import dev.steward.ingest.OfflineRequest;
import dev.steward.model.Work;
import dev.steward.source.Selection;
import dev.steward.testing.Postgres;
import dev.steward.workspace.Home;
import dev.steward.workspace.SavedConnection;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same question, asked of a warehouse and of the lake that was taken from it: the same numbers. */
class OfflineAnswersTest {
    private static final long SEED = 20261127;

    /** Few seconds and many people at each, so that ties in time decide who came through. */
    private static final List<String> QUESTIONS = List.of(
            "{\"kind\":\"funnel\",\"steps\":[{\"event\":\"a\"},{\"event\":\"b\"},{\"event\":\"c\"}],\"window\":{\"value\":2,\"unit\":\"day\"}}",
            "{\"kind\":\"funnel\",\"order\":\"strict\",\"steps\":[{\"event\":\"a\"},{\"event\":\"b\"}],\"breakdown\":{\"properties\":[\"plan\"]}}",
            "{\"kind\":\"funnel\",\"steps\":[{\"event\":\"a\",\"where\":[{\"property\":\"amount\",\"op\":\"gte\",\"value\":5}]},{\"event\":\"b\"}],\"breakdown\":{\"properties\":[\"amount\"]}}",
            "{\"kind\":\"funnel\",\"steps\":[{\"event\":\"a\"},{\"event\":\"b\"}],\"breakdown\":{\"properties\":[\"deep\"]}}",
            "{\"kind\":\"funnel\",\"steps\":[{\"event\":\"a\"},{\"event\":\"b\"}],\"breakdown\":{\"properties\":[\"tags\"]}}",
            "{\"kind\":\"funnel\",\"steps\":[{\"event\":\"a\"},{\"event\":\"b\"}],\"filters\":[{\"property\":\"paid\",\"op\":\"equals\",\"value\":true}]}",
            "{\"kind\":\"retention\",\"period\":\"day\",\"to\":\"2024-05-10\",\"cohorts\":8,\"target\":{\"event\":\"a\"},\"returning\":{\"event\":\"b\"},\"breakdown\":{\"property\":\"plan\",\"limit\":4}}",
            "{\"kind\":\"lifecycle\",\"period\":\"day\",\"activity\":{\"event\":null},\"from\":\"2024-05-01\",\"to\":\"2024-05-10\"}",
            "{\"kind\":\"trends\",\"period\":\"day\",\"series\":[{\"event\":\"a\"},{\"event\":\"b\",\"measure\":\"sum\",\"property\":\"amount\"},{\"event\":null,\"measure\":\"people\"}],\"breakdown\":{\"property\":\"plan\"}}",
            "{\"kind\":\"sessions\",\"session_gap\":{\"value\":30,\"unit\":\"minute\"}}",
            "{\"kind\":\"paths\",\"events\":[\"a\",\"b\",\"c\"],\"max_steps\":4}");

    @TempDir
    Path folder;

    @Test
    void aLakeAnswersWhatTheWarehouseAnswersAndSaysWhereItIsFrom() {
        try (Postgres postgres = Postgres.start();
                Steward steward = Steward.start(Home.in(folder.resolve("home")))) {
            fill(postgres, 3_000);
            SavedConnection from = postgres.connection("public", "happened", "");
            Path lake = folder.resolve("lake");
            steward.offline().take(request(from, lake), Optional.empty(), Work.unobserved());

            try (OpenSource warehouse = steward.connect(from, Optional.empty(), Work.unobserved());
                    OpenSource offline = steward.open(lake, Optional.empty(), Work.unobserved())) {
                same(steward, warehouse, offline);
                offline.indexes().renew(offline.reader(), Optional.empty(), Work.unobserved());
                same(steward, warehouse, offline);
                assertThat(offline.facts().taken().orElseThrow().from()).isEqualTo("public.happened, " + from.title());
                assertThat(warehouse.facts().taken()).isEmpty();
                assertThat(offline.catalog().overview(Work.unobserved()))
                        .isEqualTo(warehouse.catalog().overview(Work.unobserved()));
            }

            fill(postgres, 500);
            steward.offline().refresh(lake, Optional.empty(), "ada", Work.unobserved());
            try (OpenSource warehouse = steward.connect(from, Optional.empty(), Work.unobserved());
                    OpenSource offline = steward.open(lake, Optional.empty(), Work.unobserved())) {
                same(steward, warehouse, offline);
            }
        }
    }

    private static void same(Steward steward, OpenSource warehouse, OpenSource offline) {
        for (String question : QUESTIONS) {
            assertThat(ask(steward, offline, question))
                    .as("seed %d: %s", SEED, question)
                    .isEqualTo(ask(steward, warehouse, question));
        }
    }

    private static OfflineRequest request(SavedConnection from, Path lake) {
        return new OfflineRequest(
                from,
                lake,
                new Selection(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Selection.Personal.EXCLUDE,
                        false,
                        "shop"),
                "ada");
    }

    private static String ask(Steward steward, OpenSource source, String definition) {
        return ask(steward, source, steward.kinds().parse(definition));
    }

    private static <Q extends Question, R> String ask(Steward steward, OpenSource source, Asked<Q, R> asked) {
        Answer<Q, R> answer = steward.ask(source, asked.kind(), asked.question(), false, Work.unobserved());
        return asked.kind().json(answer.question(), answer.result()).toString();
    }

    private static void fill(Postgres postgres, int events) {
        Random random = new Random(SEED + events);
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < events; i++) {
            int second = random.nextInt(10 * 24 * 6) * 600;
            rows.append(i == 0 ? "" : ",")
                    .append("('u")
                    .append(random.nextInt(60))
                    .append("','")
                    .append("abcd".charAt(random.nextInt(4)))
                    .append("',timestamptz '2024-05-01Z' + interval '")
                    .append(second)
                    .append(" seconds','{")
                    .append(random.nextInt(4) == 0 ? "" : "\"plan\": \"" + "pft".charAt(random.nextInt(3)) + "\"")
                    .append("}',")
                    .append(random.nextInt(5) == 0 ? "null" : random.nextInt(20) / 2.0 + "")
                    .append(random.nextBoolean() ? ",true," : ",false,")
                    .append("'{x,y")
                    .append(random.nextInt(2))
                    .append("}',")
                    .append("'{\"a\": [1, 2], \"b, c\": \"d: ")
                    .append(random.nextInt(2))
                    .append("\"}')");
        }
        postgres.run(
                "create table if not exists happened (id bigint generated always as identity primary key, user_id text,"
                        + " event_type text, created_at timestamptz, properties jsonb, amount numeric(38,9), paid boolean, tags text[],"
                        + " deep jsonb)",
                "insert into happened (user_id, event_type, created_at, properties, amount, paid, tags, deep) values "
                        + rows);
    }
}
