package dev.steward.model;

/** A definition that cannot be meant. {@link #path()} names the place in the document, such as {@code steps[2].where[0].op}. */
public final class BadDefinition extends BadInput {
    private static final long serialVersionUID = 1;

    private final String path;

    public BadDefinition(String code, String path, String message, String remedy) {
        super("definition." + code, path.isEmpty() ? message : path + ": " + message, remedy);
        this.path = path;
    }

    public String path() {
        return path;
    }
}
