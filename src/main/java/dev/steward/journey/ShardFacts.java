package dev.steward.journey;

import dev.steward.source.Shard;
import java.util.List;

/**
 * A shard as the index has it.
 *
 * @param day its UTC day as {@code 2026-05-01}; empty when its events may lie anywhere
 */
record ShardFacts(String name, String day, List<FileFacts> files) {
    ShardFacts {
        files = List.copyOf(files);
    }

    /** Whether the files are those of the shard, and are as they were. */
    boolean holds(Shard shard) {
        if (shard.files().size() != files.size()) {
            return false;
        }
        for (int i = 0; i < files.size(); i++) {
            FileFacts file = files.get(i);
            Shard.File now = shard.files().get(i);
            if (file.rows() != now.rows()
                    || !now.path().getFileName().toString().equals(file.name())
                    || !file.stamp().holds(now.path())) {
                return false;
            }
        }
        return true;
    }
}
