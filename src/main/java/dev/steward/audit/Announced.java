package dev.steward.audit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which announcements of a log have no outcome. What is announced as {@code X.started} ends with another entry {@code X.…}. */
final class Announced {
    /** What an announcement and its outcome have in common. */
    private record Act(String family, String subject, String change) {}

    private final Map<Act, Long> open = new HashMap<>();
    private final List<Long> forgotten = new ArrayList<>();

    void see(Recorded entry) {
        String action = entry.action();
        int dash = Math.max(action.lastIndexOf('.'), action.lastIndexOf('-'));
        if (dash < 0 || entry.payload().isEmpty()) {
            return;
        }
        Recorded.Payload payload = entry.payload().get();
        Act act = new Act(
                action.substring(0, dash), payload.subject(), entry.change().orElse(""));
        if (entry.announces()) {
            Long before = open.put(act, entry.sequence());
            if (before != null) {
                forgotten.add(before);
            }
        } else if (entry.ends()) {
            open.remove(act);
        }
    }

    List<Long> open() {
        List<Long> all = new ArrayList<>(forgotten);
        all.addAll(open.values());
        Collections.sort(all);
        return all;
    }
}
