package dev.steward.app.cleanup;

import dev.steward.app.acting.Acting;
import dev.steward.app.ui.Texts;
import dev.steward.governance.gate.Place;
import dev.steward.governance.gate.StandingOverview.Known;
import dev.steward.governance.people.Right;
import dev.steward.governance.standing.Standing;
import dev.steward.governance.standing.State;
import dev.steward.source.CleanupBook.Job;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What can be done with a standing approval. */
enum Deed {
    APPROVE,
    RUN,
    INSTALL,
    UNINSTALL,
    SAVE,
    REVOKE;

    /**
     * One that makes sense as it stands.
     *
     * @param obstacle why whoever acts cannot do it; empty: they can
     */
    record Offer(Deed deed, Optional<String> obstacle) {}

    /** Those that make sense, the one that comes next first. */
    static List<Offer> of(Known known, Optional<Job> job, Place place, Acting acting, Texts texts) {
        return new Offers(known, place, acting, texts).all(job);
    }

    private record Offers(Known known, Place place, Acting acting, Texts texts) {
        List<Offer> all(Optional<Job> job) {
            List<Offer> all = new ArrayList<>();
            switch (known.state()) {
                case State.Waiting _ ->
                    all.addAll(List.of(
                            new Offer(APPROVE, approve()),
                            new Offer(SAVE, Optional.empty()),
                            new Offer(REVOKE, revoke())));
                case State.InForce _ -> {
                    all.add(new Offer(RUN, carryOut()));
                    if (job.isEmpty()) {
                        all.add(new Offer(INSTALL, install()));
                    }
                    uninstalling(job).ifPresent(all::add);
                    all.add(new Offer(SAVE, Optional.empty()));
                    all.add(new Offer(REVOKE, revoke()));
                }
                case State.Replaced _, State.Broken _ -> {
                    uninstalling(job).ifPresent(all::add);
                    all.add(new Offer(REVOKE, revoke()));
                }
                case State.Ended _, State.Revoked _ -> uninstalling(job).ifPresent(all::add);
            }
            return all;
        }

        private Optional<Offer> uninstalling(Optional<Job> job) {
            return job.map(_ ->
                    new Offer(UNINSTALL, acting.may(Right.APPROVE) ? Optional.empty() : acting.obstacle(Right.RUN)));
        }

        private Optional<String> approve() {
            return acting.obstacle(Right.APPROVE)
                    .or(() -> mine(requester()) ? Optional.of(texts.get("deed.own", requester())) : Optional.empty());
        }

        private Optional<String> carryOut() {
            return acting.obstacle(Right.RUN)
                    .or(() -> known.standing()
                            .granted()
                            .map(Standing.Granted::person)
                            .filter(this::mine)
                            .map(approver -> texts.get("deed.approver", approver)));
        }

        private Optional<String> install() {
            if (place instanceof Place.Lake) {
                return Optional.of(texts.get("deed.lake"));
            }
            return known.unsuited()
                    .map(why -> why.getMessage() + " " + why.remedy())
                    .or(this::carryOut);
        }

        private Optional<String> revoke() {
            return mine(requester()) && acting.may(Right.PLAN) ? Optional.empty() : acting.obstacle(Right.APPROVE);
        }

        private String requester() {
            return known.standing().asked().requester();
        }

        private boolean mine(String person) {
            return acting.person().filter(person::equals).isPresent();
        }
    }
}
