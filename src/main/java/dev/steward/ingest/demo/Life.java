package dev.steward.ingest.demo;

import static dev.steward.ingest.demo.DemoYear.MINUTE;
import static dev.steward.ingest.demo.DemoYear.SECOND;

import dev.steward.ingest.demo.Habit.Reason;
import dev.steward.ingest.demo.Habit.Visit;
import dev.steward.ingest.demo.Onboarding.Milestone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The year of one person: milestones and visits in order of time, cut into sessions and filled with what people do. */
final class Life {
    /** Details of a session's start: the campaign brought it about; it is a subscriber's. */
    static final int CALLED = 1;

    static final int PAYING = 2;

    private static final int DICE = 4;
    private static final long SESSION_GAP = 31 * MINUTE;
    private static final double ACTIONS = 4.1;
    private static final int MOST_PETS = 4;

    private final Person person;
    private final Move.Sink sink;
    private final Dice dice;
    private long now = Long.MIN_VALUE / 2;
    private int session = -1;
    private int pets;
    private boolean reminders;
    private boolean subscribed;

    private Life(Person person, Move.Sink sink) {
        this.person = person;
        this.sink = sink;
        this.dice = Dice.of(DICE, person.luck());
    }

    private sealed interface Plan {
        long at();

        record Step(long at, Kind kind) implements Plan {}

        record Coming(long at, Reason reason) implements Plan {}
    }

    /** Lives through the year, telling {@code sink} every event in order of time. */
    static void live(Person person, Move.Sink sink) {
        if (person.robot()) {
            Robot.crawl(person, sink);
            return;
        }
        Life life = new Life(person, sink);
        Onboarding onboarding = Onboarding.of(person);
        List<Plan> plans = new ArrayList<>();
        for (Milestone step : onboarding.milestones()) {
            plans.add(new Plan.Step(step.at(), step.kind()));
        }
        for (Visit visit : Habit.visits(person, onboarding.depth())) {
            plans.add(new Plan.Coming(visit.at(), visit.reason()));
        }
        plans.sort(Comparator.comparingLong(Plan::at));
        for (Plan plan : plans) {
            switch (plan) {
                case Plan.Step step -> life.step(step);
                case Plan.Coming coming -> life.come(coming);
            }
        }
    }

    private void step(Plan.Step step) {
        if (step.at() > now + SESSION_GAP) {
            begin(step.at(), false);
        } else {
            now = Math.max(now, step.at() - SECOND);
        }
        switch (step.kind()) {
            case REGISTER -> {
                look(Page.HOME);
                if (dice.chance(0.4)) {
                    look(Page.PRICING);
                }
                look(Page.SIGN_UP);
                act(Kind.REGISTER, 0);
                if (person.newOnboarding() && dice.chance(0.9)) {
                    act(Kind.ONBOARDING_TOUR, 0);
                }
            }
            case ADD_PET -> {
                look(Page.PETS);
                act(Kind.ADD_PET, pets++);
            }
            case SET_REMINDER -> {
                look(Page.CALENDAR);
                reminders = true;
                act(Kind.SET_REMINDER, pet());
            }
            case SUBSCRIBE -> {
                look(Page.PRICING);
                subscribed = true;
                act(Kind.SUBSCRIBE, 0);
            }
            default -> act(step.kind(), 0);
        }
        wander(1);
    }

    private void come(Plan.Coming coming) {
        if (coming.at() <= now + SESSION_GAP) {
            return;
        }
        begin(coming.at(), coming.reason() == Reason.CAMPAIGN);
        if (coming.reason() == Reason.CAMPAIGN) {
            act(Kind.OPEN_CAMPAIGN, 0);
            if (pets > 0 && dice.chance(0.7)) {
                act(Kind.LOG_VACCINE, pet());
            }
        }
        if (dice.chance(0.3)) {
            act(Kind.LOGIN, 0);
        }
        look(Page.HOME);
        wander(ACTIONS * Math.min(1.8, 0.6 + 0.4 * person.keenness()));
        if (coming.reason() == Reason.GOODBYE && subscribed) {
            look(Page.SETTINGS);
            subscribed = false;
            act(Kind.CANCEL_SUBSCRIPTION, 0);
        }
    }

    private void begin(long at, boolean called) {
        session++;
        now = at;
        tell(Kind.SESSION_START, (called ? CALLED : 0) | (subscribed ? PAYING : 0));
    }

    private void wander(double mean) {
        int actions = dice.geometric(mean);
        for (int i = 0; i < actions; i++) {
            wander();
        }
    }

    private void wander() {
        double pet = pets > 0 ? 1 : 0;
        double reminder = reminders ? 1 : 0;
        switch (dice.pick(
                46, 13, 7, 13 * pet, 5 * pet, 17 * reminder, 2.5 * reminder, 0.7 * pet, 1.2 * pet, 1.9 * pet)) {
            case 0 -> look(Page.pick(dice));
            case 1 -> act(Kind.VIEW_ARTICLE, dice.below(Words.ARTICLES.size()));
            case 2 -> act(Kind.SEARCH, dice.below(Words.SEARCHES.size()));
            case 3 -> onProfile(Kind.LOG_WEIGHT);
            case 4 -> onProfile(Kind.LOG_VACCINE);
            case 5 -> act(Kind.REMINDER_DONE, pet());
            case 6 -> act(Kind.SET_REMINDER, pet());
            case 7 -> anotherPet();
            case 8 -> act(Kind.INVITE_FAMILY, 0);
            default -> act(Kind.BOOK_VET, pet());
        }
    }

    private void anotherPet() {
        look(Page.PETS);
        if (pets < MOST_PETS) {
            act(Kind.ADD_PET, pets++);
        }
    }

    private void onProfile(Kind kind) {
        if (dice.chance(0.5)) {
            look(Page.PROFILE);
        }
        act(kind, pet());
    }

    private int pet() {
        return pets == 0 ? 0 : dice.below(pets);
    }

    private void look(Page page) {
        act(Kind.PAGE_VIEW, page.ordinal());
    }

    private void act(Kind kind, int detail) {
        now += Math.clamp((long) dice.logNormal(24 * SECOND, 0.9), SECOND, 20 * MINUTE);
        tell(kind, detail);
    }

    private void tell(Kind kind, int detail) {
        if (now < DemoYear.END) {
            sink.take(new Move(now, person.number(), kind, session, detail, false));
        }
    }
}
