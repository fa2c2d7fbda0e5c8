package dev.steward.app.cleanup;

import dev.steward.app.ui.Formats;
import dev.steward.app.ui.Texts;
import dev.steward.governance.gate.StandingOverview.Known;
import dev.steward.governance.standing.Schedule;
import dev.steward.governance.standing.Standing;
import dev.steward.governance.standing.State;
import dev.steward.source.CleanupBook.Job;
import dev.steward.source.CleanupLine;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A standing approval in words. Knows no controls. */
record ApprovalText(Texts texts, Formats formats) {
    private static final int NEXT = 3;
    private static final int VERSION = 12;

    /** In the list, and beside the name. */
    String state(Known known) {
        Standing.Asked asked = known.standing().asked();
        return switch (known.state()) {
            case State.Waiting _ -> texts.get("state.waiting");
            case State.InForce _ -> texts.get("state.in-force", until(asked));
            case State.Replaced _ -> texts.get("state.replaced");
            case State.Ended _ -> texts.get("state.ended", until(asked));
            case State.Revoked revoked -> texts.get("state.revoked", formats.day(revoked.at()));
            case State.Broken _ -> texts.get("state.broken");
        };
    }

    /** Why it opens nothing, where that needs more words. */
    Optional<String> why(Known known) {
        return switch (known.state()) {
            case State.Broken(var why) -> Optional.of(why.getMessage() + " " + why.remedy());
            case State.Replaced _ -> Optional.of(texts.get("why.replaced"));
            case State.Revoked(String by, Instant at) ->
                Optional.of(texts.get("why.revoked", by, formats.moment(at), formats.zoneName()));
            case State.Waiting _, State.InForce _, State.Ended _ -> Optional.empty();
        };
    }

    String asked(Standing.Asked asked) {
        return texts.get("approval.by", asked.requester(), formats.moment(asked.at()), formats.zoneName());
    }

    String granted(Standing standing) {
        return standing.granted()
                .map(by -> texts.get("approval.by", by.person(), formats.moment(by.at()), formats.zoneName()))
                .orElseGet(() -> texts.get("approval.nobody"));
    }

    String policy(Standing.Asked asked) {
        return texts.get(
                "approval.version", asked.policy(), asked.policyDigest().substring(0, VERSION));
    }

    String when(Standing standing, Instant now) {
        return texts.get("approval.when", standing.asked().schedule(), next(standing.schedule(), now));
    }

    /** The next three times, in the chosen zone. */
    String next(Schedule schedule, Instant now) {
        List<String> times = new ArrayList<>();
        Optional<Instant> at = schedule.next(now);
        while (at.isPresent() && times.size() < NEXT) {
            times.add(time(at.get(), now));
            at = schedule.next(at.get());
        }
        return texts.get("next", String.join(" · ", times), formats.zoneName());
    }

    /** The year only where it is another one. */
    private String time(Instant at, Instant now) {
        ZonedDateTime then = at.atZone(formats.zone());
        boolean thisYear = then.getYear() == now.atZone(formats.zone()).getYear();
        return DateTimeFormatter.ofPattern(thisYear ? "EEE d MMM, HH:mm" : "EEE d MMM uuuu, HH:mm", formats.locale())
                .format(then);
    }

    String most(Standing.Asked asked) {
        return texts.get(
                "approval.most",
                formats.count(asked.envelope().mostRows()),
                asked.envelope().mostPercent());
    }

    String until(Standing.Asked asked) {
        return formats.day(asked.envelope().until());
    }

    /** Who calls it. */
    String caller(Known known, Optional<Job> job) {
        if (known.standing().asked().target().table().isEmpty()) {
            return texts.get("caller.lake");
        }
        return job.map(one -> one.timed() ? texts.get("caller.timed") : texts.get("caller.untimed", one.call()))
                .orElseGet(() -> texts.get("caller.nobody"));
    }

    String last(CleanupLine line) {
        return texts.get(
                "approval.last.words",
                formats.moment(line.started()),
                formats.zoneName(),
                texts.get("outcome." + line.outcome().name().toLowerCase(Locale.ROOT)),
                line.words());
    }
}
