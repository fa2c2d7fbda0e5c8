package dev.steward.app.warehouse;

import dev.steward.app.tasks.Lane;
import dev.steward.app.ui.Command;
import dev.steward.app.ui.Formats;
import dev.steward.app.ui.Fxml;
import dev.steward.app.ui.Place;
import dev.steward.app.ui.RangeChoice;
import dev.steward.app.ui.Screen;
import dev.steward.app.ui.ScreenKind;
import dev.steward.app.ui.StageLook;
import dev.steward.app.ui.Texts;
import dev.steward.model.Cancelled;
import dev.steward.model.Failure;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.VBox;

/** The open warehouse as a place where schemas are set up, marts are built, and key figures asked. */
public final class WarehouseScreen implements Screen {
    private static final String ICON = "mdi2d-database-cog-outline";

    private final Ground ground;
    private final Lane looking;
    private final SchemasPane schemas;
    private final BuildPane build;
    private final FiguresPane figures;
    private final Node node;
    private Optional<Found> known = Optional.empty();
    private Formats formats = new Formats(Locale.getDefault(), ZoneOffset.UTC);

    @FXML
    private Label stage;

    @FXML
    private Label where;

    @FXML
    private Button refresh;

    @FXML
    private TabPane tabs;

    @FXML
    private Tab schemasTab;

    @FXML
    private Tab buildTab;

    @FXML
    private Tab figuresTab;

    @FXML
    private VBox waiting;

    @FXML
    private ProgressIndicator turning;

    @FXML
    private Label what;

    @FXML
    private Label remedy;

    @FXML
    private Button again;

    WarehouseScreen(Ground ground) {
        this.ground = ground;
        this.looking = ground.desk().background().lane();
        this.schemas = new SchemasPane(ground, this::look);
        this.build = new BuildPane(ground);
        this.figures = new FiguresPane(ground);
        this.node = Fxml.load(this, "warehouse.fxml", ground.texts());
        StageLook.show(stage, ground.where().stage());
        where.setText(ground.texts()
                .get("where", ground.where().title(), ground.where().role()));
        schemasTab.setContent(schemas.node());
        buildTab.setContent(build.node());
        figuresTab.setContent(figures.node());
        refresh.setOnAction(_ -> look());
        again.setOnAction(_ -> look());
    }

    /** As the navigation offers it, about warehouses only. */
    public static ScreenKind screen() {
        return new ScreenKind(
                Place.WAREHOUSE,
                Texts.of(WarehouseScreen.class).get("title"),
                ICON,
                ScreenKind.Verb.ADD,
                source -> source.warehouse().isPresent(),
                desk -> new WarehouseScreen(Ground.of(desk)));
    }

    @Override
    public String title() {
        return ground.texts().get("title");
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public List<Command> commands() {
        return List.of(Command.of(ground.texts().get("command.look"), "mdi2r-refresh", this::look));
    }

    @Override
    public void ranged(RangeChoice range) {
        formats = new Formats(Locale.getDefault(), range.zone());
        known.ifPresent(this::show);
    }

    @Override
    public void shown() {
        look();
    }

    /** How things stand may have changed by other hands: it is looked up whenever the screen comes to the front. */
    private void look() {
        if (known.isEmpty()) {
            wait(true, ground.texts().get("looking"), "");
        }
        looking.run(
                ground.texts().get("task.look", ground.where().title()),
                work -> Found.in(ground.warehouse(), work),
                this::show,
                this::failed);
    }

    private void show(Found found) {
        known = Optional.of(found);
        waiting.setVisible(false);
        tabs.setVisible(true);
        schemas.show(found.schemas(), formats);
        build.show(found.models(), formats);
        figures.show(found.measured(), formats);
    }

    private void failed(Failure failure) {
        if (known.isPresent()) {
            ground.failed(failure);
        } else if (failure instanceof Cancelled) {
            wait(false, ground.texts().get("looking.cancelled"), "");
        } else {
            wait(false, failure.getMessage(), failure.remedy());
        }
    }

    /** @param busy whether it is being looked up; otherwise it can be tried again */
    private void wait(boolean busy, String words, String next) {
        waiting.setVisible(true);
        tabs.setVisible(false);
        what.setText(words);
        remedy.setText(next);
        turning.setVisible(busy);
        turning.setManaged(busy);
        again.setVisible(!busy);
        again.setManaged(!busy);
    }

    @Override
    public void close() {
        looking.close();
        schemas.close();
        build.close();
        figures.close();
    }
}
