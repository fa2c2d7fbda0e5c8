package dev.steward.workspace;

import java.nio.file.Path;
import java.time.InstantSource;

/** What a person keeps: saved questions, the sources opened before with their mappings, connections, and segments. */
public final class Workspace {
    private final Definitions definitions;
    private final RecentSources sources;
    private final Segments segments;
    private final Connections connections;

    public Workspace(Home home, InstantSource clock) {
        Path folder = home.data().resolve("workspace");
        this.definitions = new Definitions(folder.resolve("definitions"), clock);
        this.sources = new RecentSources(folder.resolve("sources"), clock);
        this.connections = new Connections(folder.resolve("connections"), clock);
        this.segments = new Segments(folder.resolve("segments"), clock);
    }

    public Definitions definitions() {
        return definitions;
    }

    public RecentSources sources() {
        return sources;
    }

    public Segments segments() {
        return segments;
    }

    public Connections connections() {
        return connections;
    }
}
