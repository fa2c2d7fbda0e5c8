package dev.steward.app.people;

import dev.steward.app.tasks.Lane;
import dev.steward.app.ui.Command;
import dev.steward.app.ui.Desk;
import dev.steward.app.ui.Formats;
import dev.steward.app.ui.Fxml;
import dev.steward.app.ui.Notice;
import dev.steward.app.ui.PagedRows;
import dev.steward.app.ui.PagedRows.Slot;
import dev.steward.app.ui.Texts;
import dev.steward.catalog.Page;
import dev.steward.catalog.PersonalData;
import dev.steward.catalog.TimelineEntry;
import dev.steward.model.Cancelled;
import dev.steward.model.Failure;
import dev.steward.model.Work;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** One person: what they did, the latest first, and the other names they have. */
final class PersonPane implements AutoCloseable {
    private static final int ALIASES_SHOWN = 4;

    private final Desk desk;
    private final Texts texts;
    private final Merging merging;
    private final Lane reading;
    private final PagedRows<TimelineEntry> timeline = new PagedRows<>(this::more);
    private final VBox node;
    private Formats formats = new Formats(Locale.getDefault(), ZoneOffset.UTC);
    private Optional<String> person = Optional.empty();
    private Optional<String> onShow = Optional.empty();

    @FXML
    private Label name;

    @FXML
    private Label facts;

    @FXML
    private HBox names;

    @FXML
    private Label aliases;

    @FXML
    private Button same;

    @FXML
    private ListView<Slot<TimelineEntry>> entries;

    private record Read(Page<TimelineEntry> page, List<String> aliases) {}

    PersonPane(Desk desk, Texts texts, Merging merging) {
        this.desk = desk;
        this.texts = texts;
        this.merging = merging;
        this.reading = desk.background().lane();
        this.node = Fxml.load(this, "person.fxml", texts);
        entries.setItems(timeline);
        same.setOnAction(_ -> merge());
        names.setVisible(merging.possible());
        names.setManaged(merging.possible());
        node.setVisible(false);
    }

    VBox node() {
        return node;
    }

    /** Whose page is open or on its way. */
    Optional<String> person() {
        return person;
    }

    /** The page may stay, but nobody is meant by it any more. */
    void forget() {
        person = Optional.empty();
    }

    Command command() {
        return Command.of(texts.get("command.merge"), "mdi2c-call-merge", this::merge);
    }

    /** Into whoever is to be seen, even while somebody else is being looked for. */
    private void merge() {
        onShow.ifPresent(merging::into);
    }

    /** Cells know the zone, so another zone makes them anew. */
    void formats(Formats now) {
        formats = now;
        entries.setCellFactory(_ -> new TimelineCell(texts, formats, timeline));
    }

    void read(String id) {
        person = Optional.of(id);
        reading.run(texts.get("reading"), work -> read(id, work), read -> show(id, read), this::failed);
    }

    private Read read(String id, Work work) {
        return new Read(
                desk.source().catalog().timeline(id, 0, PagedRows.PAGE, work),
                desk.source().catalog().aliases(id, work));
    }

    private void show(String id, Read read) {
        onShow = Optional.of(id);
        timeline.start(Math.toIntExact(read.page().total()), read.page().rows());
        name.setText(PersonalData.person(id));
        facts.setText(texts.get("facts", formats.count(read.page().total()), formats.zoneName()));
        aliases.setText(named(read.aliases()));
        entries.scrollTo(0);
        node.setVisible(true);
    }

    private String named(List<String> others) {
        String first =
                others.stream().limit(ALIASES_SHOWN).map(PersonalData::person).collect(Collectors.joining(", "));
        if (others.size() > ALIASES_SHOWN) {
            return texts.get("aliases.more", first, formats.count(others.size() - ALIASES_SHOWN));
        }
        return others.isEmpty() ? texts.get("aliases.none") : texts.get("aliases", first);
    }

    private void more(int offset) {
        person.ifPresent(id -> desk.background()
                .run(
                        texts.get("reading"),
                        work -> desk.source().catalog().timeline(id, offset, PagedRows.PAGE, work),
                        page -> {
                            if (person.filter(id::equals).isPresent()) {
                                timeline.arrived(offset, page.rows());
                            }
                        },
                        failure -> {
                            timeline.missed(offset);
                            failed(failure);
                        }));
    }

    private void failed(Failure failure) {
        if (!(failure instanceof Cancelled)) {
            desk.navigator().show(Notice.of(failure));
        }
    }

    @Override
    public void close() {
        reading.close();
    }
}
