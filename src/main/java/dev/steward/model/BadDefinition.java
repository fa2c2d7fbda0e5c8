package dev.steward.model;

/** A definition that cannot be meant. {@link #path()} names the place in the document, such as {@code steps[2].where[0].op}. */
public final class BadDefinition extends BadInput {
    private static final long serialVersionUID = 1;

    private final String path;
    private final String bare;

    public BadDefinition(String code, String path, String message, String remedy) {
        super(code.startsWith("definition.") ? code : "definition." + code, told(path, message), remedy);
        this.path = path;
        this.bare = message;
    }

    public String path() {
        return path;
    }

    /** The same complaint, seen from the object that holds what it is about. */
    public BadDefinition within(String parent) {
        if (parent.isEmpty()) {
            return this;
        }
        return new BadDefinition(code(), path.isEmpty() ? parent : parent + "." + path, bare, remedy());
    }

    private static String told(String path, String message) {
        return path.isEmpty() ? message : path + ": " + message;
    }
}
