package dev.steward.ingest.demo;

import java.util.List;
import java.util.Locale;

/** What an event carries besides who and when. */
final class Details {
    private static final int DICE = 6;
    private static final int PLAN = 7;
    private static final int PET = 8;
    private static final List<String> LOGINS = List.of("password", "password", "google", "apple");
    private static final List<String> CHANNELS = List.of("push", "push", "email");
    private static final List<String> RELATIONS = List.of("partner", "child", "parent", "sitter");

    private Details() {}

    /** The properties of an event, a JSON object. */
    static String of(Move move, Person person) {
        Dice dice = Dice.of(DICE ^ move.at(), move.packed() | 1);
        Properties json = new Properties();
        switch (move.kind()) {
            case SESSION_START -> session(json, move, person, dice);
            case PAGE_VIEW ->
                json.text("page", Page.values()[move.detail()].path())
                        .number("load_ms", (long) dice.logNormal(620, 0.5))
                        .number("scroll", 5L * dice.between(0, 20));
            case REGISTER -> register(json, person, dice);
            case ONBOARDING_TOUR -> json.number("steps", dice.between(2, 5)).flag("skipped", dice.chance(0.2));
            case VERIFY_EMAIL -> json.text("by", dice.chance(0.7) ? "link" : "code");
            case LOGIN -> json.any("method", LOGINS, dice);
            case ADD_PET -> pet(json, move, true).tenths("age_years", dice.between(1, 130));
            case SET_REMINDER ->
                json.any("kind", Words.REMINDERS, dice)
                        .number("every_days", 7L * dice.between(1, 52))
                        .any("channel", CHANNELS, dice);
            case REMINDER_DONE -> json.any("kind", Words.REMINDERS, dice).number("late_days", dice.geometric(1.4));
            case LOG_WEIGHT -> weight(pet(json, move, false), move, dice);
            case LOG_VACCINE ->
                pet(json, move, false).any("vaccine", Words.VACCINES, dice).number("dose", dice.between(1, 3));
            case VIEW_ARTICLE ->
                json.text("article", Words.ARTICLES.get(move.detail()))
                        .text("topic", Words.TOPICS.get(move.detail() % Words.TOPICS.size()))
                        .number("seconds", (long) dice.logNormal(70, 0.9));
            case SEARCH -> json.text("query", Words.SEARCHES.get(move.detail())).number("results", dice.geometric(9));
            case INVITE_FAMILY ->
                json.any("relation", RELATIONS, dice).text("channel", dice.chance(0.6) ? "link" : "email");
            case BOOK_VET ->
                pet(json, move, false)
                        .any("reason", Words.VISIT_REASONS, dice)
                        .cents("price", 500L * dice.between(6, 60))
                        .text("currency", person.country().currency())
                        .number("days_ahead", dice.geometric(6));
            case OPEN_CAMPAIGN -> json.text("campaign", "spring_vaccine").any("channel", CHANNELS, dice);
            case SUBSCRIBE -> subscribe(json, person, dice);
            case CANCEL_SUBSCRIPTION -> json.text("plan", plan(person)).any("reason", Words.GOODBYES, dice);
        }
        return json.toString();
    }

    private static void session(Properties json, Move move, Person person, Dice dice) {
        json.text("app_version", appVersion(move.at()))
                .text("plan", (move.detail() & Life.PAYING) != 0 ? plan(person) : "free");
        if ((move.detail() & Life.CALLED) != 0) {
            json.text("utm_source", "newsletter").text("utm_campaign", "spring_vaccine");
        } else if (move.session() == 0) {
            json.text("utm_source", person.origin().source())
                    .text("utm_medium", person.origin().medium());
        } else if (dice.chance(0.2)) {
            json.text("utm_source", "push").text("utm_medium", "reminder");
        }
    }

    // A release every 45 days; the redesign is 4.0.
    private static String appVersion(long at) {
        long redesign = DemoYear.at(DemoYear.REDESIGN);
        return at >= redesign
                ? "4." + (at - redesign) / (45 * DemoYear.DAY)
                : "3." + (5 + (at - DemoYear.START) / (45 * DemoYear.DAY));
    }

    private static void register(Properties json, Person person, Dice dice) {
        String first = Words.FIRST_NAMES.get(dice.below(Words.FIRST_NAMES.size()));
        String last = Words.LAST_NAMES.get(dice.below(Words.LAST_NAMES.size()));
        json.text("method", LOGINS.get(dice.below(LOGINS.size())).replace("password", "email"))
                .text("name", capital(first) + " " + capital(last))
                .text(
                        "email",
                        first + "." + last + person.number() + "@"
                                + Words.MAIL_DOMAINS.get(dice.below(Words.MAIL_DOMAINS.size())))
                .text("utm_source", person.origin().source())
                .flag("newsletter", dice.chance(0.4));
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static void subscribe(Properties json, Person person, Dice dice) {
        boolean yearly = dice.chance(0.35);
        long monthly = plan(person).equals("family") ? 799 : 499;
        json.text("plan", plan(person))
                .text("interval", yearly ? "year" : "month")
                .cents("amount", yearly ? monthly * 10 : monthly)
                .text("currency", person.country().currency());
    }

    private static String plan(Person person) {
        return Dice.of(PLAN, person.number()).chance(0.3) ? "family" : "plus";
    }

    // The same pet each time: thrown from its owner and its number.
    private static Properties pet(Properties json, Move move, boolean whole) {
        Dice dice = petDice(move);
        int species = species(dice);
        json.number("pet", move.detail() + 1L)
                .text("species", List.of("dog", "cat", "other").get(species));
        if (whole) {
            json.any("breed", List.of(Words.DOGS, Words.CATS, Words.OTHERS).get(species), dice)
                    .any("pet_name", Words.PET_NAMES, dice);
        }
        return json;
    }

    private static void weight(Properties json, Move move, Dice dice) {
        Dice pet = petDice(move);
        double usual = pet.logNormal(List.of(180.0, 42.0, 12.0).get(species(pet)), 0.35);
        long tenths = Math.max(1, (long) (usual * dice.normal(1, 0.03)));
        if (Faults.weightAsText(move.at())) {
            json.text("weight_kg", tenths / 10 + "." + tenths % 10);
        } else {
            json.tenths("weight_kg", tenths);
        }
    }

    private static Dice petDice(Move move) {
        return Dice.of(PET, (long) move.person() << 8 | move.detail());
    }

    private static int species(Dice dice) {
        return dice.pick(0.55, 0.36, 0.09);
    }
}
