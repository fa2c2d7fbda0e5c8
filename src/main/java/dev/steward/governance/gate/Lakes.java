package dev.steward.governance.gate;

import dev.steward.model.Work;
import dev.steward.source.Source;
import java.nio.file.Path;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Opens lakes for reading, and tells what is kept beside them to be made anew. */
public interface Lakes {
    static Lakes of(BiFunction<Path, Work, Source> opening, Consumer<Path> forgetting) {
        return new Lakes() {
            @Override
            public Source open(Path lake, Work work) {
                return opening.apply(lake, work);
            }

            @Override
            public void forget(Path lake) {
                forgetting.accept(lake);
            }
        };
    }

    Source open(Path lake, Work work);

    /** Removes what mirrors a lake and is older than it: a journey index. */
    void forget(Path lake);
}
