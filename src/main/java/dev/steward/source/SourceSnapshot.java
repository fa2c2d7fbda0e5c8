package dev.steward.source;

import java.util.List;

/** One state of a source in its shards, for those who keep something beside it and renew only what has changed. */
public interface SourceSnapshot {
    /** See {@link SourceFacts#generation}. */
    String generation();

    List<Shard> shards();

    /** Names how persons are merged and, where that is a choice, which columns are read as what: equal texts, equal events. */
    String reading();

    /** Whether several names may belong to one person. */
    boolean merged();

    /** The events of some of the shards, files counted in the order given. */
    EventTable events(List<Shard> some);
}
