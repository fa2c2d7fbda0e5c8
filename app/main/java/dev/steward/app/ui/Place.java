package dev.steward.app.ui;

import tools.jackson.databind.node.ObjectNode;

/** Somewhere in the window that one screen can send a person to without knowing the other. */
public sealed interface Place {
    /** Which screen it is on: the id of its {@code ScreenKind}. */
    String screen();

    /** A screen as it stands. */
    record Front(String screen) implements Place {}

    /** An event in the catalogue. */
    record Event(String name) implements Place {
        @Override
        public String screen() {
            return EVENTS;
        }
    }

    /** One person's timeline. */
    record Person(String id) implements Place {
        @Override
        public String screen() {
            return PEOPLE;
        }
    }

    /** A new funnel whose first step is this event. */
    record FunnelFrom(String event) implements Place {
        @Override
        public String screen() {
            return FUNNELS;
        }
    }

    /** How often this event happens, over time. */
    record TrendOf(String event) implements Place {
        @Override
        public String screen() {
            return TRENDS;
        }
    }

    /** A definition to be opened in the builder of its kind, such as a saved one. */
    record Definition(String screen, String name, ObjectNode json) implements Place {}

    String EVENTS = "events";
    String FUNNELS = "funnels";
    String RETENTION = "retention";
    String LIFECYCLE = "lifecycle";
    String STAGES = "stages";
    String SEGMENTS = "segment";
    String CHURN = "churn";
    String EXPERIMENTS = "experiment";
    String ATTRIBUTION = "attribution";
    String PATHS = "paths";
    String STICKINESS = "stickiness";
    String SESSIONS = "sessions";
    String PEOPLE = "people";
    String TRENDS = "trends";
    String WAREHOUSE = "warehouse";
    String CHANGES = "changes";
    String CLEANUP = "cleanup";
    String HOLDS = "holds";
    String ARCHIVES = "archives";
    String ROSTER = "roster";
    String AUDIT = "audit";
}
