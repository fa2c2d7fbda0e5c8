package dev.steward.app.ui;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Everything that leaves the window for a moment. Screens ask here and nowhere else, so that tests can answer. */
public interface Dialogs {
    /** A kind of file: its name and its endings, such as {@code *.csv}. */
    record FileType(String name, List<String> endings) {
        public FileType {
            endings = List.copyOf(endings);
        }

        public static FileType of(String name, String... endings) {
            return new FileType(name, List.of(endings));
        }
    }

    Optional<Path> openFile(String title, List<FileType> types);

    Optional<Path> openFolder(String title);

    /** Where to write a file; the system has asked already whether an existing one may be replaced. */
    Optional<Path> saveFile(String title, String suggestedName, List<FileType> types);

    /** Asks for a short text; empty when the person turned away. */
    Optional<String> askText(String title, String label, String initial);

    /** Asks for a password, which nobody sees while it is typed; empty when the person turned away. */
    Optional<String> askPassword(String title, String label);

    /** Asks before something that cannot be taken back; {@code action} is the label of the button that does it. */
    boolean confirm(String title, String message, String action);

    /** A failure that stops the person until it is read. For everything else there is {@link Navigator#show}. */
    void error(Notice notice);

    /** Opens a web page or a folder outside Steward. */
    void openLink(URI link);
}
