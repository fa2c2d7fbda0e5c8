package dev.steward.audit;

import dev.steward.model.Times;
import dev.steward.model.Work;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads pages of a log, backwards from its end. */
final class AuditReader {
    private final Segments segments;
    private final Segments.Tail tail;

    AuditReader(Segments segments, Segments.Tail tail) {
        this.segments = segments;
        this.tail = tail;
    }

    List<Recorded> entries(AuditQuery query) {
        List<Recorded> page = new ArrayList<>();
        List<Path> files = segments.files();
        for (int i = files.size() - 1; i >= 0 && page.size() < query.limit(); i--) {
            Optional<Path> older = i == 0 ? Optional.empty() : Optional.of(files.get(i - 1));
            if (mayHold(files.get(i), query)) {
                entries(files.get(i), older, query)
                        .limit(query.limit() - (long) page.size())
                        .forEach(page::add);
            }
        }
        return List.copyOf(page);
    }

    AuditNames names(Work work) {
        Set<String> people = new TreeSet<>();
        Set<String> actions = new TreeSet<>();
        for (Path file : segments.files()) {
            work.checkCancelled();
            if (file.compareTo(tail.file()) <= 0) {
                for (byte[] bytes : Segments.lines(file, file.equals(tail.file()) ? tail.offset() : Long.MAX_VALUE)) {
                    Line.parse(bytes).ifPresent(line -> {
                        actions.add(line.action());
                        line.salted()
                                .ifPresent(kept -> people.add(kept.payload().person()));
                    });
                }
            }
        }
        return new AuditNames(List.copyOf(people), List.copyOf(actions));
    }

    private boolean mayHold(Path file, AuditQuery query) {
        long newest = query.before().orElse(Long.MAX_VALUE) - 1;
        return file.compareTo(tail.file()) <= 0 && newest >= 1 && file.compareTo(segments.fileOf(newest)) <= 0;
    }

    /** What is asked for, the newest first. Only of that the hashes are computed: a page is one of a file of thousands. */
    private Stream<Recorded> entries(Path file, Optional<Path> older, AuditQuery query) {
        List<Placed> lines = new ArrayList<>();
        Optional<Instant> before = older.map(Segments::tail)
                .flatMap(Segments.Tail::line)
                .flatMap(Line::parse)
                .map(Line::time);
        for (byte[] bytes : Segments.lines(file, file.equals(tail.file()) ? tail.offset() : Long.MAX_VALUE)) {
            Optional<Line> line = Line.parse(bytes);
            if (line.isPresent()) {
                lines.add(new Placed(line.get(), before));
                before = line.map(Line::time);
            }
        }
        return lines.reversed().stream()
                .filter(placed -> wanted(placed.recorded(), query))
                .filter(placed -> placed.line.hashHolds() && placed.line.payloadHolds())
                .map(Placed::recorded);
    }

    private record Placed(Line line, Optional<Instant> before) {
        Recorded recorded() {
            return line.recorded(before);
        }
    }

    private static boolean wanted(Recorded entry, AuditQuery query) {
        return entry.sequence() < query.before().orElse(Long.MAX_VALUE)
                && query.range().contains(Times.micros(entry.time()))
                && query.action().map(code -> within(entry.action(), code)).orElse(true)
                && query.person().map(who -> person(entry).equals(who)).orElse(true)
                && query.change()
                        .map(id ->
                                entry.change().filter(it -> it.startsWith(id)).isPresent())
                        .orElse(true)
                && query.subject()
                        .map(part -> lower(subject(entry)).contains(lower(part)))
                        .orElse(true);
    }

    private static boolean within(String action, String code) {
        return action.equals(code) || action.startsWith(code + ".");
    }

    private static String person(Recorded entry) {
        return entry.payload().map(Recorded.Payload::person).orElse("");
    }

    private static String subject(Recorded entry) {
        return entry.payload().map(Recorded.Payload::subject).orElse("");
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
