package dev.steward.governance.gate;

import dev.steward.model.Work;
import dev.steward.source.Source;
import java.nio.file.Path;

/** Opens lakes for reading, and tells what is kept beside them to be made anew. */
public interface Lakes {
    Source open(Path lake, Work work);

    /** Removes what mirrors a lake and is older than it: a journey index. */
    void forget(Path lake);
}
