package dev.steward.journey;

import dev.steward.model.Value;
import java.util.Map;

/** An event in memory; its place in a list is its arrival. */
public record PlainEvent(String user, String event, long micros, Map<String, Value> properties) {
    public PlainEvent {
        properties = Map.copyOf(properties);
    }
}
