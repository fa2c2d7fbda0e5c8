package dev.steward.analysis.sessions;

import static dev.steward.analysis.Sentences.say;

import dev.steward.analysis.Phrases;
import dev.steward.chart.Numbers;
import dev.steward.definition.Words;
import java.util.ArrayList;
import java.util.List;

/** A sessions question in plain words, and what its tables call things. */
final class SessionsWords {
    private SessionsWords() {}

    static String title(Sessions question) {
        return switch (question.view()) {
            case Sessions.View.Totals _ ->
                question.breakdown()
                        .map(property -> say("sessions.title.by", property))
                        .orElseGet(() -> say("sessions.title"));
            case Sessions.View.Trend trend -> say("sessions.title.trend." + Words.of(trend.granularity()));
            case Sessions.View.Length _ -> say("sessions.title.length");
            case Sessions.View.Pages _ -> say("sessions.title.pages");
        };
    }

    static String of(Sessions question) {
        List<String> sentences = new ArrayList<>();
        sentences.add(say("sessions.words", Phrases.actors(question.scope()), Phrases.duration(question.gap())));
        switch (question.view()) {
            case Sessions.View.Totals _ ->
                sentences.add(
                        say("sessions.totals", Phrases.duration(Sessions.BOUNCE), Phrases.duration(Sessions.ENGAGED)));
            case Sessions.View.Trend trend -> sentences.add(say("sessions.trend", Phrases.period(trend.granularity())));
            case Sessions.View.Length _ -> sentences.add(say("sessions.length"));
            case Sessions.View.Pages _ -> sentences.add(say("sessions.pages"));
        }
        question.page().ifPresent(property -> sentences.add(say("sessions.page", property)));
        question.breakdown().ifPresent(property -> sentences.add(say("sessions.breakdown", property)));
        sentences.addAll(Phrases.scope(question.scope()));
        return String.join(" ", sentences);
    }

    /** "under 10 s", "1 min to 3 min", "1 h or more". */
    static String length(SessionsResult.Bin bin) {
        String from = Numbers.ENGLISH.duration(bin.from());
        if (bin.to().isEmpty()) {
            return say("sessions.bin.last", from);
        }
        String to = Numbers.ENGLISH.duration(bin.to().getAsDouble());
        return bin.from() == 0 ? say("sessions.bin.first", to) : say("sessions.bin", from, to);
    }
}
