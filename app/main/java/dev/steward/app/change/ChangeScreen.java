package dev.steward.app.change;

import dev.steward.app.acting.ActScreen;
import dev.steward.app.acting.ActorBar;
import dev.steward.app.acting.BeginPane;
import dev.steward.app.acting.Crew;
import dev.steward.app.ui.Formats;
import dev.steward.app.ui.Fxml;
import dev.steward.app.ui.Place;
import dev.steward.app.ui.RangeChoice;
import dev.steward.app.ui.ScreenKind;
import dev.steward.app.ui.Texts;
import dev.steward.governance.gate.Place.Lake;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/** Policies, previews, and the stations of every change of the open lake. */
public final class ChangeScreen extends ActScreen {
    private static final String ICON = "mdi2d-delete-clock-outline";

    private final Ground ground;
    private final PoliciesPane policies;
    private final PreviewPane preview;
    private final ChangesPane changes;
    private final Optional<ImportsPane> imports;
    private final ActorBar who;
    private final Node node;

    @FXML
    private HBox header;

    @FXML
    private TabPane tabs;

    @FXML
    private Tab policiesTab;

    @FXML
    private Tab previewTab;

    @FXML
    private Tab changesTab;

    @FXML
    private Tab importsTab;

    @FXML
    private StackPane beginning;

    ChangeScreen(Ground ground) {
        super(ground.texts());
        this.ground = ground;
        this.preview = new PreviewPane(ground, this::requested);
        this.policies = new PoliciesPane(ground, preview::look);
        this.changes = new ChangesPane(ground);
        this.imports = ground.place() instanceof Lake(Path folder)
                ? Optional.of(new ImportsPane(ground, folder, this::requested))
                : Optional.empty();
        this.who = new ActorBar(ground.acting());
        this.node = Fxml.load(this, "change.fxml", texts);
        policiesTab.setContent(policies.node());
        previewTab.setContent(preview.node());
        changesTab.setContent(changes.node());
        imports.ifPresentOrElse(
                pane -> importsTab.setContent(pane.node()), () -> tabs.getTabs().remove(importsTab));
        beginning.getChildren().setAll(new BeginPane(ground.acting(), this::look).node());
        header.getChildren().add(who.node());
    }

    /** As the navigation offers it, about lakes and databases. */
    public static ScreenKind screen() {
        return new ScreenKind(
                Place.CHANGES,
                Texts.of(ChangeScreen.class).get("title"),
                ICON,
                ScreenKind.Verb.ACT,
                source -> source.changeable().isPresent(),
                desk -> new ChangeScreen(Ground.of(desk)));
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void ranged(RangeChoice range) {
        Formats formats = new Formats(Locale.getDefault(), range.zone());
        policies.formats(formats);
        preview.formats(formats);
        changes.formats(formats);
        imports.ifPresent(pane -> pane.formats(formats));
    }

    @Override
    protected void look() {
        ground.run(texts.get("look.task"), _ -> Crew.of(ground.governance()), this::show);
    }

    private void show(Crew crew) {
        boolean founded = crew.roster().founded();
        beginning.setVisible(!founded);
        tabs.setVisible(founded);
        who.show(crew);
        if (founded) {
            policies.look();
            preview.look();
            changes.look();
            imports.ifPresent(ImportsPane::look);
        }
    }

    private void requested() {
        changes.look();
        tabs.getSelectionModel().select(changesTab);
    }

    @Override
    public void close() {
        policies.close();
        preview.close();
        imports.ifPresent(ImportsPane::close);
        who.close();
    }
}
