package dev.steward.governance.hold;

import java.time.Instant;
import java.util.List;

/**
 * Records of some people that must stay: a lawsuit, an audit. Every plan leaves them alone until two people release it.
 *
 * @param id names it
 * @param reason why, in words
 * @param people whose records, by the ids that events carry
 */
public record Hold(String id, String reason, List<String> people, String placedBy, Instant placed) {
    public Hold {
        people = List.copyOf(people);
    }
}
