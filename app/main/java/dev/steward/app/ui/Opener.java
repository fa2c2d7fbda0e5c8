package dev.steward.app.ui;

import dev.steward.definition.Mapping;
import java.nio.file.Path;

/** How screens have sources opened. Every method returns at once; what comes of it is seen in the window. */
public interface Opener {
    /** Opens the demo lake, which is generated first unless it is there. */
    void demo();

    /** Opens what is known already; shows what is in it and asks about its columns otherwise. */
    void look(Path path);

    /** Opens files whose columns are now understood. */
    void open(Path path, Mapping mapping);

    /** Shows what the columns of the open source were taken for, to be corrected. */
    void remap();

    /** Back to the open source, or to the start when there is none. */
    void back();
}
