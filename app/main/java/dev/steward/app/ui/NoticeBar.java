package dev.steward.app.ui;

import java.util.Locale;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** Shows one notice above what it is about; takes no room while there is none. Good news goes by itself. */
public final class NoticeBar extends HBox {
    private static final Duration GOOD_NEWS = Duration.seconds(8);

    private final Texts texts = Texts.of(NoticeBar.class);
    private final PauseTransition read = new PauseTransition(GOOD_NEWS);
    private Notice.Kind shown = Notice.Kind.INFO;

    public NoticeBar() {
        getStyleClass().add("notice");
        setAlignment(Pos.CENTER_LEFT);
        read.setOnFinished(_ -> dismiss());
        dismiss();
    }

    public void show(Notice notice) {
        for (Notice.Kind kind : Notice.Kind.values()) {
            pseudoClassStateChanged(
                    PseudoClass.getPseudoClass(kind.name().toLowerCase(Locale.ROOT)), kind == notice.kind());
        }
        Label what = line(notice.what(), "notice-what");
        VBox words = new VBox(what);
        if (!notice.remedy().isBlank()) {
            words.getChildren().add(line(notice.remedy(), "notice-remedy"));
        }
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        setHgrow(words, Priority.ALWAYS);
        getChildren()
                .setAll(
                        Icons.speaking(
                                icon(notice.kind()),
                                texts.get("notice." + notice.kind().name())),
                        words);
        notice.code().ifPresent(_ -> getChildren().add(copy(notice)));
        getChildren().add(close());
        setAccessibleText(notice.details());
        shown = notice.kind();
        if (shown == Notice.Kind.SUCCESS) {
            read.playFromStart();
        } else {
            read.stop();
        }
        setVisible(true);
        setManaged(true);
    }

    /** What was asked is another thing now: what only advised is over, what went wrong is not. */
    public void dismissAdvice() {
        if (shown != Notice.Kind.ERROR) {
            dismiss();
        }
    }

    public void dismiss() {
        read.stop();
        getChildren().clear();
        setVisible(false);
        setManaged(false);
    }

    private Button copy(Notice notice) {
        Button copy = new Button(texts.get("notice.copy"), Icons.of("mdi2c-content-copy"));
        copy.getStyleClass().addAll("flat", "small-button");
        copy.setMinWidth(USE_PREF_SIZE);
        copy.setOnAction(_ -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(notice.details());
            Clipboard.getSystemClipboard().setContent(content);
        });
        return copy;
    }

    private Button close() {
        Button close = new Button("", Icons.of("mdi2c-close"));
        close.getStyleClass().addAll("flat", "button-icon");
        close.setAccessibleText(texts.get("notice.dismiss"));
        close.setOnAction(_ -> dismiss());
        return close;
    }

    private static Label line(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }

    private static String icon(Notice.Kind kind) {
        return switch (kind) {
            case SUCCESS -> "mdi2c-check-circle-outline";
            case INFO -> "mdi2i-information-outline";
            case WARNING -> "mdi2a-alert-outline";
            case ERROR -> "mdi2a-alert-circle-outline";
        };
    }
}
