package dev.steward.cli;

import dev.steward.Answer;
import dev.steward.analysis.Question;
import dev.steward.chart.Palette;
import dev.steward.report.Caption;
import dev.steward.report.ChartExport;
import dev.steward.report.Provenance;
import java.nio.file.Path;

/** Where an answer is to be drawn. */
record ChartFile(Path file, ChartExport.Format format) {
    /** Refuses a name that does not say how to draw. */
    static ChartFile at(Path file) {
        return new ChartFile(file, ChartExport.Format.of(file));
    }

    <Q extends Question, R> void write(Answer<Q, R> answer) {
        String words = answer.kind().words(answer.question());
        String title = answer.kind().table(answer.question(), answer.result()).title();
        Caption caption = new Caption(
                title, words, Provenance.named(answer.facts()), answer.facts().generation(), answer.at());
        new ChartExport(
                        answer.kind().chart(answer.question(), answer.result()),
                        caption,
                        ChartExport.Page.usual(Palette.LIGHT))
                .write(format, file);
    }
}
