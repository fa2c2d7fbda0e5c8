package dev.steward.app.hold;

import dev.steward.app.acting.ActScreen;
import dev.steward.app.acting.Acting;
import dev.steward.app.acting.ActorBar;
import dev.steward.app.acting.Signing;
import dev.steward.app.hold.HoldsModel.Standing;
import dev.steward.app.ui.Desk;
import dev.steward.app.ui.Formats;
import dev.steward.app.ui.Fxml;
import dev.steward.app.ui.Place;
import dev.steward.app.ui.RangeChoice;
import dev.steward.app.ui.ScreenKind;
import dev.steward.app.ui.Texts;
import dev.steward.app.ui.TwoLines;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Records of some people that every plan leaves alone: placing a hold, and releasing it with two signatures. */
public final class HoldsScreen extends ActScreen {
    private static final String ICON = "mdi2h-hand-back-right-outline";

    private final Acting acting;
    private final ActorBar who;
    private final HoldPane one;
    private final PlaceForm form;
    private final Node node;
    private Formats formats = new Formats(Locale.getDefault(), ZoneOffset.UTC);

    @FXML
    private HBox header;

    @FXML
    private VBox nobody;

    @FXML
    private Button begin;

    @FXML
    private HBox body;

    @FXML
    private ListView<Standing> holds;

    @FXML
    private Button fresh;

    @FXML
    private StackPane beside;

    @FXML
    private VBox none;

    HoldsScreen(Desk desk) {
        super(Texts.of(HoldsScreen.class));
        this.acting = new Acting(desk);
        this.who = new ActorBar(acting);
        this.one = new HoldPane(acting, new Signing(acting, this::look), texts);
        this.node = Fxml.load(this, "holds.fxml", texts);
        this.form = new PlaceForm(acting, texts, () -> face(one.node()), () -> {
            face(one.node());
            holds.getSelectionModel().clearSelection();
            look();
        });
        header.getChildren().add(who.node());
        holds.setCellFactory(_ -> new TwoLines<>(this::cell));
        holds.getSelectionModel().selectedItemProperty().addListener((_, _, hold) -> open(hold));
        acting.chosen().addListener((_, _, _) -> one.refresh());
        begin.setOnAction(_ -> desk.navigator().go(new Place.Front(Place.ROSTER)));
        fresh.setOnAction(_ -> fresh());
        face(one.node());
    }

    /** As the navigation offers it, whatever the source: the holds are those of this home. */
    public static ScreenKind screen() {
        return new ScreenKind(
                Place.HOLDS,
                Texts.of(HoldsScreen.class).get("title"),
                ICON,
                ScreenKind.Verb.ACT,
                _ -> true,
                HoldsScreen::new);
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void ranged(RangeChoice range) {
        formats = new Formats(Locale.getDefault(), range.zone());
        holds.refresh();
        open(holds.getSelectionModel().getSelectedItem());
    }

    @Override
    protected void look() {
        acting.run(texts.get("look.task"), _ -> HoldsModel.of(acting.governance()), this::show);
    }

    private void show(HoldsModel found) {
        boolean founded = found.crew().roster().founded();
        nobody.setVisible(!founded);
        body.setVisible(founded);
        who.show(found.crew());
        Optional<String> open = Optional.ofNullable(holds.getSelectionModel().getSelectedItem())
                .map(standing -> standing.hold().id());
        boolean writing = beside.getChildren().contains(form.node());
        holds.getItems().setAll(found.holds());
        holds.getItems().stream()
                .filter(standing -> open.filter(standing.hold().id()::equals).isPresent())
                .findFirst()
                .ifPresentOrElse(holds.getSelectionModel()::select, holds.getSelectionModel()::selectFirst);
        face(writing ? form.node() : one.node());
    }

    private void open(@Nullable Standing standing) {
        if (standing == null) {
            one.clear();
        } else {
            one.show(standing, formats);
            face(one.node());
        }
    }

    private void fresh() {
        form.clear();
        face(form.node());
        form.focus();
    }

    private void face(Node shown) {
        boolean empty = holds.getItems().isEmpty();
        none.setVisible(empty && shown != form.node());
        beside.getChildren().setAll(List.of(shown, none));
    }

    @Override
    public void close() {
        who.close();
    }

    private TwoLines.Said cell(Standing standing) {
        String name = standing.hold().id();
        String words =
                texts.get("cell." + standing.state(), standing.hold().people().size());
        return new TwoLines.Said(name, words, texts.get("cell.spoken", name, words));
    }
}
