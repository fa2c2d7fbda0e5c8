package dev.steward.governance.people;

import java.util.List;

/**
 * How a hold ended.
 *
 * @param reason why, in words
 * @param by the people who signed it
 */
public record Release(String reason, List<String> by) {
    public Release {
        by = List.copyOf(by);
    }
}
