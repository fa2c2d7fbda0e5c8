package dev.steward.app.connection;

import dev.steward.Steward;
import dev.steward.app.mapping.MappingModel;
import dev.steward.app.mapping.RolesPart;
import dev.steward.app.tasks.Background;
import dev.steward.app.tasks.Lane;
import dev.steward.app.ui.Connector;
import dev.steward.app.ui.Dialogs;
import dev.steward.app.ui.Formats;
import dev.steward.app.ui.Fxml;
import dev.steward.app.ui.Meaning;
import dev.steward.app.ui.Navigator;
import dev.steward.app.ui.Notice;
import dev.steward.app.ui.Screen;
import dev.steward.app.ui.Texts;
import dev.steward.definition.Role;
import dev.steward.model.BadInput;
import dev.steward.workspace.SavedConnection;
import dev.steward.workspace.SavedConnection.Stage;
import dev.steward.workspace.SavedConnection.Tls;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Where a warehouse is and as whom it is asked; tried out, connected to and saved from here. */
public final class ConnectionScreen implements Screen {
    private static final Set<Role> ROLES = EnumSet.of(Role.USER, Role.EVENT, Role.TIME, Role.SESSION, Role.PROPERTIES);

    private final Steward steward;
    private final Connector connector;
    private final Navigator navigator;
    private final ConnectionModel model;
    private final Lane trying;
    private final Texts texts = Texts.of(ConnectionScreen.class);
    private final ToggleGroup stages = new ToggleGroup();
    private final Outcome outcome;
    private final Node node;

    @FXML
    private Label heading;

    @FXML
    private TextField name;

    @FXML
    private HBox stage;

    @FXML
    private TextField host;

    @FXML
    private TextField port;

    @FXML
    private TextField database;

    @FXML
    private TextField role;

    @FXML
    private ComboBox<Typed.Place> place;

    @FXML
    private Label secretLabel;

    @FXML
    private PasswordField password;

    @FXML
    private TextField variable;

    @FXML
    private Label passfile;

    @FXML
    private ComboBox<Tls> tls;

    @FXML
    private VBox authorityPart;

    @FXML
    private TextField authority;

    @FXML
    private Button chooseAuthority;

    @FXML
    private TextField schema;

    @FXML
    private TextField table;

    @FXML
    private TextField limit;

    @FXML
    private VBox columns;

    @FXML
    private GridPane roles;

    @FXML
    private ComboBox<String> zone;

    @FXML
    private HBox said;

    @FXML
    private Button back;

    @FXML
    private Button delete;

    @FXML
    private Button test;

    @FXML
    private Button save;

    @FXML
    private Button connect;

    /** @param before what is edited; empty: a new one */
    public ConnectionScreen(
            Steward steward,
            Background background,
            Dialogs dialogs,
            Connector connector,
            Navigator navigator,
            Optional<SavedConnection> before) {
        this.steward = steward;
        this.connector = connector;
        this.navigator = navigator;
        this.model = new ConnectionModel(before);
        this.trying = background.lane();
        this.node = Fxml.load(this, "connection.fxml", texts);
        this.outcome = new Outcome(said, texts);
        choices(tls, Tls.values(), mode -> texts.get("tls." + mode.word()));
        choices(place, Typed.Place.values(), where -> texts.get("place." + where.name()));
        for (Stage each : Stage.values()) {
            stage(each);
        }
        zone.getItems().add("UTC");
        zone.getItems().addAll(ZoneId.getAvailableZoneIds().stream().sorted().toList());
        fill(model.typed());
        listen();
        meanings();
        chooseAuthority.setOnAction(_ -> dialogs.openFile(texts.get("authority.choose"), List.of())
                .ifPresent(file -> authority.setText(file.toString())));
        back.setOnAction(_ -> connector.back());
        delete.setOnAction(_ -> model.before().ifPresent(saved -> connector.delete(saved, connector::back)));
        test.setOnAction(_ -> tryOut());
        save.setOnAction(_ -> save());
        connect.setOnAction(_ -> connect());
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

    @Override
    public void shown() {
        host.requestFocus();
    }

    private static <T> void choices(ComboBox<T> box, T[] values, Function<T, String> words) {
        box.getItems().setAll(values);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : words.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException(text);
            }
        });
    }

    private void stage(Stage each) {
        ToggleButton button = new ToggleButton(texts.get("stage." + each.name()));
        button.setUserData(each);
        button.setToggleGroup(stages);
        button.getStyleClass()
                .add(each == Stage.DEVELOPMENT ? "left-pill" : each == Stage.PRODUCTION ? "right-pill" : "center-pill");
        button.setOnAction(_ -> {
            stages.selectToggle(button);
            changed();
        });
        stage.getChildren().add(button);
    }

    private void fill(Typed typed) {
        heading.setText(model.before().map(saved -> saved.name()).orElseGet(() -> texts.get("heading.new")));
        name.setText(typed.name());
        host.setText(typed.host());
        port.setText(typed.port());
        database.setText(typed.database());
        role.setText(typed.role());
        tls.setValue(typed.tls());
        authority.setText(typed.authority());
        stages.getToggles().stream()
                .filter(toggle -> toggle.getUserData() == typed.stage())
                .forEach(stages::selectToggle);
        place.setValue(typed.place());
        variable.setText(typed.variable());
        schema.setText(typed.schema());
        table.setText(typed.table());
        limit.setText(typed.limit());
    }

    private void listen() {
        Stream.of(name, host, port, database, role, authority, variable, schema, table, limit)
                .forEach(field -> field.textProperty().addListener((_, _, _) -> changed()));
        password.textProperty().addListener((_, _, now) -> model.password(now));
        tls.valueProperty().addListener((_, _, _) -> changed());
        place.valueProperty().addListener((_, _, _) -> changed());
        zone.valueProperty()
                .addListener((_, _, chosen) -> model.roles().ifPresent(seen -> {
                    if (chosen != null) {
                        seen.zone(chosen.equals("UTC") ? ZoneOffset.UTC : ZoneId.of(chosen));
                    }
                }));
    }

    private void meanings() {
        Map.<String, Node>ofEntries(
                        Map.entry("name", name),
                        Map.entry("stage", stage),
                        Map.entry("host", host),
                        Map.entry("port", port),
                        Map.entry("database", database),
                        Map.entry("role", role),
                        Map.entry("place", place),
                        Map.entry("password", password),
                        Map.entry("variable", variable),
                        Map.entry("tls", tls),
                        Map.entry("authority", authorityPart),
                        Map.entry("schema", schema),
                        Map.entry("table", table),
                        Map.entry("limit", limit),
                        Map.entry("columns", columns))
                .forEach((key, control) -> Meaning.give(control, texts, key));
    }

    private void changed() {
        model.type(typed());
        outcome.nothing();
        refresh();
    }

    private Typed typed() {
        Stage chosen = stages.getSelectedToggle().getUserData() instanceof Stage one ? one : Stage.DEVELOPMENT;
        return new Typed(
                name.getText(),
                host.getText(),
                port.getText(),
                database.getText(),
                role.getText(),
                tls.getValue(),
                authority.getText(),
                chosen,
                place.getValue(),
                variable.getText(),
                schema.getText(),
                table.getText(),
                limit.getText());
    }

    /** Shows what belongs to what is chosen, and only that. */
    private void refresh() {
        Typed typed = model.typed();
        boolean here = typed.place() == Typed.Place.ASKED || typed.place() == Typed.Place.KEYCHAIN;
        visible(password, here);
        visible(variable, typed.place() == Typed.Place.VARIABLE);
        visible(passfile, typed.place() == Typed.Place.PASSFILE);
        secretLabel.setText(texts.get(typed.place() == Typed.Place.VARIABLE ? "variable" : "password"));
        secretLabel.setVisible(typed.place() != Typed.Place.PASSFILE);
        password.setPromptText(texts.get(
                typed.place() == Typed.Place.ASKED
                        ? "password.once"
                        : model.before().isPresent() ? "password.kept" : "password.keep"));
        authorityPart.setDisable(typed.tls() == Tls.DISABLE || typed.tls() == Tls.REQUIRE);
        visible(delete, model.before().isPresent());
        visible(columns, model.roles().isPresent());
    }

    private static void visible(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    private void tryOut() {
        try {
            Trial.Attempt attempt = model.attempt();
            outcome.running();
            trying.run(
                    texts.get("task.try", attempt.connection().title()),
                    work -> attempt.run(steward, work),
                    this::tried,
                    outcome::wrong);
        } catch (BadInput wrong) {
            outcome.wrong(wrong);
        }
    }

    private void tried(Trial trial) {
        model.seen(trial);
        model.roles().ifPresent(this::show);
        refresh();
        trial.facts().ifPresent(facts -> outcome.found(facts, trial.mapping()));
        trial.problem().ifPresent(outcome::wrong);
    }

    private void show(MappingModel seen) {
        roles.getChildren().clear();
        RolesPart.fill(roles, ROLES, seen, model::about, outcome::nothing);
        zone.setValue(Formats.name(seen.zone()));
    }

    private void save() {
        try {
            SavedConnection meant = model.connection();
            Optional<SavedConnection> before = model.before();
            Optional<String> typed = model.password();
            trying.run(
                    texts.get("task.save"),
                    _ -> {
                        steward.save(meant, before, typed);
                        return meant;
                    },
                    this::saved,
                    outcome::wrong);
        } catch (BadInput wrong) {
            outcome.wrong(wrong);
        }
    }

    private void saved(SavedConnection connection) {
        model.saved(connection);
        heading.setText(connection.name());
        refresh();
        connector.changed();
        navigator.show(Notice.success(texts.get("saved", connection.name())));
    }

    private void connect() {
        try {
            outcome.nothing();
            connector.connect(model.connection(), model.password(), model.before());
        } catch (BadInput wrong) {
            outcome.wrong(wrong);
        }
    }

    @Override
    public void close() {
        password.clear();
        trying.close();
    }
}
