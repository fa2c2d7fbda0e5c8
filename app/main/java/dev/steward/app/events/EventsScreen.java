package dev.steward.app.events;

import dev.steward.app.tasks.Lane;
import dev.steward.app.ui.Columns;
import dev.steward.app.ui.Command;
import dev.steward.app.ui.Desk;
import dev.steward.app.ui.Formats;
import dev.steward.app.ui.Fxml;
import dev.steward.app.ui.Notice;
import dev.steward.app.ui.Place;
import dev.steward.app.ui.RangeChoice;
import dev.steward.app.ui.Screen;
import dev.steward.app.ui.Sparkline;
import dev.steward.app.ui.Subscriptions;
import dev.steward.app.ui.Texts;
import dev.steward.catalog.EventFacts;
import dev.steward.catalog.PropertyFacts;
import dev.steward.model.Cancelled;
import dev.steward.model.Failure;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The catalogue: every event with its volume, and what the chosen one carries. */
public final class EventsScreen implements Screen {
    private static final double ROOM_FOR_FIRST = 560;
    private static final double ROOM_FOR_LAST = 470;

    private final Desk desk;
    private final Lane listing;
    private final Lane describing;
    private final EventsModel model = new EventsModel();
    private final Texts texts = Texts.of(EventsScreen.class);
    private final Subscriptions subscriptions = new Subscriptions();
    private final Subscriptions narrow = new Subscriptions();
    private final Node node;
    private Formats formats = new Formats(Locale.getDefault(), ZoneOffset.UTC);
    private Optional<String> wanted = Optional.empty();
    private Optional<String> seen = Optional.empty();
    private boolean listed;

    @FXML
    private Label summary;

    @FXML
    private TextField search;

    @FXML
    private TableView<EventFacts> table;

    @FXML
    private Label tableEmpty;

    @FXML
    private VBox details;

    @FXML
    private Label name;

    @FXML
    private Label facts;

    @FXML
    private Button funnel;

    @FXML
    private Button trend;

    @FXML
    private VBox properties;

    @FXML
    private Label propertiesState;

    public EventsScreen(Desk desk) {
        this.desk = desk;
        this.listing = desk.background().lane();
        this.describing = desk.background().lane();
        this.node = Fxml.load(this, "events.fxml", texts);
        table.setItems(model.sorted(table.comparatorProperty()));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        columns();
        search.textProperty().addListener((_, _, typed) -> {
            model.search(typed);
            summarize();
        });
        subscriptions.on(table.getSelectionModel().selectedItemProperty(), this::describe);
        funnel.setOnAction(_ -> funnelFromHere());
        trend.setOnAction(_ -> overTime());
        describe(null);
        list();
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
        columns();
        summarize();
        describe(table.getSelectionModel().getSelectedItem());
    }

    @Override
    public void go(Place place) {
        if (place instanceof Place.Event(String event)) {
            wanted = Optional.of(event);
            chooseWanted();
        }
    }

    @Override
    public List<Command> commands() {
        return List.of(
                Command.of(texts.get("command.search"), "mdi2m-magnify", "Shortcut+F", search::requestFocus),
                Command.of(texts.get("command.funnel"), "mdi2f-filter-variant", this::funnelFromHere),
                Command.of(texts.get("command.trend"), "mdi2c-chart-line", this::overTime));
    }

    /** What was done to the data meanwhile, such as merging people, shows in the counts. */
    @Override
    public void shown() {
        seen.ifPresent(before -> desk.background()
                .run(
                        texts.get("task.look"),
                        _ -> desk.source().facts().generation(),
                        now -> {
                            if (!now.equals(before)) {
                                list();
                            }
                        },
                        this::failed));
    }

    private void list() {
        listed = false;
        tableEmpty.setText(texts.get("listing"));
        listing.run(
                texts.get("listing"),
                work -> new Listed(
                        desk.source().facts().generation(),
                        desk.source().catalog().events(work)),
                this::show,
                this::failed);
    }

    /** The events of one generation of the source. */
    private record Listed(String generation, List<EventFacts> events) {}

    private void show(Listed found) {
        if (wanted.isEmpty()) {
            wanted = Optional.ofNullable(table.getSelectionModel().getSelectedItem())
                    .map(EventFacts::name);
        }
        listed = true;
        seen = Optional.of(found.generation());
        model.show(found.events());
        tableEmpty.setText(texts.get(found.events().isEmpty() ? "none" : "none.found"));
        summarize();
        if (wanted.isEmpty() && !found.events().isEmpty()) {
            table.getSelectionModel().selectFirst();
        }
        chooseWanted();
    }

    private void columns() {
        TableColumn<EventFacts, Instant> first =
                Columns.hinted(texts.get("column.first"), 92, EventFacts::first, formats::day, formats::utc);
        TableColumn<EventFacts, Instant> last =
                Columns.hinted(texts.get("column.last"), 92, EventFacts::last, formats::day, formats::utc);
        table.getColumns()
                .setAll(List.of(
                        Columns.text(texts.get("column.name"), 150, EventFacts::name),
                        Columns.drawn(texts.get("column.volume"), 120, Sparkline::new, this::draw),
                        Columns.number(texts.get("column.events"), 80, EventFacts::count, formats::count),
                        Columns.number(texts.get("column.people"), 76, EventFacts::people, formats::count),
                        first,
                        last));
        narrow.close();
        Columns.onlyWhenWider(narrow, table, first, ROOM_FOR_FIRST);
        Columns.onlyWhenWider(narrow, table, last, ROOM_FOR_LAST);
    }

    private void draw(Sparkline line, EventFacts event) {
        long most = event.daily().stream().mapToLong(Long::longValue).max().orElse(0);
        line.show(
                event.daily(),
                texts.get("volume.words", event.name(), event.daily().size(), formats.count(most)));
    }

    private void summarize() {
        summary.setText(!listed ? "" : texts.get("summary", model.shown(), formats.count(model.events())));
    }

    private void chooseWanted() {
        wanted.flatMap(model::find).ifPresent(event -> {
            wanted = Optional.empty();
            search.clear();
            table.getSelectionModel().select(event);
            table.scrollTo(event);
        });
    }

    private void describe(@Nullable EventFacts event) {
        details.setVisible(event != null);
        if (event == null) {
            describing.cancel();
            return;
        }
        name.setText(event.name());
        facts.setText(texts.get(
                "facts",
                formats.count(event.count()),
                formats.count(event.people()),
                formats.moment(event.first()),
                formats.moment(event.last()),
                formats.zoneName()));
        properties.getChildren().clear();
        propertiesState.setText(texts.get("properties.reading"));
        describing.run(
                texts.get("task.properties", event.name()),
                work -> desk.source().catalog().properties(event.name(), work),
                found -> show(event, found),
                this::failed);
    }

    private void show(EventFacts event, List<PropertyFacts> found) {
        propertiesState.setText(texts.get("properties", found.size()));
        PropertyView view = new PropertyView(texts, formats, event.count());
        properties.getChildren().setAll(found.stream().map(view::row).toList());
    }

    private void funnelFromHere() {
        Optional.ofNullable(table.getSelectionModel().getSelectedItem())
                .ifPresent(event -> desk.navigator().go(new Place.FunnelFrom(event.name())));
    }

    private void overTime() {
        Optional.ofNullable(table.getSelectionModel().getSelectedItem())
                .ifPresent(event -> desk.navigator().go(new Place.TrendOf(event.name())));
    }

    private void failed(Failure failure) {
        if (!(failure instanceof Cancelled)) {
            desk.navigator().show(Notice.of(failure));
        }
        tableEmpty.setText(texts.get("not.listed"));
        propertiesState.setText("");
    }

    @Override
    public void close() {
        narrow.close();
        subscriptions.close();
        listing.close();
        describing.close();
    }
}
