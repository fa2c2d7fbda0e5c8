package dev.steward.analysis.stages;

import static dev.steward.analysis.Sentences.say;

import dev.steward.analysis.Phrases;
import dev.steward.analysis.stages.StagesResult.Stage;
import dev.steward.definition.Words;
import java.util.Locale;
import java.util.stream.Stream;

/** Stages in plain words. */
public final class StagesWords {
    private StagesWords() {}

    static String question(Stages question) {
        String main = say("stages.words", Phrases.actors(question.scope()), rules(question));
        return String.join(
                " ",
                Stream.concat(Stream.of(main), Phrases.scope(question.scope()).stream())
                        .toList());
    }

    /** How stages are told apart. */
    public static String rules(Stages question) {
        return say(
                "stages.rules",
                Phrases.matcher(question.activity()),
                Phrases.duration(question.churnedAfter()),
                Phrases.duration(question.atRiskAfter()),
                Phrases.duration(question.newFor()),
                Phrases.matcher(question.signup()));
    }

    /** "At risk". */
    public static String name(Stage stage) {
        return say("stages.stage." + Words.of(stage));
    }

    /** "at risk". */
    public static String inSentence(Stage stage) {
        return name(stage).toLowerCase(Locale.ENGLISH);
    }
}
