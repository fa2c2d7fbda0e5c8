package dev.steward.app.ui;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.application.HostServices;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextInputDialog;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;

/** The system's file choosers and JavaFX's dialogs, in front of the window. */
public final class FxDialogs implements Dialogs {
    private static final double GAP = 8;

    private final Stage owner;
    private final Look look;
    private final HostServices host;
    private final Texts texts = Texts.of(FxDialogs.class);

    public FxDialogs(Stage owner, Look look, HostServices host) {
        this.owner = owner;
        this.look = look;
        this.host = host;
    }

    @Override
    public Optional<Path> openFile(String title, List<FileType> types) {
        return Optional.ofNullable(chooser(title, types).showOpenDialog(owner)).map(java.io.File::toPath);
    }

    @Override
    public Optional<Path> openFolder(String title) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        return Optional.ofNullable(chooser.showDialog(owner)).map(java.io.File::toPath);
    }

    @Override
    public Optional<Path> saveFile(String title, String suggestedName, List<FileType> types) {
        FileChooser chooser = chooser(title, types);
        chooser.setInitialFileName(suggestedName);
        return Optional.ofNullable(chooser.showSaveDialog(owner)).map(java.io.File::toPath);
    }

    @Override
    public Optional<String> askText(String title, String label, String initial) {
        TextInputDialog dialog = new TextInputDialog(initial);
        dialog.setContentText(label);
        dialog.getEditor().setAccessibleText(label);
        return prepared(dialog, title).showAndWait().map(String::strip).filter(text -> !text.isEmpty());
    }

    @Override
    public Optional<String> askPassword(String title, String label) {
        PasswordField field = new PasswordField();
        field.setAccessibleText(label);
        Label words = new Label(label);
        words.setLabelFor(field);
        ButtonType act = new ButtonType(texts.get("dialog.ok"), ButtonBar.ButtonData.OK_DONE);
        Dialog<String> dialog = new Dialog<>();
        dialog.getDialogPane().setContent(new VBox(GAP, words, field));
        dialog.getDialogPane().getButtonTypes().setAll(act, ButtonType.CANCEL);
        dialog.setResultConverter(chosen -> act.equals(chosen) ? field.getText() : null);
        dialog.setOnShown(_ -> field.requestFocus());
        return prepared(dialog, title).showAndWait();
    }

    @Override
    public boolean confirm(String title, String message, String action) {
        ButtonType act = new ButtonType(action, ButtonBar.ButtonData.OK_DONE);
        Alert alert = new Alert(Alert.AlertType.CONFIRMATION, message, act, ButtonType.CANCEL);
        return prepared(alert, title).showAndWait().filter(act::equals).isPresent();
    }

    @Override
    public void error(Notice notice) {
        Alert alert = new Alert(Alert.AlertType.ERROR, notice.details(), ButtonType.CLOSE);
        prepared(alert, texts.get("dialog.error")).showAndWait();
    }

    @Override
    public void openLink(URI link) {
        host.showDocument(link.toString());
    }

    private <T> Dialog<T> prepared(Dialog<T> dialog, String title) {
        dialog.initOwner(owner);
        dialog.setTitle(title);
        dialog.setHeaderText(title);
        dialog.setGraphic(null);
        look.dress(dialog.getDialogPane().getScene());
        return dialog;
    }

    private static FileChooser chooser(String title, List<FileType> types) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        types.forEach(type ->
                chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(type.name(), type.endings())));
        return chooser;
    }
}
