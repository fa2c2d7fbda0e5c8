package dev.steward.app.testing;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javafx.collections.ListChangeListener;
import javafx.css.CssParser;

/** Hears everything JavaFX has to complain about in stylesheets: what does not parse, and colours nobody defines. */
public final class CssWarnings extends Handler {
    private static final Logger CSS = Logger.getLogger("javafx.css");

    private final Queue<String> heard = new ConcurrentLinkedQueue<>();
    private final ListChangeListener<CssParser.ParseError> parsed = change -> {
        while (change.next()) {
            change.getAddedSubList().forEach(error -> heard.add(error.getMessage()));
        }
    };

    private CssWarnings() {}

    public static CssWarnings listen() {
        CssWarnings warnings = new CssWarnings();
        CSS.addHandler(warnings);
        CssParser.errorsProperty().addListener(warnings.parsed);
        return warnings;
    }

    public List<String> warnings() {
        return heard.stream().distinct().toList();
    }

    @Override
    public void publish(LogRecord record) {
        if (record.getLevel().intValue() >= Level.WARNING.intValue()) {
            heard.add(String.valueOf(record.getMessage()));
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        CSS.removeHandler(this);
        CssParser.errorsProperty().removeListener(parsed);
    }
}
