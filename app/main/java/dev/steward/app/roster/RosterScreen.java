package dev.steward.app.roster;

import dev.steward.app.acting.ActScreen;
import dev.steward.app.acting.Acting;
import dev.steward.app.acting.ActorBar;
import dev.steward.app.acting.BeginPane;
import dev.steward.app.acting.Signing;
import dev.steward.app.ui.Desk;
import dev.steward.app.ui.Fxml;
import dev.steward.app.ui.Place;
import dev.steward.app.ui.ScreenKind;
import dev.steward.app.ui.Texts;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/** Who works here: people with roles and keys, what waits for signatures, and what each role may do. */
public final class RosterScreen extends ActScreen {
    private static final String ICON = "mdi2a-account-key-outline";

    private final Acting acting;
    private final ActorBar who;
    private final PeoplePane people;
    private final WaitingPane waiting;
    private final Node node;

    @FXML
    private HBox header;

    @FXML
    private TabPane tabs;

    @FXML
    private Tab peopleTab;

    @FXML
    private Tab waitingTab;

    @FXML
    private Tab accessTab;

    @FXML
    private StackPane beginning;

    RosterScreen(Desk desk) {
        super(Texts.of(RosterScreen.class));
        this.acting = new Acting(desk);
        this.who = new ActorBar(acting);
        Signing signing = new Signing(acting, this::look);
        this.people = new PeoplePane(acting, signing, texts, this::requested);
        this.waiting = new WaitingPane(acting, signing, texts);
        this.node = Fxml.load(this, "roster.fxml", texts);
        header.getChildren().add(who.node());
        peopleTab.setContent(people.node());
        waitingTab.setContent(waiting.node());
        accessTab.setContent(AccessTable.of(texts));
        beginning.getChildren().setAll(new BeginPane(acting, this::look).node());
    }

    /** As the navigation offers it, whatever the source: the roster is that of this home. */
    public static ScreenKind screen() {
        return new ScreenKind(
                Place.ROSTER,
                Texts.of(RosterScreen.class).get("title"),
                ICON,
                ScreenKind.Verb.ACT,
                _ -> true,
                RosterScreen::new);
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    protected void look() {
        acting.run(texts.get("look.task"), _ -> RosterModel.of(acting.governance()), this::show);
    }

    private void show(RosterModel found) {
        boolean founded = found.crew().roster().founded();
        beginning.setVisible(!founded);
        tabs.setVisible(founded);
        who.show(found.crew());
        people.show(found);
        waiting.show(found.waiting());
        waitingTab.setText(texts.get("tab.waiting", found.waiting().size()));
    }

    private void requested() {
        look();
        tabs.getSelectionModel().select(waitingTab);
    }

    @Override
    public void close() {
        who.close();
    }
}
