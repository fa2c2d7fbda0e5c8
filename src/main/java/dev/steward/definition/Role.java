package dev.steward.definition;

/** What a mapped value is, in an event: the lake's columns by the short names a mapping uses. */
public enum Role {
    USER("user"),
    EVENT("event"),
    TIME("ts"),
    SESSION("session"),
    ID("id"),
    PROJECT("project"),
    URL("url"),
    REFERRER("referrer"),
    USER_AGENT("user_agent"),
    IP("ip"),
    DEVICE("device"),
    BROWSER("browser"),
    OS("os"),
    COUNTRY("country"),
    CLIENT_TIME("client_ts"),
    RECEIVED_TIME("received_ts"),
    /** A column that holds many properties: JSON text, a STRUCT or a MAP. */
    PROPERTIES("properties");

    private final String word;

    Role(String word) {
        this.word = word;
    }

    /** The name in a mapping text. */
    public String word() {
        return word;
    }
}
