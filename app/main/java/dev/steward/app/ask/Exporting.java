package dev.steward.app.ask;

import dev.steward.analysis.Question;
import dev.steward.app.ui.Command;
import dev.steward.app.ui.Desk;
import dev.steward.app.ui.Dialogs.FileType;
import dev.steward.app.ui.Icons;
import dev.steward.app.ui.Notice;
import dev.steward.app.ui.Texts;
import dev.steward.chart.Palette;
import dev.steward.model.Cancelled;
import dev.steward.model.Failure;
import dev.steward.model.StorageFailed;
import dev.steward.report.Caption;
import dev.steward.report.ChartExport;
import dev.steward.report.Provenance;
import dev.steward.report.TableExport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** Chart and table as files and on the clipboard. What leaves the window says what it is and where it comes from. */
final class Exporting<Q extends Question, R> {
    private enum Format {
        PNG,
        SVG,
        PDF,
        CSV,
        XLSX;

        String ending() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean isTable() {
            return this == CSV || this == XLSX;
        }
    }

    private final Desk desk;
    private final AskModel<Q, R> model;
    private final ObservableValue<Optional<String>> name;
    private final Texts texts;

    Exporting(Desk desk, AskModel<Q, R> model, ObservableValue<Optional<String>> name, Texts texts) {
        this.desk = desk;
        this.model = model;
        this.name = name;
        this.texts = texts;
    }

    void fill(MenuButton menu) {
        for (Command command : commands()) {
            MenuItem item = new MenuItem(command.name(), Icons.of(command.icon()));
            item.setOnAction(_ -> command.action().run());
            menu.getItems().add(item);
        }
        menu.getItems().add(Format.values().length, new SeparatorMenuItem());
    }

    List<Command> commands() {
        return List.of(
                export(Format.PNG, "mdi2f-file-image-outline"),
                export(Format.SVG, "mdi2v-vector-curve"),
                export(Format.PDF, "mdi2f-file-pdf-box"),
                export(Format.CSV, "mdi2f-file-delimited-outline"),
                export(Format.XLSX, "mdi2f-file-excel-outline"),
                Command.of(texts.get("export.copy.chart"), "mdi2c-content-copy", () -> picture(this::copyChart)),
                Command.of(
                        texts.get("export.copy.table"),
                        "mdi2t-table-large",
                        () -> picture(picture -> AnswerPane.copy(TableText.tabbed(picture.table())))));
    }

    private Command export(Format format, String icon) {
        return Command.of(texts.get("export." + format), icon, () -> picture(picture -> save(format, picture)));
    }

    private void picture(Consumer<Picture<Q, R>> use) {
        model.state().get().answer().ifPresent(use);
    }

    private void save(Format format, Picture<Q, R> picture) {
        String suggested =
                name.getValue().orElse(picture.view().chart().title()).replaceAll("[^\\p{L}\\p{N} _-]+", " ") + "."
                        + format.ending();
        desk.dialogs()
                .saveFile(
                        texts.get("export." + format),
                        suggested.strip(),
                        List.of(FileType.of(format.name(), "*." + format.ending())))
                .ifPresent(file -> desk.background()
                        .run(
                                texts.get("export.task", file.getFileName()),
                                _ -> write(format, picture, file),
                                written -> desk.navigator().show(Notice.success(texts.get("export.done", written))),
                                this::failed));
    }

    private Path write(Format format, Picture<Q, R> picture, Path chosen) {
        Path file = chosen.getFileName().toString().toLowerCase(Locale.ROOT).endsWith("." + format.ending())
                ? chosen
                : chosen.resolveSibling(chosen.getFileName() + "." + format.ending());
        if (format.isTable()) {
            new TableExport(picture.table(), caption(picture)).write(file);
        } else {
            chart(picture).write(file);
        }
        return file;
    }

    private ChartExport chart(Picture<Q, R> picture) {
        return new ChartExport(picture.view().chart(), caption(picture), ChartExport.Page.usual(Palette.LIGHT));
    }

    private Caption caption(Picture<Q, R> picture) {
        return new Caption(
                name.getValue().orElse(picture.view().chart().title()),
                model.kind().words(picture.answer().question()),
                Provenance.named(picture.answer().facts()),
                picture.answer().facts().generation(),
                Instant.now());
    }

    private void copyChart(Picture<Q, R> picture) {
        desk.background()
                .run(texts.get("export.copy.chart"), _ -> image(picture), Exporting::toClipboard, this::failed);
    }

    /** By way of a file, for the picture's own type belongs to another toolkit. */
    private Image image(Picture<Q, R> picture) {
        try {
            Path file = Files.createTempFile("steward", ".png");
            try {
                chart(picture).write(file);
                return new Image(file.toUri().toString());
            } finally {
                Files.delete(file);
            }
        } catch (IOException broken) {
            throw new StorageFailed(
                    "clipboard", texts.get("export.copy.failed"), texts.get("export.copy.remedy"), broken);
        }
    }

    private static void toClipboard(Image image) {
        ClipboardContent content = new ClipboardContent();
        content.putImage(image);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private void failed(Failure failure) {
        if (!(failure instanceof Cancelled)) {
            desk.navigator().show(Notice.of(failure));
        }
    }
}
