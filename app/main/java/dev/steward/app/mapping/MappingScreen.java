package dev.steward.app.mapping;

import dev.steward.Steward;
import dev.steward.app.tasks.Background;
import dev.steward.app.ui.Dialogs;
import dev.steward.app.ui.Formats;
import dev.steward.app.ui.Fxml;
import dev.steward.app.ui.Navigator;
import dev.steward.app.ui.Opener;
import dev.steward.app.ui.Screen;
import dev.steward.app.ui.Texts;
import dev.steward.catalog.PersonalData;
import dev.steward.definition.Role;
import dev.steward.source.lake.Inspection;
import dev.steward.source.lake.Inspection.ColumnFacts;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What files hold and what their columns are taken for, to be corrected before they are opened or imported. */
public final class MappingScreen implements Screen {
    private static final int LONGEST = 32;
    private static final Set<Role> FIRST =
            EnumSet.of(Role.USER, Role.EVENT, Role.TIME, Role.SESSION, Role.ID, Role.PROPERTIES);

    private final Inspection inspection;
    private final MappingModel model;
    private final Opener opener;
    private final SampleTable rows;
    private final Texts texts = Texts.of(MappingScreen.class);
    private final Formats formats = new Formats(Locale.getDefault(), ZoneOffset.UTC);
    private final ImportCard importing;
    private final Node node;

    @FXML
    private VBox page;

    @FXML
    private Label title;

    @FXML
    private Label facts;

    @FXML
    private VBox problems;

    @FXML
    private GridPane first;

    @FXML
    private TitledPane more;

    @FXML
    private GridPane others;

    @FXML
    private ComboBox<String> zone;

    @FXML
    private TextField timeFormat;

    @FXML
    private TableView<List<@Nullable Object>> sample;

    @FXML
    private Label sampleFacts;

    @FXML
    private Label state;

    @FXML
    private Button open;

    @FXML
    private Button importInto;

    @FXML
    private Button back;

    public MappingScreen(
            Inspection inspection,
            Steward steward,
            Background background,
            Dialogs dialogs,
            Opener opener,
            Navigator navigator) {
        this.inspection = inspection;
        this.model = new MappingModel(
                inspection.columns().stream().map(ColumnFacts::name).toList(), inspection.guess());
        this.opener = opener;
        this.rows = new SampleTable(model, texts);
        this.importing = new ImportCard(steward, background, dialogs, opener, navigator, inspection.path(), formats);
        this.node = Fxml.load(this, "mapping.fxml", texts);
        title.setText(texts.get("heading", inspection.path().getFileName()));
        facts.setText(texts.get(
                "facts",
                inspection.format(),
                formats.count(inspection.rows()),
                inspection.columns().size(),
                inspection.files()));
        inspection.problems().forEach(problem -> problems.getChildren().add(problem(problem)));
        problems.setManaged(!inspection.problems().isEmpty());
        Set<Role> rest = EnumSet.complementOf(EnumSet.copyOf(FIRST));
        RolesPart.fill(first, FIRST, model, this::about, this::refresh);
        RolesPart.fill(others, rest, model, this::about, this::refresh);
        more.setExpanded(rest.stream().anyMatch(role -> !model.text(role).isEmpty()));
        times();
        rows.fill(sample, inspection.sample());
        sampleFacts.setText(texts.get("sample.facts", inspection.sample().rows().size()));
        open.setOnAction(_ -> model.mapping().ifPresent(mapping -> opener.open(inspection.path(), mapping)));
        importInto.setOnAction(_ -> model.mapping().ifPresent(importing::start));
        back.setOnAction(_ -> opener.back());
        page.getChildren().add(page.getChildren().size() - 1, importing.node());
        refresh();
    }

    @Override
    public String title() {
        return texts.get("title");
    }

    @Override
    public Node node() {
        return node;
    }

    private String about(String column) {
        return inspection.columns().stream()
                .filter(known -> known.name().equals(column))
                .map(this::words)
                .findFirst()
                .orElse("");
    }

    private String words(ColumnFacts column) {
        String example = column.example()
                .map(value -> PersonalData.shown(column.name(), value))
                .map(value -> value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value)
                .map(value -> texts.get("column.example", value))
                .orElse("");
        String facts = texts.get("column.facts", column.type(), formats.count(column.distinct()));
        String missing = column.missing() == 0 ? "" : texts.get("column.missing", formats.count(column.missing()));
        return facts + example + missing;
    }

    private void times() {
        zone.getItems().add("UTC");
        zone.getItems().addAll(ZoneId.getAvailableZoneIds().stream().sorted().toList());
        zone.setValue(Formats.name(model.zone()));
        zone.valueProperty().addListener((_, _, name) -> {
            if (name != null) {
                model.zone(zone(name));
            }
        });
        timeFormat.setText(model.timeFormat());
        timeFormat.textProperty().addListener((_, _, typed) -> model.timeFormat(typed));
    }

    private static ZoneId zone(String name) {
        try {
            return name.equals("UTC") ? ZoneOffset.UTC : ZoneId.of(name);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }

    private void refresh() {
        rows.refresh();
        boolean good = model.mapping().isPresent();
        open.setDisable(!good);
        importInto.setDisable(!good);
        state.setText(texts.get(good ? "state.good" : "state.wrong"));
    }

    private static Label problem(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("warning-text");
        label.setWrapText(true);
        return label;
    }

    @Override
    public void close() {
        importing.close();
    }
}
