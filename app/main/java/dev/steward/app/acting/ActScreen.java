package dev.steward.app.acting;

import dev.steward.app.ui.Command;
import dev.steward.app.ui.Screen;
import dev.steward.app.ui.Texts;
import java.util.List;

/**
 * A screen of the wing that changes what exists. What it shows others may change at any time: it looks anew whenever it comes to the
 * front, and when somebody wants it. Its texts say {@code title} and {@code command.look}.
 */
public abstract class ActScreen implements Screen {
    protected final Texts texts;

    protected ActScreen(Texts texts) {
        this.texts = texts;
    }

    /** Looks how things stand now. */
    protected abstract void look();

    @Override
    public final String title() {
        return texts.get("title");
    }

    @Override
    public final List<Command> commands() {
        return List.of(Command.of(texts.get("command.look"), "mdi2r-refresh", this::look));
    }

    @Override
    public final boolean acts() {
        return true;
    }

    @Override
    public final void shown() {
        look();
    }
}
