package dev.steward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.analysis.Kinds.Asked;
import dev.steward.analysis.Question;
import dev.steward.ingest.Identity;
import dev.steward.ingest.ImportRequest;
import dev.steward.ingest.ImportRules;
import dev.steward.model.Work;
import dev.steward.workspace.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Through the front door: people are merged while somebody has the lake open. */
class MergedPeopleTest {
    private static final String BUYERS =
            "{\"kind\": \"funnel\", \"steps\": [{\"event\": \"visit\"}, {\"event\": \"buy\"}]}";

    @TempDir
    Path folder;

    @Test
    void theNextAnswerKnowsThemAlsoWhereAnIndexGivesIt() throws IOException {
        Path lake = folder.resolve("lake");
        Path file = Files.writeString(
                folder.resolve("a.csv"),
                "user,event,ts\ncookie,visit,2024-05-01T10:00:00\nada,buy,2024-05-01T11:00:00\n");
        try (Steward steward = Steward.start(Home.in(folder.resolve("home")))) {
            steward.importFiles(
                    new ImportRequest(List.of(file), lake, Optional.empty(), "shop", "ada", ImportRules.defaults()),
                    Work.unobserved());
            try (OpenSource source = steward.open(lake, Optional.empty(), Work.unobserved())) {
                source.indexes().renew(source.reader(), Optional.empty(), Work.unobserved());
                Answer<?, ?> before = ask(steward, source);
                assertThat(before.indexed()).isTrue();
                assertThat(json(before)).contains("\"count\":1", "\"count\":0");

                steward.addIdentities(
                        lake, List.of(new Identity("cookie", "ada", Instant.now())), "ada", Work.unobserved());

                Answer<?, ?> after = ask(steward, source);
                assertThat(after.indexed())
                        .as("the index is renewed with the merge")
                        .isTrue();
                assertThat(json(after)).contains("\"count\":1").doesNotContain("\"count\":0");
            }
        }
    }

    private static Answer<?, ?> ask(Steward steward, OpenSource source) {
        return ask(steward, source, steward.kinds().parse(BUYERS));
    }

    private static <Q extends Question, R> Answer<Q, R> ask(Steward steward, OpenSource source, Asked<Q, R> asked) {
        return steward.ask(source, asked.kind(), asked.question(), true, Work.unobserved());
    }

    private static <Q extends Question, R> String json(Answer<Q, R> answer) {
        return answer.kind().json(answer.question(), answer.result()).toString();
    }
}
