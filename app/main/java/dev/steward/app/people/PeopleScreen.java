package dev.steward.app.people;

import dev.steward.app.tasks.Lane;
import dev.steward.app.ui.Columns;
import dev.steward.app.ui.Command;
import dev.steward.app.ui.Desk;
import dev.steward.app.ui.Formats;
import dev.steward.app.ui.Fxml;
import dev.steward.app.ui.Notice;
import dev.steward.app.ui.PagedRows;
import dev.steward.app.ui.PagedRows.Slot;
import dev.steward.app.ui.Place;
import dev.steward.app.ui.RangeChoice;
import dev.steward.app.ui.Screen;
import dev.steward.app.ui.Subscriptions;
import dev.steward.app.ui.Texts;
import dev.steward.catalog.PersonFacts;
import dev.steward.catalog.PersonalData;
import dev.steward.model.Cancelled;
import dev.steward.model.Failure;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** Everybody in the source, and what one of them did. Lists are as long as the source and fetched as they are scrolled. */
public final class PeopleScreen implements Screen {
    private static final Duration TYPING = Duration.millis(250);

    private static final double ROOM_FOR_FIRST = 400;

    private final Desk desk;
    private final Lane searching;
    private final Texts texts = Texts.of(PeopleScreen.class);
    private final Subscriptions subscriptions = new Subscriptions();
    private final Subscriptions narrow = new Subscriptions();
    private final PauseTransition typing = new PauseTransition(TYPING);
    private final PagedRows<PersonFacts> people = new PagedRows<>(this::morePeople);
    private final Merging merging;
    private final PersonPane one;
    private final Node node;
    private Formats formats = new Formats(Locale.getDefault(), ZoneOffset.UTC);

    @FXML
    private SplitPane split;

    @FXML
    private Label summary;

    @FXML
    private Button identities;

    @FXML
    private TextField search;

    @FXML
    private TableView<Slot<PersonFacts>> table;

    @FXML
    private Label tableEmpty;

    public PeopleScreen(Desk desk) {
        this.desk = desk;
        this.searching = desk.background().lane();
        this.merging = new Merging(desk, texts, this::merged);
        this.one = new PersonPane(desk, texts, merging);
        this.node = Fxml.load(this, "people.fxml", texts);
        table.setItems(people);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        split.getItems().add(one.node());
        identities.setVisible(merging.possible());
        identities.setManaged(merging.possible());
        identities.setOnAction(_ -> merging.file());
        typing.setOnFinished(_ -> {
            one.forget();
            find();
        });
        search.textProperty().addListener((_, _, _) -> typing.playFromStart());
        subscriptions.on(table.getSelectionModel().selectedItemProperty(), this::selected);
        dress();
        find();
    }

    @Override
    public String title() {
        return texts.get("title");
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void ranged(RangeChoice range) {
        formats = new Formats(Locale.getDefault(), range.zone());
        dress();
    }

    @Override
    public void go(Place place) {
        if (place instanceof Place.Person(String id)) {
            table.getSelectionModel().clearSelection();
            one.read(id);
        }
    }

    @Override
    public List<Command> commands() {
        Command find = Command.of(texts.get("command.search"), "mdi2m-magnify", "Shortcut+F", search::requestFocus);
        return merging.possible()
                ? List.of(
                        find,
                        one.command(),
                        Command.of(
                                texts.get("command.identities"), "mdi2a-account-multiple-plus-outline", merging::file))
                : List.of(find);
    }

    /** Columns know the zone, so another zone makes them anew. */
    private void dress() {
        TableColumn<Slot<PersonFacts>, String> first =
                Columns.text(texts.get("column.first"), 96, row -> of(row, who -> formats.day(who.first())));
        table.getColumns()
                .setAll(List.of(
                        Columns.text(texts.get("column.person"), 120, row -> of(row, this::masked)),
                        right(Columns.text(
                                texts.get("column.events"), 76, row -> of(row, who -> formats.count(who.events())))),
                        first,
                        Columns.text(texts.get("column.last"), 96, row -> of(row, who -> formats.day(who.last())))));
        narrow.close();
        Columns.onlyWhenWider(narrow, table, first, ROOM_FOR_FIRST);
        table.getColumns().forEach(column -> column.setSortable(false));
        one.formats(formats);
        summarize();
    }

    private static <C extends TableColumn<?, ?>> C right(C column) {
        column.getStyleClass().add("number");
        return column;
    }

    private static String of(Slot<PersonFacts> row, Function<PersonFacts, String> words) {
        return row.value().map(words).orElse("…");
    }

    private String masked(PersonFacts who) {
        return PersonalData.person(who.person());
    }

    private void find() {
        String typed = search.getText();
        tableEmpty.setText(texts.get("searching"));
        searching.run(
                texts.get("searching"),
                work -> desk.source().catalog().people(typed, 0, PagedRows.PAGE, work),
                page -> {
                    people.start(Math.toIntExact(page.total()), page.rows());
                    tableEmpty.setText(texts.get("nobody"));
                    summarize();
                    if (one.person().isEmpty() && !page.rows().isEmpty()) {
                        table.getSelectionModel().selectFirst();
                    }
                },
                this::failed);
    }

    private void morePeople(int offset) {
        String typed = search.getText();
        desk.background()
                .run(
                        texts.get("searching"),
                        work -> desk.source().catalog().people(typed, offset, PagedRows.PAGE, work),
                        page -> people.arrived(offset, page.rows()),
                        failure -> {
                            people.missed(offset);
                            failed(failure);
                        });
    }

    private void selected(@Nullable Slot<PersonFacts> row) {
        Optional.ofNullable(row).flatMap(Slot::value).map(PersonFacts::person).ifPresent(one::read);
    }

    /** People are others than before: those who were merged are gone, and somebody has become busier. */
    private void merged(Optional<String> into) {
        one.forget();
        into.ifPresent(one::read);
        find();
    }

    private void summarize() {
        summary.setText(texts.get("summary", people.size(), formats.count(people.size())));
    }

    private void failed(Failure failure) {
        if (!(failure instanceof Cancelled)) {
            desk.navigator().show(Notice.of(failure));
        }
    }

    @Override
    public void close() {
        typing.stop();
        narrow.close();
        subscriptions.close();
        searching.close();
        merging.close();
        one.close();
    }
}
