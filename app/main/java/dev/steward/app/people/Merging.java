package dev.steward.app.people;

import dev.steward.app.tasks.Lane;
import dev.steward.app.ui.Desk;
import dev.steward.app.ui.Dialogs.FileType;
import dev.steward.app.ui.Formats;
import dev.steward.app.ui.Notice;
import dev.steward.app.ui.Texts;
import dev.steward.catalog.PersonalData;
import dev.steward.ingest.Identity;
import dev.steward.ingest.IdentityReport;
import dev.steward.model.Cancelled;
import dev.steward.model.Failure;
import dev.steward.model.Work;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Says who is who: merges another id into a person, or takes a file of identities. What it is about to do is looked up and
 * confirmed first, since it cannot be taken back.
 */
final class Merging implements AutoCloseable {
    private final Desk desk;
    private final Texts texts;
    private final Consumer<Optional<String>> merged;
    private final Lane lane;
    private final Formats formats = new Formats(Locale.getDefault(), ZoneOffset.UTC);

    private record Found(Identity identity, long events) {}

    /** @param merged hears of the person into whom somebody was merged; of nobody in particular after a file */
    Merging(Desk desk, Texts texts, Consumer<Optional<String>> merged) {
        this.desk = desk;
        this.texts = texts;
        this.merged = merged;
        this.lane = desk.background().lane();
    }

    /** Only a lake keeps identities. */
    boolean possible() {
        return desk.source().mapping().isEmpty();
    }

    /** Asks which other id belongs to a person too. */
    void into(String person) {
        desk.dialogs()
                .askText(texts.get("merge.title", PersonalData.person(person)), texts.get("merge.label"), "")
                .ifPresent(alias -> lane.run(
                        texts.get("merge.looking"), work -> find(alias, person, work), this::confirm, this::failed));
    }

    private Found find(String alias, String person, Work work) {
        Identity identity = new Identity(alias, person, Instant.now());
        return new Found(
                identity, desk.source().catalog().timeline(alias, 0, 1, work).total());
    }

    private void confirm(Found found) {
        String message = texts.get(
                found.events() == 0 ? "merge.confirm.unseen" : "merge.confirm",
                found.identity().alias(),
                formats.count(found.events()),
                PersonalData.person(found.identity().person()));
        if (desk.dialogs().confirm(texts.get("merge.confirm.title"), message, texts.get("merge.action"))) {
            add(List.of(found.identity()), Optional.of(found.identity().person()));
        }
    }

    /** Asks for a file of identities. */
    void file() {
        FileType types = FileType.of(
                texts.get("identities.type"),
                "*.csv",
                "*.csv.gz",
                "*.tsv",
                "*.json",
                "*.jsonl",
                "*.json.gz",
                "*.jsonl.gz",
                "*.ndjson",
                "*.parquet");
        desk.dialogs()
                .openFile(texts.get("identities.choose"), List.of(types))
                .ifPresent(file -> lane.run(
                        texts.get("identities.reading", file.getFileName()),
                        work -> desk.steward().readIdentities(file, Optional.empty(), work),
                        identities -> confirm(file, identities),
                        this::failed));
    }

    private void confirm(Path file, List<Identity> identities) {
        String message = texts.get(
                "identities.confirm",
                file.getFileName(),
                identities.size(),
                identities.stream().map(Identity::person).distinct().count());
        if (desk.dialogs().confirm(texts.get("merge.confirm.title"), message, texts.get("merge.action"))) {
            add(identities, Optional.empty());
        }
    }

    private void add(List<Identity> identities, Optional<String> person) {
        lane.run(
                texts.get("merge.running"),
                work -> desk.steward()
                        .addIdentities(
                                desk.source().path().orElseThrow(),
                                identities,
                                desk.steward().settings().load().settings().person(),
                                work),
                report -> done(report, person),
                this::failed);
    }

    private void done(IdentityReport report, Optional<String> person) {
        desk.navigator()
                .show(Notice.success(
                        report.added() == 0
                                ? texts.get("merge.known")
                                : texts.get("merge.done", report.added(), report.known())));
        desk.navigator().renew();
        merged.accept(person);
    }

    private void failed(Failure failure) {
        if (!(failure instanceof Cancelled)) {
            desk.navigator().show(Notice.of(failure));
        }
    }

    @Override
    public void close() {
        lane.close();
    }
}
