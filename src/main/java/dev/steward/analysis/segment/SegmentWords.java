package dev.steward.analysis.segment;

import static dev.steward.analysis.Sentences.say;

import dev.steward.analysis.Phrases;
import dev.steward.analysis.segment.Segment.Match;
import dev.steward.analysis.segment.Segment.Rule;
import dev.steward.analysis.stages.Stages;
import dev.steward.analysis.stages.StagesWords;
import dev.steward.definition.Scope;
import java.util.List;
import java.util.stream.Stream;

/** A segment question in plain words. */
final class SegmentWords {
    private SegmentWords() {}

    static String question(Segment question) {
        List<String> rules = question.rules().stream().map(SegmentWords::rule).toList();
        String main = say(
                "segment.words",
                question.rules().size() == 1
                        ? rules.getFirst()
                        : say(
                                question.match() == Match.ALL ? "segment.words.all" : "segment.words.any",
                                String.join("; ", rules)));
        return String.join(
                " ",
                Stream.concat(Stream.of(main), Phrases.scope(question.scope()).stream())
                        .toList());
    }

    /** "did order at least 3 times in the last 30 days". */
    static String rule(Rule rule) {
        return switch (rule) {
            case Rule.Did did -> did(did);
            case Rule.FirstSeen seen -> say("segment.seen", Phrases.range(Scope.ALL.withRange(seen.from(), seen.to())));
            case Rule.InStage in -> {
                List<String> names =
                        in.in().stream().sorted().map(StagesWords::inSentence).toList();
                String said = say("segment.stage", Phrases.either(names));
                yield in.stages().equals(Stages.USUAL)
                        ? said
                        : say("segment.stage.own", said, StagesWords.rules(in.stages()));
            }
        };
    }

    private static String did(Rule.Did did) {
        String matcher = Phrases.matcher(did.matcher());
        String times;
        if (did.atMost().isEmpty()) {
            times = did.atLeast() == 1 ? say("segment.did", matcher) : say("segment.did.least", matcher, did.atLeast());
        } else {
            int most = did.atMost().getAsInt();
            if (most == 0) {
                times = say("segment.did.never", matcher);
            } else if (most == did.atLeast()) {
                times = say("segment.did.exactly", matcher, most);
            } else {
                times = did.atLeast() == 0
                        ? say("segment.did.most", matcher, most)
                        : say("segment.did.between", matcher, did.atLeast(), most);
            }
        }
        return did.inLast()
                .map(time -> say("segment.did.last", times, Phrases.duration(time)))
                .orElse(times);
    }
}
