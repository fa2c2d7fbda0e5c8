package dev.steward.ingest.seed;

import dev.steward.ingest.seed.SeedReport.Filled;
import dev.steward.model.Work;
import dev.steward.source.BuildSite.Site;
import java.util.List;

/** How one schema is filled, within a transaction. */
interface Planting {
    /** Which of a schema that comes with Steward; {@code governance} holds nothing that could be made up. */
    static Planting of(String schema, Seed seed) {
        return switch (schema) {
            case "sessions" -> new SessionPlanting(seed);
            case "agents" -> new AgentPlanting(seed);
            case "petforce" -> new PetPlanting(seed);
            default -> throw new IllegalArgumentException(schema);
        };
    }

    /** The tables that are filled, those that others point to first. */
    List<Bed> beds();

    /** Tables that triggers fill along with them. */
    List<String> followers();

    /** Further tables that must hold no row: what is worked out from the others. */
    List<String> derived();

    /** Makes what rows will lie in, where it is not there. */
    void prepare(Site site);

    /** Fills them; nothing is worked out yet. */
    void plant(Site site, Work work);

    /** Works out the rest, under the policies that always hold. */
    List<Filled> harvest(Site site, Work work);
}
