package dev.steward.app.connection;

import dev.steward.OpenSource;
import dev.steward.Steward;
import dev.steward.definition.Mapping;
import dev.steward.model.BadInput;
import dev.steward.model.Failure;
import dev.steward.model.Work;
import dev.steward.source.SourceFacts;
import dev.steward.source.warehouse.PgInspection;
import dev.steward.workspace.SavedConnection;
import java.util.Optional;

/**
 * What came of trying a connection out: the table's columns are known.
 *
 * @param mapping what the columns are taken for
 * @param facts what the table holds; empty: it could not be read so
 * @param problem why it could not
 */
record Trial(PgInspection inspection, Mapping mapping, Optional<SourceFacts> facts, Optional<Failure> problem) {
    /**
     * A connection to be tried out. Knows the password, so it is never shown.
     *
     * @param chosen what somebody says the columns are; empty: as saved or guessed
     */
    record Attempt(SavedConnection connection, Optional<String> password, Optional<Mapping> chosen) {
        /**
         * Connects, looks at the columns, and counts the events.
         *
         * @throws Failure when the way there is barred or there is no such table
         */
        Trial run(Steward steward, Work work) {
            PgInspection inspection = steward.inspect(connection, password, work);
            Mapping mapping = chosen.or(() -> connection.mapping().map(Mapping::parse))
                    .map(given -> given.orElse(inspection.guess()))
                    .orElse(inspection.guess());
            try (OpenSource source =
                    steward.connect(connection.withMapping(Optional.of(mapping.toString())), password, work)) {
                return new Trial(inspection, mapping, Optional.of(source.facts()), Optional.empty());
            } catch (BadInput wrong) {
                return new Trial(inspection, mapping, Optional.empty(), Optional.of(wrong));
            }
        }

        @Override
        public String toString() {
            return connection.title();
        }
    }
}
