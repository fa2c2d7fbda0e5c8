package dev.steward.app.archive;

import dev.steward.app.acting.Acting;
import dev.steward.app.tasks.Lane;
import dev.steward.app.ui.Formats;
import dev.steward.app.ui.Fxml;
import dev.steward.app.ui.Meaning;
import dev.steward.app.ui.Texts;
import dev.steward.governance.archive.Archive;
import dev.steward.governance.archive.ArchiveStanding;
import dev.steward.governance.people.Right;
import dev.steward.governance.people.Signer;
import dev.steward.model.BadInput;
import dev.steward.model.Cancelled;
import dev.steward.model.Failure;
import dev.steward.model.Work;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;

/** One archive: whether it holds, writing its files into a new folder, and ending it before its time. */
final class ArchivePane implements AutoCloseable {
    private static final PseudoClass SUCCESS = PseudoClass.getPseudoClass("success");
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

    /** Hears that an archive shall end before its time, and why. */
    interface Early {
        void look(String archive, String reason);
    }

    /** @param openable whether the folder can be opened as a source */
    private record Restored(Archive archive, Path folder, boolean openable) {}

    private final Acting acting;
    private final Texts texts;
    private final Lane checking;
    private final Node node;
    private Optional<Archive> shown = Optional.empty();
    private boolean opens = true;
    private Formats formats = new Formats(Locale.getDefault(), ZoneOffset.UTC);

    @FXML
    private Label name;

    @FXML
    private Label about;

    @FXML
    private Label standing;

    @FXML
    private Button early;

    @FXML
    private Button verify;

    @FXML
    private HBox outcome;

    @FXML
    private Label found;

    @FXML
    private Button look;

    @FXML
    private TextField folder;

    @FXML
    private Button choose;

    @FXML
    private Button restore;

    @FXML
    private Label obstacle;

    ArchivePane(Acting acting, Texts texts, Early ending) {
        this.acting = acting;
        this.texts = texts;
        this.checking = acting.desk().background().lane();
        this.node = Fxml.load(this, "archive.fxml", texts);
        Meaning.give(verify, texts, "verify");
        Meaning.give(folder, texts, "restore.into");
        verify.setOnAction(_ -> shown.ifPresent(this::verify));
        early.setOnAction(_ -> shown.ifPresent(archive -> acting.desk()
                .dialogs()
                .askText(texts.get("early.title", archive.id()), texts.get("early.why"), "")
                .map(String::strip)
                .filter(why -> !why.isEmpty())
                .ifPresent(why -> ending.look(archive.id(), why))));
        early.managedProperty().bind(early.visibleProperty());
        Meaning.give(early, texts, "early");
        choose.setOnAction(_ -> acting.desk()
                .dialogs()
                .openFolder(texts.get("restore.choose"))
                .ifPresent(chosen -> folder.setText(chosen.toString())));
        restore.setOnAction(_ -> shown.ifPresent(this::restore));
        checking.busyProperty().addListener((_, _, _) -> refresh());
        folder.textProperty().addListener((_, _, _) -> refresh());
        acting.chosen().addListener((_, _, _) -> refresh());
        standing.managedProperty().bind(standing.textProperty().isNotEmpty());
        say(Optional.empty(), "", true);
        refresh();
    }

    Node node() {
        return node;
    }

    void show(ArchivesModel.Shown one, Formats now) {
        Archive archive = one.archive();
        formats = now;
        opens = one.standing() instanceof ArchiveStanding.Kept || one.standing() instanceof ArchiveStanding.Over;
        if (shown.map(Archive::id).filter(archive.id()::equals).isEmpty()) {
            checking.cancel();
            say(Optional.empty(), "", true);
            folder.setText(acting.desk()
                    .steward()
                    .home()
                    .data()
                    .resolve("restored")
                    .resolve(archive.id())
                    .toString());
        }
        shown = Optional.of(archive);
        name.setText(texts.get("archive.title", archive.id()));
        about.setText(texts.get(
                "archive.about",
                archive.files().size(),
                formats.count(archive.rows()),
                archive.from(),
                archive.policy(),
                archive.keep(),
                archive.plan().substring(0, 8)));
        early.setVisible(one.standing() instanceof ArchiveStanding.Kept);
        standing.setText(words(one.standing()));
        refresh();
    }

    private String words(ArchiveStanding now) {
        return switch (now) {
            case ArchiveStanding.Kept _ -> "";
            case ArchiveStanding.Over(Instant since) -> texts.get("archive.over", formats.day(since));
            case ArchiveStanding.KeyMissing() -> texts.get("archive.key");
            case ArchiveStanding.Ending(var end) -> texts.get("archive.ending", end.shortPlan());
            case ArchiveStanding.Destroyed(var end) ->
                texts.get(
                        "archive.destroyed",
                        formats.moment(end.at()),
                        formats.zoneName(),
                        end.shortPlan(),
                        end.person());
        };
    }

    private void refresh() {
        Optional<String> hindered = acting.obstacle(Right.RESTORE);
        obstacle.setText(hindered.orElse(texts.get("restore.words")));
        verify.setDisable(checking.busyProperty().get() || !opens);
        verify.setText(texts.get(checking.busyProperty().get() ? "verify.busy" : "verify"));
        restore.setDisable(!opens || hindered.isPresent() || folder.getText().isBlank());
    }

    private void verify(Archive archive) {
        say(Optional.empty(), "", true);
        checking.run(
                texts.get("verify.task", archive.id()),
                work -> acting.governance().archives().verify(archive.id(), work),
                holds -> say(
                        Optional.empty(),
                        texts.get(
                                "verify.holds",
                                holds.files().size(),
                                formats.count(holds.rows()),
                                formats.moment(Instant.now()),
                                formats.zoneName()),
                        true),
                this::broken);
    }

    private void broken(Failure failure) {
        if (!(failure instanceof Cancelled)) {
            say(Optional.empty(), failure.getMessage() + " " + failure.remedy(), false);
        }
    }

    private void restore(Archive archive) {
        Path into;
        try {
            into = ArchivesModel.folder(folder.getText());
        } catch (BadInput wrong) {
            acting.failed(wrong);
            return;
        }
        say(Optional.empty(), "", true);
        acting.signed(
                texts.get("restore.title", archive.id()),
                texts.get("restore.into.words", into),
                (signer, work) -> restore(archive, into, signer, work),
                this::restored);
    }

    private Restored restore(Archive archive, Path into, Signer signer, Work work) {
        Archive written = acting.governance().restore(archive.id(), into, signer, work);
        return new Restored(written, into, openable(into, work));
    }

    private boolean openable(Path into, Work work) {
        try {
            acting.desk().steward().inspect(into, work);
            return true;
        } catch (Cancelled cancelled) {
            throw cancelled;
        } catch (Failure closed) {
            return false;
        }
    }

    private void restored(Restored done) {
        say(
                done.openable() ? Optional.of(done.folder()) : Optional.empty(),
                texts.get(
                        "restore.done",
                        done.archive().files().size(),
                        formats.count(done.archive().rows()),
                        done.folder()),
                true);
    }

    /** @param open a folder that can be opened now */
    private void say(Optional<Path> open, String words, boolean good) {
        outcome.setVisible(!words.isEmpty());
        outcome.setManaged(!words.isEmpty());
        outcome.pseudoClassStateChanged(SUCCESS, good);
        outcome.pseudoClassStateChanged(ERROR, !good);
        found.setText(words);
        look.setVisible(open.isPresent());
        look.setManaged(open.isPresent());
        look.setOnAction(_ -> open.ifPresent(acting.desk().navigator()::look));
    }

    @Override
    public void close() {
        checking.close();
    }
}
