package dev.steward.analysis;

import dev.steward.OpenSource;
import dev.steward.Steward;
import dev.steward.definition.Mapping;
import dev.steward.journey.PlainEvent;
import dev.steward.journey.StreamedJourneys;
import dev.steward.model.Times;
import dev.steward.model.Value;
import dev.steward.model.Work;
import dev.steward.workspace.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Events in a real file, read by the real engine: for questions that an engine computes. */
public final class EngineData implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final Steward steward;
    private final OpenSource source;

    private EngineData(Steward steward, OpenSource source) {
        this.steward = steward;
        this.source = source;
    }

    /** Writes the events into a folder that has none yet, and opens them; there has to be one event at least. */
    public static EngineData of(List<PlainEvent> events, Path folder) throws IOException {
        StringBuilder lines = new StringBuilder();
        events.forEach(event -> lines.append(line(event)).append('\n'));
        Path file = Files.writeString(folder.resolve("events.jsonl"), lines);
        Steward steward = Steward.start(Home.in(folder.resolve("home")));
        return new EngineData(
                steward,
                steward.open(
                        file,
                        Optional.of(Mapping.parse("user=user,event=event,ts=ts,properties=properties")),
                        Work.unobserved()));
    }

    public Data data() {
        return new Data(new StreamedJourneys(source.reader()), source.reader());
    }

    private static String line(PlainEvent event) {
        ObjectNode node = JSON.createObjectNode();
        node.put("user", event.user());
        node.put("event", event.event());
        node.put("ts", Times.instant(event.micros()).toString());
        ObjectNode properties = node.putObject("properties");
        event.properties().forEach((name, value) -> {
            switch (value) {
                case Value.Text text -> properties.put(name, text.text());
                case Value.Num num -> properties.put(name, num.amount());
                case Value.Flag flag -> properties.put(name, flag.yes());
            }
        });
        return node.toString();
    }

    @Override
    public void close() {
        source.close();
        steward.close();
    }
}
